import assert from "node:assert/strict";
import { test } from "node:test";
import { clockText, isDone, itemTitle, meetingText, realText, spoken,
  standing } from "../../../components/frame/agenda/words.js";

const OVER = { runs: [{ started: "2026-12-08T04:30:00Z", ended: "2026-12-08T05:03:00Z" }] };
const ITEM = { activity: { short: "強み・課題", title: "わがまちの強みと課題" }, clock: "14:15",
  minutes_text: "100分", again: false };

test("an activity is done when every run of it has ended", () => {
  assert.equal(isDone(null), false);
  assert.equal(isDone({ runs: [] }), false);
  assert.equal(isDone(OVER), true);
  assert.equal(isDone({ runs: [...OVER.runs, { started: "x", ended: null }] }), false);
});

test("where the room is comes before what was done", () => {
  assert.equal(standing("a", "a", OVER), "now");
  assert.equal(standing("a", "b", OVER), "done");
  assert.equal(standing("a", null, null), "ahead");
});

test("a line is spoken with its time, name, length and standing", () => {
  assert.equal(spoken(ITEM, "now", true), "14:15、強み・課題、100分、いま行っています、この画面です");
  assert.equal(spoken({ ...ITEM, clock: "" }, "ahead", false), "強み・課題、100分");
  assert.equal(itemTitle({ ...ITEM, again: true }), "強み・課題（もう一度）");
});

test("a meeting is told as far as it is fixed", () => {
  const meeting = { date: "2026-12-08", start: "13:30", end: "16:30", venue: "市役所" };
  assert.equal(meetingText(meeting), "令和8年（2026年）12月8日（火）13:30〜16:30　市役所");
  assert.equal(meetingText({ ...meeting, end: "", venue: "" }), "令和8年（2026年）12月8日（火）13:30〜");
  assert.equal(meetingText({ date: null, start: "", venue: "" }), "日程はまだ決まっていません");
  assert.equal(meetingText(null), "日程はまだ決まっていません");
});

test("real times are Japan's, with the minutes when it is over", () => {
  assert.equal(clockText("2026-12-08T15:05:00Z"), "00:05");
  assert.equal(realText(null), "");
  assert.equal(realText(OVER), "13:30〜14:03（33分）");
  assert.equal(realText({ runs: [...OVER.runs, { started: "2026-12-08T06:00:00Z", ended: null }] }),
    "13:30〜14:03、15:00〜");
});
