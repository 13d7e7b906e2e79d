import assert from "node:assert/strict";
import { test } from "node:test";
import { inOneLine, linesBeside } from "../../../components/sheets/form/side_by_side.js";
import { branchesOf } from "../../../components/sheets/form/tree.js";
import { isOnlyOne } from "../../../components/sheets/form/writers.js";

const entry = (id, place, values, author = "a") =>
  ({ id, body: { sheet: "town", place, values, author, rank: 1, created: id } });
const field = (id, label, more = {}) => ({ id, label, type: "text", ...more });
const SHEET = { id: "town", title: "まち", orientation: "portrait", repeats: "several", named_by: "name",
  several_write: "writers/by",
  sections: [{ id: "one", title: "はじめ", layout: "stack", written_by: "everyone", fields: [
    field("name", "名前"), field("people", "人口"), field("area", "面積"),
    field("writers", "書いた人", { type: "table", columns: [field("by", "部署"), field("what", "どこ")] })] }] };
const COPIES = [entry("x", "", { name: "みなと市", people: "4万" }), entry("y", "", { name: "山町" })];
const WRITERS = [entry("r", "x/writers", { by: "福祉課", what: "全部" })];
const KNOWN = { members: [], today: "2026-12-08" };
const NEW = "第1回のあとに書き足し";
const fresh = (marks = {}) => ({ textOf: (id, field) => marks[`${id} ${field}`] ?? "",
  rowText: (id) => marks[id] ?? "" });

test("copies lie beside each other field by field, without what none of them says", () => {
  assert.deepEqual(linesBeside(SHEET, COPIES, [...COPIES, ...WRITERS], KNOWN, fresh()), [
    { section: "はじめ", label: "人口", texts: ["4万", ""], marks: ["", ""] },
    { section: "はじめ", label: "書いた人", texts: ["・福祉課　全部", ""], marks: ["", ""] }]);
});

test("what is new is said at the copy in which it is, of a small table with its rows", () => {
  const more = [...WRITERS, entry("s", "x/writers", { by: "社協" }), entry("t", "x/writers", { by: "市民課" })];
  const marks = fresh({ "x people": NEW, s: NEW, t: NEW });
  assert.deepEqual(linesBeside(SHEET, COPIES, [...COPIES, ...more], KNOWN, marks)
    .map((line) => line.marks), [[NEW, ""], [`2行目、3行目：${NEW}`, ""]]);
});

test("only one organisation has written, as the server tells it", () => {
  const of = (more, organisations = { a: "福祉課" }) => isOnlyOne(SHEET, COPIES[0],
    [...COPIES, ...more], (member) => organisations[member] ?? "");
  assert.equal(of([]), true);
  assert.equal(of(WRITERS), true);
  assert.equal(of([...WRITERS, entry("s", "x/writers", { by: "子ども課" })]), false);
  assert.equal(of([entry("t", "x/writers", { what: "組織" }, "b")], { a: "福祉課", b: "社協" }), false);
});

test("a level left empty is that of the row above, as the server reads it", () => {
  const rule = { levels: ["part", "unit"], more: ["work"] };
  const rows = [{ part: "福祉部", unit: "政策課", work: "計画" }, { unit: "高齢課" }, { part: " " },
    { part: "こども部" }].map((values, at) => entry(`${at}`, "x/chart", values));
  assert.deepEqual(branchesOf(rule, rows), [
    { name: "福祉部", more: [], parts: [{ name: "政策課", more: ["計画"], parts: [] },
      { name: "高齢課", more: [], parts: [] }] },
    { name: "こども部", more: [], parts: [] }]);
});

test("of many copies all are there, in lines of as near to one length as can be", () => {
  assert.deepEqual([2, 3, 4, 5, 6, 7, 8, 9].map(inOneLine), [2, 3, 4, 3, 3, 4, 4, 3]);
});
