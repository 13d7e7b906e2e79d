/** What the wall says a day is for. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { purposesOf } from "../../../components/frame/projector/projector.js";

test("a day with two steps is for what both are for, each said once", () => {
  const [one, two] = [{ id: "one", purposes: ["知り合う。"] }, { id: "two", purposes: ["決める。"] }];
  assert.deepEqual(purposesOf([{ step: one }, { step: one }, { step: two }, { step: one }]),
    ["知り合う。", "決める。"]);
  assert.deepEqual(purposesOf([{ step: { id: "three" } }]), []);
});
