import assert from "node:assert/strict";
import { test } from "node:test";

import { draftsIn } from "../../../components/kit/drafts.js";
import { storage } from "../fakes.mjs";

test("a half-written value waits on the device for its person, by record and field", () => {
  globalThis.localStorage = storage();
  const live = { workshop: "w", you: { member: "a" } };
  let record = "r1";
  const draft = draftsIn(live, "todo").of(() => `${record}.found`);
  draft.keep({ value: "書きか", seen: "" });
  record = "r2";
  assert.equal(draft.get(), null);
  record = "r1";
  live.you = { member: "b" };
  assert.equal(draft.get(), null);
  live.you = { member: "a" };
  assert.deepEqual(draft.get(), { value: "書きか", seen: "" });
  draft.drop();
  assert.equal(draft.get(), null);
});
