import assert from "node:assert/strict";
import { shortened } from "../../../components/frame/projector/explained.js";
import { test } from "node:test";
import { partOf } from "../../../components/frame/projector/sheet_screen.js";
import { choiceOf, hasSomething, nextText, notesOn, opened,
  positionText, tellsOfDay } from "../../../components/frame/projector/where.js";

const STEP = { id: "step2", short: "Step2" };
const item = (id, more = {}) => ({ id, step: STEP, activity: { id, short: id, title: id },
  minutes_text: "30分", skipped: false, again: false, ...more });
const wall = (after, copies = "", first = false) => ({ after, copies, first });
const SHEETS = {
  board: { id: "board", kind: "board", wall: { ...wall(""), counted: true } },
  cases: { id: "cases", kind: "form", repeats: "case", wall: wall(null, "cases", true) },
  votes: { id: "votes", kind: "table", columns: [{ per_person: true }], wall: wall("board/do") },
  idea: { id: "idea", kind: "form", repeats: "once", wall: wall("idea/", "idea", true) },
};
const activity = (...sheets) => ({ what: "", why: "", goals: [], materials: [], sheets });
const entry = (id, sheet, place = "", more = {}) =>
  ({ id, body: { sheet, place, values: {}, hidden: false, ...more } });

test("the place in the step is counted without what is skipped", () => {
  const day = [item("a"), item("b", { skipped: true }), item("c")];
  assert.equal(positionText(day, day[2]), "Step2 ・ 2/2");
  assert.equal(nextText(day[2]), "次：c（30分）");
  assert.equal(nextText(null), "");
  const each = item("d", { minutes_text: "1人1分（約12分）" });
  assert.equal(nextText(each), "次：d　1人1分（約12分）");
});

test("before any activity there is a welcome, without anything to show a guide", () => {
  assert.equal(choiceOf(null, SHEETS, null, []).kind, "welcome");
  assert.equal(choiceOf(activity(), SHEETS, null, []).kind, "guide");
  assert.equal(choiceOf(activity("cases"), SHEETS, null, [entry("x", "cases")]).kind, "guide");
});

test("the copy in focus comes first, as soon as this screen may see it", () => {
  const wanted = activity("cases");
  assert.deepEqual(choiceOf(wanted, SHEETS, "x", [entry("x", "cases")]),
    { kind: "sheet", sheet: SHEETS.cases, copy: "x" });
  assert.equal(choiceOf(wanted, SHEETS, "x", []).kind, "guide");
  assert.equal(choiceOf(activity("votes", "board"), SHEETS, "board", []).sheet, SHEETS.board);
});

test("what is projected while nothing is on is shown", () => {
  assert.deepEqual(choiceOf(null, SHEETS, "x", [entry("x", "cases")]),
    { kind: "sheet", sheet: SHEETS.cases, copy: "x" });
  assert.equal(choiceOf(null, SHEETS, "board", []).sheet, SHEETS.board);
});

test("where the activity is about maps or overlaps, the case in focus is its picture", () => {
  const sheets = { ...SHEETS,
    overlap: { id: "overlap", kind: "overlap", cases: "cases", wall: wall("", "cases") } };
  const entries = [entry("x", "cases"), entry("p", "overlap", "x/person")];
  assert.deepEqual(choiceOf(activity("cases", "overlap"), sheets, "x", entries),
    { kind: "sheet", sheet: sheets.overlap, copy: "x" });
  assert.deepEqual(choiceOf(activity("cases"), sheets, "x", entries),
    { kind: "sheet", sheet: SHEETS.cases, copy: "x" });
  assert.deepEqual(choiceOf(activity("board"), sheets, "x", entries, "overlap"),
    { kind: "sheet", sheet: sheets.overlap, copy: "x" }, "where it was asked for");
  assert.deepEqual(choiceOf(activity("cases", "overlap"), sheets, "x", entries, "cases"),
    { kind: "sheet", sheet: sheets.cases, copy: "x" });
  assert.deepEqual(choiceOf(activity("overlap"), sheets, null, []),
    { kind: "sheet", sheet: sheets.overlap, copy: null });
});

test("else the first sheet with something on it", () => {
  const several = activity("votes", "idea");
  const note = entry("n", "board", "/do");
  assert.equal(choiceOf(several, SHEETS, null, [note]).sheet, SHEETS.votes);
  assert.equal(choiceOf(several, SHEETS, null,
    [entry("idea", "idea", "", { values: { reason: "" } })]).kind, "guide");
  const choice = choiceOf(several, SHEETS, null,
    [entry("idea", "idea"), entry("i", "idea", "idea/first_ideas")]);
  assert.deepEqual([choice.sheet, choice.copy], [SHEETS.idea, "idea"]);
  assert.equal(hasSomething({ id: "t", kind: "table", wall: wall("t/") },
    [entry("r", "t", "", { values: { task: "声をかける" } })]), true);
  assert.equal(hasSomething({ id: "t", kind: "table", wall: wall(null) }, []), false,
    "nobody on the wall may see the roster");
});

test("covered notes count, what is taken off the screen does not", () => {
  const entries = [entry("a", "board"), entry("b", "board", "", { covered: true }),
    entry("c", "board", "", { hidden: true })];
  assert.equal(notesOn(entries, SHEETS.board), 2);
  assert.equal(notesOn(entries, SHEETS.idea), null);
});

test("each kind of sheet has its part", () => {
  assert.equal(partOf(SHEETS.votes), "frame/priorities");
  assert.equal(partOf(SHEETS.board), "sheets/board");
});

test("a day opens with what it is for, until somebody has the turn", () => {
  const choice = { kind: "sheet", copy: null,
    sheet: { id: "r", kind: "round", wall: { ...wall(""), turns: true } } };
  assert.equal(opened(choice, { first: true, focus: null, turns: null }).kind, "opening");
  assert.equal(opened(choice, { first: true, focus: null, turns: { order: [] } }), choice);
  assert.equal(opened(choice, { first: true, focus: "r", turns: null }), choice);
  assert.equal(opened(choice, { first: false, focus: null, turns: null }), choice);
});

test("a day without a round opens with what it is for as well", () => {
  const guide = { kind: "guide", sheet: null, copy: null };
  assert.equal(opened(guide, { first: true, focus: null, turns: null }).kind, "opening");
  assert.equal(opened(guide, { first: false, focus: null, turns: null }), guide);
});

test("those who lead may ask for an explanation before any sheet", () => {
  const about = { first: false, focus: "r", turns: { order: [] } };
  const choice = { kind: "sheet", copy: null,
    sheet: { id: "r", kind: "round", wall: { ...wall(""), turns: true } } };
  const shown = (explains) => opened(choice, { ...about, explains }).kind;
  assert.deepEqual(["programme", "day", "activity", null].map(shown),
    ["programme", "opening", "guide", "sheet"]);
});

test("a long title on the wall keeps what tells it from others", () => {
  const title = "包括的な支援体制の構築に向けた連携や課題について理解を深める（トークセッション）";
  assert.equal(shortened(title), "包括的な支援体制の構築に向…（トークセッション）");
  assert.equal(shortened("わがまちの強み・課題検討シート"), "わがまちの強み・課題検討シート");
  assert.equal(shortened("長い題".repeat(12)).length, 24);
});

test("an activity without a sheet in which something is explained tells of the day", () => {
  assert.equal(tellsOfDay({ form: ["説明"], sheets: [] }), true);
  assert.equal(tellsOfDay({ form: ["講義"], sheets: [] }), false);
  assert.equal(tellsOfDay({ form: ["説明"], sheets: ["requests"] }), false);
});
