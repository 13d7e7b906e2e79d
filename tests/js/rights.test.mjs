import assert from "node:assert/strict";
import { test } from "node:test";
import { removes, whoOn, writesSection } from "../../components/live/rights.js";

const BOARD = { id: "s", kind: "board" };
const someone = { role: "participant", me: "me" };

test("hands are shown while an overlap is open, dots are given before a table is opened", () => {
  const votes = (sheet) =>
    ["private", "open", "locked"].map((state) => whoOn(someone, sheet, { state }).votes);
  assert.deepEqual(votes({ kind: "overlap", hands: { id: "possible" } }), [false, true, false]);
  assert.deepEqual(votes({ kind: "table" }), [true, false, false]);
});

test("who was put out, or looks at the wall, does nothing there", () => {
  const away = whoOn({ ...someone, role: "facilitator", away: true }, BOARD, null);
  assert.deepEqual([away.leads, away.writes, away.votes], [false, false, false]);
  assert.equal(removes({ body: { author: "me" } }, away), false);
  assert.equal(writesSection({ written_by: "everyone" }, { body: {} }, away), false);
});

test("a sheet that nobody has held yet is open, and rows that are notes are written on their board",
    () => {
  assert.deepEqual([whoOn(someone, BOARD, null).state, whoOn(someone, BOARD, null).writes],
    ["open", true]);
  assert.equal(whoOn(someone, { kind: "table", rows_from: "matrix/do" }, null).writes, false);
});
