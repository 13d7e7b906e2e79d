import assert from "node:assert/strict";
import { test } from "node:test";
import { beyondText, doors, dueText, stepStanding, sumText, typedMinutes,
  whereText } from "../../../components/frame/course/words.js";

const item = (id, minutes = 30, skipped = false) => ({ id, minutes, skipped, again: false,
  step: { short: "Step2" }, activity: { id, short: id, title: id } });
const OVER = { runs: [{ started: "a", ended: "b" }] };

test("a step is done when all that was to be held is over", () => {
  const items = [item("a"), item("b"), item("c", 30, true)];
  const over = (...ids) => ({ id }) => (ids.includes(id) ? OVER : null);
  assert.equal(stepStanding(items, null, over()), "ahead");
  assert.equal(stepStanding(items, null, over("a")), "begun");
  assert.equal(stepStanding(items, null, over("a", "b")), "done");
  assert.equal(stepStanding(items, "b", over("a")), "now");
  assert.equal(stepStanding(items, null, over(), true), "done");
});

const step = (id, ...activities) => ({ id, short: id, activities: activities.map((one) =>
  ({ id: one, title: one, short: "" })) });
const ahead = { step: step("Step2"), item: item("b"), meeting: { date: "2026-12-10", start: "13:30",
  venue: "" } };
const none = { room: null, after: null, ahead: null, before: [], over: false, leads: true };

test("what is done without a meeting is a next thing before the meeting", () => {
  const before = [step("ケース提出", "submit")];
  const said = whereText({ ...none, ahead, before });
  assert.equal(said.now, "どの活動も行っていません");
  assert.match(said.next, /^ケース提出 → Step2　.*12月10日/);
  assert.deepEqual(doors({ ...none, ahead, before }).map(({ to }) => to), ["submit", "b"]);
  assert.deepEqual(doors({ ...none, ahead, before, leads: false }).map(({ to }) => to),
    ["submit", "todo"]);
});

test("after the day there is thanks and the way to the record", () => {
  const over = { ...none, ahead, over: true };
  assert.match(whereText(over).now, /おつかれさま/);
  assert.equal(doors(over)[0].to, "record");
  assert.deepEqual(doors(none).map(({ to }) => to), ["record"], "on any day after the last");
  assert.deepEqual(doors({ ...over, leads: false }).map(({ to }) => to), ["todo"]);
  const shut = { ...none, room: ahead.item, shut: true };
  assert.deepEqual(doors(shut).map(({ to }) => to), ["todo"]);
  assert.equal(whereText({ ...none, over: true }).next, "全部の回が終わりました");
});

test("where the room is, and what follows on the day", () => {
  const said = whereText({ ...none, room: item("a"), after: item("b") });
  assert.deepEqual(said, { now: "Step2　a", next: "Step2　b" });
  assert.deepEqual(doors({ ...none, room: item("a") }), [{ to: "a", text: "いまの活動をひらく" }]);
});

test("minutes may be typed as people type them", () => {
  assert.equal(typedMinutes("45"), 45);
  assert.equal(typedMinutes("４５分 "), 45);
  assert.equal(typedMinutes(""), null);
  for (const wrong of ["0", "601", "abc", "1.5", "-3"]) {
    assert.equal(typedMinutes(wrong), undefined);
  }
});

test("a plan that goes beyond the end that was set says so", () => {
  const items = [item("a", 100), item("b", 90), item("c", 60, true)];
  const meeting = { start: "13:30", end: "16:30" };
  assert.equal(beyondText(items, meeting), "予定では 16:40 に終わり、終了 16:30 を10分こえます");
  assert.equal(beyondText(items, { start: "13:30", end: "17:00" }), "");
  assert.equal(beyondText(items, { start: "13:30", end: "" }), "");
});

test("the sum is told in hours and minutes", () => {
  assert.equal(sumText([item("a", 45), item("b", 100), item("c", 60, true)]), "あわせて 2時間25分");
  assert.equal(sumText([item("a", 60)]), "あわせて 1時間");
  assert.equal(sumText([item("a", 0)]), "");
});

test("what lies between two steps of one day has to be done before it", () => {
  const steps = [["s1", true], ["cases", false], ["s2", true], ["after", false]].map(([id, meeting]) =>
    ({ id, short: id, meeting }));
  const both = () => [steps[0], steps[2]];
  for (const at of [0, 1, 2]) {
    assert.equal(dueText(steps[at], steps, both),
      "s1とs2を同じ日に行います。「cases」は、その日より前に済ませてください。");
  }
  assert.equal(dueText(steps[3], steps, both), "");
  assert.equal(dueText(steps[0], steps, (id) => steps.filter((one) => one.id === id)), "");
});
