import assert from "node:assert/strict";
import test from "node:test";
import { buildModel } from "../../components/kit/notes/model.js";
import { expectedOf, SHEET, note } from "./fakes.mjs";

const context = { me: "me", sheet: SHEET, name: (id) => ({ other: "さくら" })[id] ?? "" };
const does = (op, fields) => ({ op, fields });
const onBoard = ({ body }) => body.sheet === SHEET.id;
const model = (records, pending = [], more = {}) => {
  const expected = expectedOf({ entry: records }, pending, { sheets: { matrix: SHEET } })
    .all("entry").filter(onBoard);
  return buildModel(new Map(expected.map((entry) => [entry.id, entry])), { ...context, ...more });
};
const leads = (made, place) => made.places.get(place).leads.map(({ id }) => id);

test("an added note is seen at once, and only once when the server has it too", () => {
  const add =
    does("entry.add", { id: "n", sheet: "matrix", place: "grasp/can", values: { text: "あ" } });
  const waiting = model([note("a", { rank: 0 })], [add]);
  assert.deepEqual(leads(waiting, "grasp/can"), ["a", "n"]);
  assert.equal(waiting.notes.get("n").pending, true);
  assert.equal(waiting.notes.get("n").colour, "green");
  const known = model([note("a"), note("n", { rank: 1 })], [add]);
  assert.equal(known.notes.get("n").pending, false);
});

test("a note added to another sheet is not shown here", () => {
  const add =
    does("entry.add", { id: "n", sheet: "elsewhere", place: "x/y", values: { text: "あ" } });
  assert.equal(model([], [add]).notes.size, 0);
});

test("an edit counts the version, so that the next edit names the right one", () => {
  const edits = [
    does("entry.edit", { id: "a", version: 1, values: { text: "い" } }),
    does("entry.edit", { id: "a", version: 2, values: { text: "う" } }),
  ];
  const view = model([note("a")], edits).notes.get("a");
  assert.deepEqual([view.values.text, view.version], ["う", 3]);
});

test("an edit of an older version does not cover what stands now", () => {
  const edit = does("entry.edit", { id: "a", version: 1, values: { text: "古い" } });
  const view = model([note("a", { version: 2, values: { text: "いま" } })], [edit]).notes.get("a");
  assert.equal(view.values.text, "いま");
});

test("a move takes the notes underneath along and the column's colour with it", () => {
  const records = [note("a"), note("b", { stack: "a" }),
    note("c", { place: "grasp/want", colour: "sky" })];
  const made = model(records, [does("entry.move", { id: "a", place: "grasp/want", before: "c" })]);
  assert.deepEqual(leads(made, "grasp/want"), ["a", "c"]);
  assert.equal(made.notes.get("a").colour, "sky");
  assert.equal(made.notes.get("b").place, "grasp/want");
  assert.deepEqual(made.notes.get("a").pile.map(({ id }) => id), ["b"]);
});

test("a colour of one's own stays when the note moves", () => {
  const made = model([note("a", { colour: "pink" })],
    [does("entry.move", { id: "a", place: "link/want" })]);
  assert.equal(made.notes.get("a").colour, "pink");
  assert.equal(made.notes.get("a").colourLabel, "とくに大事");
});

test("the note on top deleted: the next one takes its place", () => {
  const records = [note("z", { rank: -1 }), note("a", { rank: 0 }),
    note("b", { stack: "a", rank: 5 }), note("c", { stack: "a", rank: 6 }), note("d", { rank: 1 })];
  const made = model(records, [does("entry.delete", { id: "a", version: 1 })]);
  assert.deepEqual(leads(made, "grasp/can"), ["z", "b", "d"]);
  assert.deepEqual(made.notes.get("b").pile.map(({ id }) => id), ["c"]);
});

test("put together and apart again, none is lost", () => {
  const records = [note("a", { rank: 0 }), note("b", { rank: 1 }), note("c", { rank: 2 })];
  const stacked = model(records, [does("entry.stack", { id: "a", onto: "b" })]);
  assert.deepEqual(leads(stacked, "grasp/can"), ["b", "c"]);
  const apart = model(records,
    [does("entry.stack", { id: "a", onto: "b" }), does("entry.unstack", { id: "a" })]);
  assert.deepEqual(leads(apart, "grasp/can"), ["b", "c", "a"]);
});

