import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gatheredOf, readFirst } from "../../../components/frame/gathered/model.js";
import { besideInSight, partsToLook } from "../../../components/kit/look_parts.js";

const known = JSON.parse(readFileSync(new URL("../../shared/gathered.json", import.meta.url), "utf8"));
const entries = known.entries.map(({ id, ...body }, rank) => ({ id, body: { rank, created: "", ...body } }));

test("what stands in several tables is read together as the server reads it", () => {
  assert.deepEqual(gatheredOf(known.rule, entries), known.gathered);
  assert.deepEqual(gatheredOf(known.rule, []), []);
});

test("what is read before has its labels, a line a row of a small table", () => {
  const fields = [{ id: "trigger", label: "きっかけ", type: "text" },
    { id: "made", label: "作成日", type: "date" },
    { id: "years", label: "沿革", type: "table", columns: [{ id: "year" }, { id: "what" }] }];
  const row = { id: "y", body: { sheet: "current_state", place: "current_state/years", rank: 1, created: "",
    values: { year: "令和5年", what: "準備室ができた" } } };
  assert.deepEqual(readFirst(known.rule, { current_state: { sections: [{ fields }] } }, [...entries, row]),
    [["きっかけ", "3つの窓口を回った人"], ["沿革", "令和5年　準備室ができた"]]);
});

test("it can be alone on the wall", () => {
  const sheet = { columns: [], gathered: known.rule };
  const [part] = partsToLook(sheet);
  assert.equal(part.label, "目標ごとに読む");
  assert.deepEqual(besideInSight(sheet, part.id), { shows: "gathered", rule: 0 });
  assert.equal(besideInSight({ columns: [] }, part.id), null);
});
