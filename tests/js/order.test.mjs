import assert from "node:assert/strict";
import test from "node:test";
import { dropTarget } from "../../components/kit/notes/insert.js";
import { byRank, placeBeside, rankBefore, stepInPlace } from "../../components/live/ranks.js";
import { placeName, placeOf, placesOf, tagOf } from "../../components/kit/notes/sheet.js";
import { SHEET } from "./fakes.mjs";

const ranked = (...ranks) =>
  ranks.map((rank, index) => ({ id: "abcdef"[index], rank, created: "2026" }));

test("ranks: to the end, to the front, between two", () => {
  assert.equal(rankBefore([], null), 0);
  assert.equal(rankBefore(ranked(0, 1), null), 2);
  assert.equal(rankBefore(ranked(0, 1), "a"), -1);
  assert.equal(rankBefore(ranked(0, 1), "b"), 0.5);
  assert.equal(rankBefore(ranked(0, 1), "not here"), 2);
});

test("equal ranks: the older first, then by id", () => {
  const notes = [{ id: "b", rank: 0, created: "2" }, { id: "c", rank: 0, created: "1" },
    { id: "a", rank: 0, created: "2" }];
  assert.deepEqual(notes.sort(byRank).map(({ id }) => id), ["c", "a", "b"]);
});

test("one up or down within the place", () => {
  const order = ["a", "b", "c"];
  assert.deepEqual(stepInPlace(order, "c", -1), { before: "b" });
  assert.deepEqual(stepInPlace(order, "a", 1), { before: "c" });
  assert.deepEqual(stepInPlace(order, "b", 1), { before: null });
  assert.equal(stepInPlace(order, "a", -1), null);
  assert.equal(stepInPlace(order, "c", 1), null);
});

test("the place beside, and nothing beyond the sheet's edge", () => {
  assert.equal(placeBeside(SHEET, "grasp/can", "right"), "grasp/want");
  assert.equal(placeBeside(SHEET, "grasp/want", "right"), "/do");
  assert.equal(placeBeside(SHEET, "/do", "left"), "grasp/want");
  assert.equal(placeBeside(SHEET, "grasp/can", "down"), "link/can");
  assert.equal(placeBeside(SHEET, "link/can", "down"), null);
  assert.equal(placeBeside(SHEET, "grasp/can", "left"), null);
  assert.equal(placeBeside(SHEET, "/do", "down"), null);
});

test("places, their names and tags", () => {
  assert.deepEqual(placesOf(SHEET), ["grasp/can", "grasp/want", "link/can", "link/want", "/do"]);
  assert.equal(placeOf(SHEET, "grasp", "do"), "/do");
  assert.equal(placeName(SHEET, "grasp/can"), "対象者の状況把握・① できている");
  assert.equal(tagOf(SHEET, "grasp/can"), "状況把握①");
  assert.deepEqual(placesOf({ ...SHEET, rows: [] }), ["/can", "/want", "/do"]);
});

const box = (id, left, top, width = 100, height = 40) =>
  ({ id, left, top, right: left + width, bottom: top + height });
const wide = [box("a", 0, 0), box("b", 110, 0), box("c", 0, 50)];

test("dropped on the middle of a note: on top of it", () => {
  assert.deepEqual(dropTarget(wide, { x: 50, y: 20 }, true), { onto: "a" });
});

test("dropped at a note's edge: before or after it", () => {
  assert.deepEqual(dropTarget(wide, { x: 5, y: 20 }, true),
    { before: "a", beside: "a", side: "left" });
  assert.deepEqual(dropTarget(wide, { x: 95, y: 20 }, true),
    { before: "b", beside: "a", side: "right" });
  assert.deepEqual(dropTarget([box("a", 0, 0)], { x: 5, y: 20 }, true),
    { before: "a", beside: "a", side: "left" });
});

test("one note a line: edges are above and below", () => {
  const list = [box("a", 0, 0), box("b", 0, 50)];
  assert.deepEqual(dropTarget(list, { x: 50, y: 3 }, false),
    { before: "a", beside: "a", side: "top" });
  assert.deepEqual(dropTarget(list, { x: 50, y: 37 }, false),
    { before: "b", beside: "a", side: "bottom" });
  assert.deepEqual(dropTarget(list, { x: 50, y: 400 }, false),
    { before: null, beside: "b", side: "bottom" });
});

test("dropped beside the notes: to the end of that line, or of the place", () => {
  assert.deepEqual(dropTarget(wide, { x: 300, y: 20 }, true),
    { before: "c", beside: "b", side: "right" });
  assert.deepEqual(dropTarget(wide, { x: 50, y: 300 }, true),
    { before: null, beside: "c", side: "right" });
  assert.deepEqual(dropTarget([], { x: 1, y: 1 }, true),
    { before: null, beside: null, side: "top" });
});
