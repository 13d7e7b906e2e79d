import assert from "node:assert/strict";
import { test } from "node:test";
import { removing } from "../../components/kit/removing.js";

const form = { title: "ケース検討シート", repeats: "case", sections: [] };
const copy = { id: "c1", body: { place: "", letter: "A", values: {} } };
const inner = { id: "n1", body: { place: "c1/well/content", values: {} } };

test("a copy goes only after a question that says what goes with it", () => {
  const asked = removing([copy, inner], "c1", form);
  assert.match(asked.title, /ケースA/);
  assert.match(asked.text, /1件/);
  assert.match(removing([copy], "c1", form).text, /消したもの/);
});

test("one thing in a copy goes without a question", () => {
  assert.equal(removing([copy, inner], "n1", form), null);
});
