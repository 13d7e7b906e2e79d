import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { saidOf } from "../../../components/frame/counts/model.js";
import { besideInSight, partsToLook } from "../../../components/kit/look_parts.js";

const known = JSON.parse(readFileSync(new URL("../../shared/counts.json", import.meta.url), "utf8"));
const sheets = Object.fromEntries(known.sheets.map((sheet) =>
  [sheet.id, { ...sheet, texts: known.texts[sheet.id] }]));
const entries = known.entries.map(({ id, ...body }, rank) => ({ id,
  body: { values: {}, sources: [], stack: null, created: "", rank, ...body } }));
const told = (sheet, there) => saidOf(sheet, sheet.counts[0], { ...sheets, [sheet.id]: sheet }, there)
  .map(({ word, entries: ids }) => [word, ids]);

test("what is said is counted as the server counts it", () => {
  for (const [id, said] of Object.entries(known.said)) {
    assert.deepEqual(told(sheets[id], entries), said);
  }
});

test("beside a group's copy its own notes are counted, beside the whole room's all", () => {
  const texts = { agency: { ...sheets.wall.texts.agency, sheet: "wall_g1" } };
  const copy = { ...sheets.wall, id: "wall_g1", group_of: "wall", texts };
  const theirs = { id: "g", body: { ...entries[5].body, sheet: "wall_g1", values: { text: "高校" } } };
  const all = { ...sheets, wall_g1: copy };
  const said = (shown) => saidOf(shown, shown.counts[0], all, [...entries, theirs])
    .find(({ word }) => word === "高校").entries;
  assert.deepEqual(said(copy), ["a2", "g"]);
  assert.deepEqual(said(sheets.wall), ["a2", "g"]);
  assert.equal(saidOf(copy, copy.counts[0], all, [...entries, theirs])
    .some(({ word }) => word.includes("みなと")), false);
});

test("each that is counted can be alone on the wall", () => {
  const parts = partsToLook(sheets.wall);
  assert.deepEqual(parts.map(({ label }) => label), ["機関"]);
  assert.deepEqual(besideInSight(sheets.wall, parts[0].id), { shows: "counts", rule: 0 });
  assert.equal(besideInSight(sheets.wall, "agency"), null);
  assert.equal(besideInSight({}, parts[0].id), null);
});
