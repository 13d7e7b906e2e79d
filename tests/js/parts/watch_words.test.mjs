import assert from "node:assert/strict";
import { test } from "node:test";
import { isOld } from "../../../components/frame/watch/words.js";

const records = { member: [{ revision: 4 }, { revision: 7 }], entry: [{ revision: 90 }] };
const all = (kind) => records[kind] ?? [];

test("only what is drawn makes it old", () => {
  assert.equal(isOld(new Set(["entry/a"]), ["member"], 7, all), false);
  assert.equal(isOld(new Set(["entry/a", "member/b"]), ["member"], 7, all), true);
});

test("a whole snapshot makes it old where it holds something newer", () => {
  assert.equal(isOld(null, ["member"], 7, all), false);
  assert.equal(isOld(null, ["member"], 6, all), true);
  assert.equal(isOld(null, ["ballot"], 0, all), false);
});
