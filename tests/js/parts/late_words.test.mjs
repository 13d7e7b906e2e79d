import assert from "node:assert/strict";
import { test } from "node:test";
import { fewer, lateText, outlook, shorter } from "../../../components/frame/stage/late_words.js";
import { lastMove } from "../../../components/frame/stage/back.js";

const day = [["a", 15], ["b", 60], ["c", 30]].map(([id, minutes]) =>
  ({ id, minutes, skipped: false }));
const at = (now, more = {}) => outlook({ day, room: "b", spent: 20, now,
  meeting: { start: "13:30", end: "" }, ...more });

test("the day is late by what now and all that comes go beyond the plan", () => {
  assert.equal(at(14 * 60 + 5).late, 0);
  assert.deepEqual(at(14 * 60 + 17), { ends: 927, late: 12 });
  assert.equal(lateText(at(14 * 60 + 17)), "このままだと 15:27 に終わります（12分おし）");
  assert.equal(lateText(at(14 * 60 + 9)), "");
});

test("what has taken longer than planned has nothing left, a break comes on top", () => {
  assert.equal(at(15 * 60, { spent: 75 }).ends, 930);
  assert.equal(at(15 * 60, { spent: 75, rest: 10 }).ends, 940);
});

test("a planned break takes its time until it is on", () => {
  const rests = [day[0], { ...day[1], rest: 10 }, day[2]];
  const of = (more) => at(14 * 60 + 5, { ...more, day: rests }).ends;
  assert.equal(of({}), at(14 * 60 + 5).ends + 10);
  assert.equal(of({ rest: 4, rested: true }), at(14 * 60 + 5).ends + 4);
});

test("the end that was set counts, and without any plan nothing is late", () => {
  assert.equal(at(14 * 60 + 17, { meeting: { start: "13:30", end: "16:00" } }).late, -33);
  assert.equal(at(14 * 60, { meeting: { start: "", end: "" } }), null);
  assert.equal(lateText(null), "");
});

test("what comes and is longer than five minutes can be shorter", () => {
  const more = [...day, { id: "d", minutes: 5, skipped: false }];
  assert.deepEqual(shorter(more, "b").map(({ id }) => id), ["c"]);
  assert.deepEqual([fewer(30), fewer(8)], [25, 5]);
});

const live = (room, times) => ({ all: (kind) => (kind === "workshop" ? [room]
  : times.map(([id, revision]) => ({ id, revision }))) });

test("the last step can be taken back while nothing else happened to the times", () => {
  const there = { revision: 9, body: { activity: "b" } };
  assert.deepEqual(lastMove(live(there, [["a", 9], ["b", 9]])), { revision: 9, from: "a" });
  assert.equal(lastMove(live(there, [["b", 9]])), null);
  assert.equal(lastMove(live(there, [["a", 4], ["b", 12]])), null);
  const over = { revision: 9, body: { activity: null } };
  assert.deepEqual(lastMove(live(over, [["a", 4], ["b", 9]])), { revision: 9, from: "b" });
  assert.equal(lastMove(live(over, [])), null);
});
