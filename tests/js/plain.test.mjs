/** The rules that Python has too, on the samples that tests/plain holds Python to. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { dayOf, japaneseDate, screenDate } from "../../components/kit/dates.js";
import { plainName } from "../../components/kit/names.js";
import { sourcesOf, todosOf } from "../../components/kit/todo/todos.js";
import { columnsOf } from "../../components/sheets/table/columns.js";
import { readDate } from "../../components/kit/values/read_dates.js";
import { typeOf } from "../../components/kit/values/types.js";

const shared = (name) =>
  JSON.parse(readFileSync(new URL(`../shared/${name}.json`, import.meta.url), "utf8"));

test("names are the same however they were typed", () => {
  const { same, different } = shared("names");
  for (const alike of same) assert.equal(new Set(alike.map(plainName)).size, 1, alike.join(" "));
  for (const [one, other] of different) assert.notEqual(plainName(one), plainName(other));
});

test("a date has one look on screens and one on paper", () => {
  const { today, shown } = shared("dates");
  for (const [value, screen, paper] of shown) {
    assert.equal(screenDate(value, today), screen);
    assert.equal(japaneseDate(value), paper);
  }
});

test("the day of this device", () => {
  assert.equal(dayOf(new Date(2026, 0, 5, 23, 30)), "2026-01-05");
});

test("dates are read as people write them", () => {
  const { today, read: dates, no_date: none } = shared("dates");
  for (const [text, value] of dates) assert.equal(readDate(text, today), value, text);
  for (const text of none) if (text !== "13/1") assert.equal(readDate(text, today), null, text);
});

test("the grid takes what the server takes, and says so in its words", () => {
  const known = { today: "2026-12-08", members: [] };
  for (const { what, rows_of, column: id, type, letters, problem, many = 1 } of shared("limits")) {
    const [column] = columnsOf({ id: "s", title: "", rows_of, columns: [{ id, label: id, type }] });
    const text = Array.from({ length: many }, (_, at) => String(at).padEnd(letters, "字")).join("、");
    assert.equal(typeOf(column).read(text, known).problem ?? "", problem, what);
  }
});

test("rows are to-dos, and over, by the rule of their table", () => {
  const { rule, rows } = shared("todos");
  const types = { [rule.task]: "text", [rule.owner]: "people", [rule.due]: "date",
    [rule.status]: "choice" };
  const columns = Object.entries(types).map(([id, type]) => ({ id, label: id, type }));
  const sources = sourcesOf([{ id: "s", kind: "table", title: "s", columns, todo: rule }]);
  for (const [values, status, done] of rows) {
    const [todo] = todosOf([{ id: "r", body: { sheet: "s", place: "", rank: 1, values } }], sources,
      () => null);
    assert.deepEqual([todo?.status ?? null, todo?.done ?? false], [status, done]);
  }
});
