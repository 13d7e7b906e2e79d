import assert from "node:assert/strict";
import test from "node:test";
import { optionsOf, toggled } from "../../../components/sheets/table/options.js";
import { pagesOfRows } from "../../../components/kit/pager.js";

const known = { today: "2026-12-08", members: [{ id: "m1", name: "佐藤 花子", organisation: "社協" },
  { id: "m2", name: "鈴木", organisation: "包括" }] };
const options = (column, more) => optionsOf({ id: "c", label: "列", ...column },
  { known, offers: [], typed: "", value: "", ...more });
const labels = (made) => made.map(({ label }) => label);

test("people are found by name and organisation; a name that is not there may be written", () => {
  assert.deepEqual(labels(options({ type: "people" }, { typed: "社協" })), ["佐藤 花子", "社協"]);
  assert.deepEqual(options({ type: "person" }, { typed: "田中" })
    .map(({ value, free }) => [value, free]), [["田中", true]]);
  assert.deepEqual(labels(options({ type: "person" }, { typed: "佐藤花子" })), ["佐藤 花子"]);
});

test("what is chosen is marked, names that are not on the roster too", () => {
  const made = options({ type: "people" }, { value: ["m2", "田中"] });
  assert.deepEqual(made.filter(({ chosen }) => chosen).map(({ value }) => value), ["m2", "田中"]);
  assert.deepEqual(toggled(["m2", "田中"], "m2"), ["田中"]);
  assert.deepEqual(toggled([], "m1"), ["m1"]);
});

test("texts written elsewhere are offered with the entries that they come from", () => {
  const made = options({ type: "text", choices_from: "ideas/idea" },
    { offers: [{ id: "e1", text: "見守り" }] });
  assert.deepEqual(made.map(({ value, sources }) => [value, sources]), [["見守り", ["e1"]]]);
  assert.deepEqual(labels(options({ type: "choice", choices: ["未", "済"] })), ["未", "済"]);
});

test("rows go onto the wall page by page, a row that is too high alone", () => {
  assert.deepEqual(pagesOfRows([50, 50, 50], 110), [{ from: 0, to: 2 }, { from: 2, to: 3 }]);
  assert.deepEqual(pagesOfRows([500, 50], 110), [{ from: 0, to: 1 }, { from: 1, to: 2 }]);
  assert.deepEqual(pagesOfRows([], 110), [{ from: 0, to: 0 }]);
});
