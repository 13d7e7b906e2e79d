import assert from "node:assert/strict";
import test from "node:test";
import { takeInto, takersOf } from "../../../components/sheets/map/take.js";

const SHEET = { leads_to: "candidates", known_in: null,
  columns: [{ id: "name", type: "text" }, { id: "interest", type: "text", of_case: true }] };
const TABLE = { id: "candidates", title: "候補者", columns: [{ id: "no", type: "number" },
  { id: "name", type: "text" }, { id: "interest", type: "text" }] };
const pin = (id, name) => ({ id, body: { values: { name, interest: "ひみつ" } } });

function fakeMap(rows) {
  const done = [];
  const said = [];
  return { done, said, sheet: SHEET, live: { ids: () => "new" },
    notices: { say: (text) => said.push(text) }, rowFor: ({ id }) => rows[id],
    do: (op, fields) => done.push([op, fields]) };
}

test("a resource is taken to where the programme says, and nowhere else", () => {
  assert.deepEqual(takersOf(SHEET, { candidates: TABLE }).map(({ table }) => table.id),
    ["candidates"]);
});

test("a new row names its resource as source; a row of the same name only learns of it",
    () => {
  const row = { id: "row", body: { values: { name: "消防団" }, sources: ["other"] } };
  const own = { id: "own", body: { values: { name: "朝市" }, sources: ["c"] } };
  const map = fakeMap({ b: row, c: own });
  takeInto(map, [pin("a", "模型クラブ"), pin("b", "消防団"), pin("c", "朝市")], TABLE);
  assert.deepEqual(map.done, [
    ["entry.add",
      { id: "new", sheet: "candidates", place: "", values: { name: "模型クラブ" }, sources: ["a"] }],
    ["entry.write", { id: "row", field: "name", value: "消防団", seen: "消防団", sources: ["b"] }],
  ]);
  assert.deepEqual(map.said, ["1件を「候補者」に入れました。2件は、もう「候補者」に入っていました。"]);
});
