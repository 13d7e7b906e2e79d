import assert from "node:assert/strict";
import test from "node:test";
import { isTable, planPaste, planText, readTable } from "../../../components/sheets/table/paste.js";

const known = { today: "2026-12-08", members: [] };
const NO = { id: "no", label: "No", type: "number", auto: "row_number" };
const TASK = { id: "task", label: "取り組むこと", type: "long_text" };
const DUE = { id: "due", label: "期限", type: "date" };
const row = (id, values = {}) => ({ id, values });
const plan = (text, onto) =>
  planPaste(readTable(text), { rows: [], columns: [TASK, DUE], adds: true, known, ...onto });

test("cells are read as Excel copies them", () => {
  assert.deepEqual(readTable("a\tb\r\nc\t\r\n"), [["a", "b"], ["c", ""]]);
  assert.deepEqual(readTable('"二\n行"\tb\n"「""ことば""」"\t'), [["二\n行", "b"], ['「"ことば"」', ""]]);
  assert.deepEqual(readTable('"ことば" と言った\tb'), [['"ことば" と言った', "b"]]);
  assert.deepEqual(readTable("="), [["="]]);
});

test("what has tabs or is a table is cells, other texts are texts", () => {
  assert.ok(isTable("a\tb"));
  assert.ok(isTable("a", "<html><table border=0>"));
  assert.ok(!isTable("一行目\n二行目"));
});

test("cells go from the focused one on, and new rows are added", () => {
  const made = plan("電話する\t12/20\n会場をとる\t", { rows: [row("a", { task: "前の文" })] });
  assert.deepEqual(made.writes.map(({ id, column, value, seen }) => [id, column.id, value, seen]), [
    ["a", "task", "電話する", "前の文"], ["a", "due", "2026-12-20", ""],
  ]);
  assert.deepEqual(made.adds, [{ task: "会場をとる" }]);
  assert.equal(made.overwritten, 1);
  assert.equal(planText(made), "書いてある1マスの文が入れかわります。空いている1マスに入ります。1行ふえます。");
});

test("read-only columns and a line of headings are passed over", () => {
  const made = plan("No\t取り組むこと\n1\t電話する", { columns: [NO, TASK], rows: [row("a")] });
  assert.deepEqual(made.writes.map(({ value }) => value), ["電話する"]);
  assert.deepEqual([made.adds, made.problems], [[], []]);
});

test("what does not fit is named and nothing is dropped in silence", () => {
  const made = plan("電話\tあした\tはみ出し\n足す", { rows: [row("a")], adds: false });
  assert.deepEqual(made.writes.map(({ value }) => value), ["電話"]);
  assert.deepEqual(made.problems.map(({ line, text }) => [line, text]),
    [[1, "あした"], [1, "はみ出し"], [2, "足す"]]);
});

test("a new row without what it needs is named, not made", () => {
  const made = plan("\t12/20", { needed: TASK });
  assert.deepEqual([made.adds, made.problems[0].problem], [[], "取り組むことのない行は足せません"]);
  assert.equal(plan("電話", { needed: TASK }).adds.length, 1);
});

test("a cell that is the same already is not written", () => {
  const made = plan("電話\t", { rows: [row("a", { task: "電話" })] });
  assert.equal(made.writes.length, 0);
  assert.equal(planText(made), "変わるところはありません。");
});
