import assert from "node:assert/strict";
import { test } from "node:test";
import { ahead, stepStanding, sumText, typedMinutes,
  whereText } from "../../../components/frame/course/words.js";

const item = (id, minutes = 30, skipped = false) => ({ id, minutes, skipped, again: false,
  step: { short: "Step2" }, activity: { short: id, title: id } });
const OVER = { runs: [{ started: "a", ended: "b" }] };

test("a step is done when all that was to be held is over", () => {
  const items = [item("a"), item("b"), item("c", 30, true)];
  const over = (...ids) => ({ id }) => (ids.includes(id) ? OVER : null);
  assert.equal(stepStanding(items, null, over()), "ahead");
  assert.equal(stepStanding(items, null, over("a")), "begun");
  assert.equal(stepStanding(items, null, over("a", "b")), "done");
  assert.equal(stepStanding(items, "b", over("a")), "now");
});

test("what comes next comes after the last that was held", () => {
  const items = [item("a"), item("b", 30, true), item("c"), item("d")];
  assert.equal(ahead(items, () => false)?.id, "a");
  assert.equal(ahead(items, (one) => one.id === "a")?.id, "c");
  assert.equal(ahead(items, (one) => one.id === "c")?.id, "d");
  assert.equal(ahead(items, (one) => one.id === "d"), null);
});

test("where the room is, and what follows on the day", () => {
  assert.deepEqual(whereText(null, null, item("a")), { now: "", next: "Step2　a" });
  assert.deepEqual(whereText(item("a"), item("b"), null), { now: "Step2　a", next: "Step2　b" });
  assert.deepEqual(whereText(item("a"), null, item("c")), { now: "Step2　a", next: "" });
});

test("minutes may be typed as people type them", () => {
  assert.equal(typedMinutes("45"), 45);
  assert.equal(typedMinutes("４５分 "), 45);
  assert.equal(typedMinutes(""), null);
  for (const wrong of ["0", "601", "abc", "1.5", "-3"]) {
    assert.equal(typedMinutes(wrong), undefined);
  }
});

test("the sum is told in hours and minutes", () => {
  assert.equal(sumText([item("a", 45), item("b", 100), item("c", 60, true)]), "あわせて 2時間25分");
  assert.equal(sumText([item("a", 60)]), "あわせて 1時間");
  assert.equal(sumText([item("a", 0)]), "");
});
