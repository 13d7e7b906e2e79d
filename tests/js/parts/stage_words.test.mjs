import assert from "node:assert/strict";
import { test } from "node:test";
import { chosenByKey, elsewhere, needsAsking, pageItem, presenceText, stateOf, toOpen,
  unreadText, wayOn } from "../../../components/frame/stage/words.js";

const item = (id, title, minutes_text = "") =>
  ({ id, activity: { id, short: title, title }, minutes_text, skipped: false, again: false });

test("a sheet that nobody has set is open", () => {
  assert.equal(stateOf(null), "open");
  assert.equal(stateOf({ state: "locked" }), "locked");
});

test("only covering what was seen is asked about", () => {
  assert.ok(needsAsking("open", "private"));
  assert.ok(needsAsking("locked", "private"));
  assert.ok(!needsAsking("private", "open"));
  assert.ok(!needsAsking("open", "locked"));
});

test("notes that wait to be read are counted, and none are not mentioned", () => {
  assert.match(unreadText(3), /3枚/);
  assert.equal(unreadText(0), "");
});

test("presence says how many are here, and typing only when somebody does", () => {
  assert.equal(presenceText({ here: 24, typing: 5 }), "参加 24人・入力中 5人");
  assert.equal(presenceText({ here: 3, typing: 0 }), "参加 3人");
  assert.equal(presenceText(null), "参加 0人");
});

test("those who lead start the page's activity first, then go on", () => {
  const a = item("a", "強み");
  const b = item("b", "選ぶ", "30分");
  assert.deepEqual(wayOn(a, null, null), { to: a, lead: "", title: "この活動を始める" });
  assert.deepEqual(wayOn(a, b, null), { to: a, lead: "いまは「選ぶ」", title: "この活動を始める" });
  assert.deepEqual(wayOn(a, a, b), { to: b, lead: "つぎへ（30分） ▶", title: "選ぶ" });
  assert.deepEqual(wayOn(a, a, null), { to: null, lead: "最後の活動です", title: "今日はここまで" });
  assert.equal(wayOn(null, b, a), null);
});

test("during a break the one button ends it, on every page", () => {
  const a = item("a", "強み");
  const b = item("b", "選ぶ", "30分");
  const way = wayOn(b, a, b, a);
  assert.deepEqual([way.op, way.title], ["break.end", "再開する：強み"]);
});

test("a planned break comes up as the next thing, and after it the next activity", () => {
  const a = item("a", "強み");
  const b = item("b", "選ぶ", "30分");
  const { op, fields, title, lead } = wayOn(a, a, b, null, 10);
  assert.deepEqual([op, fields, title], ["break.start", { minutes: 10, onward: true }, "休憩"]);
  assert.equal(lead, "つぎへ（10分） ▶");
  assert.deepEqual(wayOn(a, a, b, b, 10), { to: b, lead: "休憩中です", title: "再開する：選ぶ" });
  assert.equal(wayOn(a, a, null, null, 10).title, "今日はここまで");
});

test("the room is where its activity is, at the sheet that it looks at, or at home", () => {
  assert.equal(toOpen({ activity: null, focus: null }), "workshop");
  assert.equal(toOpen({ activity: "a", focus: "case-1" }, ["plan", "votes"]), "a");
  assert.equal(toOpen({ activity: "a", focus: "votes" }, ["plan", "votes"]), "a/votes");
});

test("a page is about the room's item, or the first one that is still ahead", () => {
  const first = item("a", "強み");
  const again = { ...item("a", "強み"), id: "a-2" };
  const day = [first, item("b", "選ぶ"), again];
  assert.equal(pageItem(day, "a", again, () => false), again);
  assert.equal(pageItem(day, "a", day[1], (one) => one.id === "a"), again);
  assert.equal(pageItem(day, "a", null, () => true), again);
  assert.equal(pageItem([{ ...first, skipped: true }], "a", null, () => false), null);
});

test("a participant is offered the room's page only where it is another one", () => {
  const room = { activity: "b", focus: null };
  assert.deepEqual(elsewhere("a", item("b", "選ぶ"), room), { id: "b", text: "事務局が「選ぶ」に移りました。" });
  assert.equal(elsewhere("a", item("a", "強み"), room), null);
  assert.equal(elsewhere("a", null, null), null);
});

test("arrow keys go round the row of states", () => {
  assert.equal(chosenByKey("ArrowRight", 2, 3), 0);
  assert.equal(chosenByKey("ArrowLeft", 0, 3), 2);
  assert.equal(chosenByKey("End", 0, 3), 2);
  assert.equal(chosenByKey("a", 0, 3), null);
});