test("stacking a pile onto a note underneath another puts all under the top one", () => {
  const records = [note("a"), note("b", { stack: "a", rank: 1 }), note("c", { rank: 2 }),
    note("d", { stack: "c", rank: 3 })];
  const made = model(records, [does("entry.stack", { id: "c", onto: "b" })]);
  assert.deepEqual(made.notes.get("a").pile.map(({ id }) => id), ["b", "c", "d"]);
});

test("operations on a note that is gone do nothing", () => {
  const ops = ["entry.edit", "entry.move", "entry.delete", "entry.stack", "entry.unstack",
    "entry.hide", "undo", "timer.start"];
  for (const op of ops) {
    assert.equal(model([], [does(op, { id: "x", place: "grasp/can", onto: "y", version: 1,
      values: { text: "" } })]).notes.size, 0);
  }
});

test("covered notes are counted by place and never shown as notes", () => {
  const covered = (id, place) => ({ kind: "entry", id, revision: 1,
    body: { sheet: "matrix", place, stack: null, covered: true } });
  const made = model([covered("x", "grasp/can"), covered("y", "grasp/can"), note("a")]);
  assert.deepEqual([made.places.get("grasp/can").covered, made.notes.size], [2, 1]);
});

test("who wrote it: あなた, a name where it is known, else nothing", () => {
  const made = model([note("a"), note("b", { author: "other" }), note("c", { author: null }),
    note("d", { author: "other", typed_by: "me" })]);
  assert.deepEqual(["a", "b", "c", "d"].map((id) => made.notes.get(id).author),
    ["あなた", "さくら", "", "さくら"]);
  assert.deepEqual(["a", "b", "c", "d"].map((id) => made.notes.get(id).own),
    [true, false, false, true]);
});

test("sources: tags by place, each once, and how often a note was used", () => {
  const made = model([note("a"), note("b"), note("w", { place: "link/want" }),
    note("i", { place: "/do", sources: ["a", "b", "w", "deleted"] })]);
  assert.deepEqual(made.notes.get("i").tags, ["状況把握①", "連携②"]);
  assert.deepEqual([made.notes.get("a").uses, made.notes.get("a").useTag], [1, "③"]);
});

test("a note that is edited here stays where it is, even when it is moved or gone", () => {
  const held = model([note("a", { rank: 3 })]).notes.get("a");
  const moved = model([note("a", { place: "link/want", values: { text: "相手" } })], [],
    { kept: new Map([["a", held]]) });
  assert.deepEqual(leads(moved, "grasp/can"), ["a"]);
  assert.equal(moved.notes.get("a").values.text, "相手");
  const gone = model([], [], { kept: new Map([["a", held]]) });
  assert.equal(gone.notes.get("a").gone, true);
});

test("a note whose top is not seen is shown by itself", () => {
  assert.deepEqual(leads(model([note("b", { stack: "hidden-top" })]), "grasp/can"), ["b"]);
});

test("the sign of a note changes with what it shows, and only then", () => {
  const sign = (more) => model([note("a", more)]).notes.get("a").sign;
  assert.equal(sign({}), sign({ changed: "later" }));
  assert.notEqual(sign({}), sign({ values: { text: "別" } }));
});

test("a note that came out of a case, and an idea that grew from it, name the case", () => {
  const notes = new Map([note("n", { sources: ["seen"] }),
    note("idea", { place: "/do", sources: ["n"] })].map((known) => [known.id, known]));
  const elsewhere = (id) => (id === "seen" ? "ケースA" : "");
  const model = buildModel(notes, { sheet: SHEET, me: "me", name: () => "", elsewhere });
  assert.deepEqual(model.notes.get("n").tags, ["ケースA"]);
  assert.deepEqual(model.notes.get("idea").tags, ["状況把握①", "ケースA"]);
});
