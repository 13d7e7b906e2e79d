import assert from "node:assert/strict";
import test from "node:test";

import { columnsInSight, partsToLook } from "../../../components/kit/look_parts.js";
import { toldOf } from "../../../components/kit/spotlight.js";

const column = (id, type, more = {}) => ({ id, label: `の${id}`, type, ...more });
const COLUMNS = [column("no", "number", { auto: "row_number" }), column("task", "long_text"),
  column("owner", "people"), column("done", "flag"), column("due", "date")];
const ids = (parts) => parts.map(({ id }) => id);

test("a table offers its columns but what names a row, and shows one beside that", () => {
  assert.deepEqual(ids(partsToLook({ columns: COLUMNS })), ["owner", "due"]);
  assert.deepEqual(ids(columnsInSight(COLUMNS, "due")), ["no", "task", "due"]);
  assert.deepEqual(columnsInSight(COLUMNS, "grasp/can"), COLUMNS);
  assert.deepEqual(partsToLook({ columns: [column("votes", "votes", { per_person: true })] }), []);
});

test("a form offers what the wall may show, a map its rings, an overlap its circles", () => {
  const sections = [{ id: "picked", title: "選ぶ", written_by: "secretariat" },
    { id: "case", title: "ケース" }, { id: "talk", title: "話す" }];
  assert.deepEqual(ids(partsToLook({ sections, repeats: "case" })), ["case", "talk"]);
  assert.deepEqual(partsToLook({ rings: [{ id: "inner", short: "内", label: "内側" }] }),
    [{ id: "inner", label: "内" }]);
  const round = { circles: [{ id: "one", label: "①" }, { id: "two", label: "②" }],
    middle: { id: "both", label: "③" } };
  assert.deepEqual(ids(partsToLook(round)), ["one", "two", "both"]);
});

test("a row alone on the wall says who does it, where names are given", () => {
  const body = { place: "", values: { task: "聞く", owner: ["m1", "m2"] } };
  const texts = (show) => toldOf({ columns: COLUMNS }, body, show).texts
    .map(({ text }) => text);
  assert.deepEqual(texts((_field, members) => members.length + "人"), ["聞く", "2人"]);
  assert.deepEqual(texts(), ["聞く"]);
});
