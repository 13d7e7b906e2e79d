import assert from "node:assert/strict";
import { test } from "node:test";

import { gridSheet, scoped } from "../../../components/sheets/form/grid_sheet.js";

const SECTION = {
  id: "discussion",
  rows: [
    { id: "well", label: "うまく連携できたと思うこと", short: "できた", colour: "green" },
    { id: "missing", label: "あったらよかった", short: "ほしかった", colour: "sky" },
  ],
  columns: [{ id: "content", label: "内容" }, { id: "reason", label: "要因" }],
};
const entry = (id, place, sheet = "case_study") =>
  ({ id, body: { sheet, place, values: { text: id } } });

function line() {
  const entries = [entry("one", "k1/well/content"), entry("other", "k2/well/content"),
    entry("k1", ""), entry("ask", "k1/@ask"), entry("far", "grasp/can", "matrix")];
  const done = [];
  return {
    done,
    you: { role: "facilitator" },
    pending:
      [{ op: "entry.add", fields: { id: "new", sheet: "case_study", place: "k1/missing/reason" } },
      { op: "entry.add", fields: { id: "x", sheet: "matrix", place: "grasp/can" } }],
    refused: [{ op_id: "r", op: "entry.edit", fields: { id: "one", version: 1 },
      about: { place: "k1/well/content", sheet: "case_study" }, refused: { code: "stale" } },
      { op_id: "w", op: "entry.write", fields: { id: "k1" }, about: { sheet: "case_study" } }],
    get: (kind, id) => (kind === "entry" ? entries.find((known) => known.id === id)?.body ??
      null : { state: "open" }),
    all: () => entries,
    do: (op, fields, about) => (done.push({ op, fields, about }), Promise.resolve({ revision: 1 })),
    typing: (sheet, place) => done.push({ sheet, place }),
    now() {
      return this.you.role;
    },
  };
}

const grid = { sheet: "case_study", copy: "k1", section: SECTION };

test("a grid is a board whose rows have the colours", () => {
  const sheet = gridSheet({ id: "case_study" }, SECTION, "k1");
  assert.equal(sheet.id, "case_study:k1:discussion");
  assert.deepEqual(sheet.colours, [{ id: "green", label: "できた" }, { id: "sky", label: "ほしかった" }]);
});

test("only the notes of the copy are on it, in places without its name", () => {
  const notes = scoped(line(), grid).all("entry");
  assert.deepEqual(notes.map(({ id, body }) => [id, body.sheet, body.place]),
    [["one", "case_study:k1:discussion", "well/content"]]);
});

test("the same note is the same object until it changes", () => {
  const scope = scoped(line(), grid);
  assert.equal(scope.all("entry")[0], scope.all("entry")[0]);
});

test("what is done there goes to the form", () => {
  const live = line();
  const scope = scoped(live, grid);
  scope.do("entry.add", { id: "n", sheet: "case_study:k1:discussion", place: "well/content",
    values: { text: "あ" } });
  scope.do("entry.edit", { id: "one", version: 1, values: { text: "い" } },
    { place: "well/content", sheet: "case_study:k1:discussion" });
  scope.typing("case_study:k1:discussion", "well/reason");
  scope.typing("case_study:k1:discussion", null);
  assert.equal(live.done[0].fields.sheet, "case_study");
  assert.equal(live.done[0].fields.place, "k1/well/content");
  assert.deepEqual(live.done[1], { op: "entry.edit", fields: { id: "one", version: 1,
    values: { text: "い" } }, about: { place: "k1/well/content", sheet: "case_study" } });
  assert.deepEqual(live.done[2], { sheet: "case_study", place: "k1/well/reason" });
  assert.deepEqual(live.done[3], { sheet: "case_study", place: null });
});

test("only what waits for this copy is seen as waiting", () => {
  const scope = scoped(line(), grid);
  assert.deepEqual(scope.pending.map(({ fields }) => [fields.id, fields.sheet, fields.place]),
    [["new", "case_study:k1:discussion", "missing/reason"]]);
  assert.deepEqual(scope.refused.map(({ fields, about }) => [fields.id, about.place]),
    [["one", "well/content"]]);
});

test("the rest is the line's own; who may not write sees it closed", () => {
  assert.equal(scoped(line(), grid).now(), "facilitator");
  assert.equal(scoped(line(), grid, () => false).get("sheet", "case_study:k1:discussion").state,
    "locked");
});
