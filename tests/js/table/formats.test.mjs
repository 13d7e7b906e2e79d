import assert from "node:assert/strict";
import test from "node:test";
import { readDate, readTime } from "../../../components/sheets/table/dates.js";
import { joined, read, textOf, typedText } from "../../../components/sheets/table/formats.js";

const known = { today: "2026-12-08", members: [{ id: "m1", name: "佐藤 花子" }, { id: "m2", name: "鈴木" }, { id: "m3", name: "鈴木" }] };
const column = (type, more = {}) => ({ id: "c", label: "列", type, ...more });
const value = (type, text, more) => read(column(type, more), text, known).value;
const problem = (type, text, more) => read(column(type, more), text, known).problem;

test("dates are read as people write them", () => {
  for (const text of ["2026-12-08", "2026/12/8", "２０２６年１２月８日", "令和8年12月8日", "R8.12.8", "12/8", "12月8日（火）", " 2026.12.08 "]) {
    assert.equal(readDate(text, "2026-12-01"), "2026-12-08", text);
  }
  assert.equal(readDate("令和元年5月1日", "2026-12-01"), "2019-05-01");
  for (const text of ["2026/2/30", "来週", "8", "13/1", "", "8/12/8"]) assert.equal(readDate(text, "2026-12-01"), null, text);
});

test("a day without a year is the nearest one", () => {
  assert.equal(readDate("1/15", "2026-12-08"), "2027-01-15");
  assert.equal(readDate("12/20", "2027-01-10"), "2026-12-20");
});

test("times are read as people write them", () => {
  const times = { "13:30": "13:30", "１３時半": "13:30", "午後1時30分": "13:30", "9時": "09:00", "午前12:05": "00:05", "9:5": "09:05" };
  for (const [text, time] of Object.entries(times)) assert.equal(readTime(text), time, text);
  for (const text of ["25:00", "13:61", "ひる", "1330"]) assert.equal(readTime(text), null, text);
});

test("a date is shown with its weekday, and typed and copied with its year", () => {
  assert.equal(textOf(column("date"), "2026-03-01", known), "3月1日（日）");
  assert.equal(typedText(column("date"), "2026-03-01", known), "2026/3/1");
  assert.equal(value("date", typedText(column("date"), "2026-03-01", known)), "2026-03-01");
});

test("a list takes so many, wherever they come from", () => {
  const some = Array.from({ length: 30 }, (_, at) => `人${at}`);
  assert.deepEqual(joined(some, ["人0"]), { value: some });
  assert.deepEqual(joined(some, ["人30"]), { problem: "30個までです" });
});

test("numbers, flags and choices of any width", () => {
  assert.equal(value("number", "１，２００"), "1200");
  assert.match(problem("number", "たくさん"), /数字/);
  assert.equal(value("flag", "○"), "1");
  assert.equal(value("flag", "×"), "");
  assert.match(problem("flag", "たぶん"), /○/);
  const choices = ["高齢・介護", "障害", "子ども"];
  assert.equal(value("choice", " 高齢・介護 ", { choices }), "高齢・介護");
  assert.match(problem("choice", "その他", { choices }), /高齢・介護、障害、子ども/);
  assert.deepEqual(value("choices", "高齢・介護、子ども", { choices }), ["高齢・介護", "子ども"]);
  assert.deepEqual(value("choices", "", { choices }), []);
});

test("a name of the roster becomes the member; a name that two have, or none, stays a name", () => {
  assert.equal(value("person", "佐藤　花子"), "m1");
  assert.equal(value("person", "鈴木"), "鈴木");
  assert.deepEqual(value("people", "佐藤花子、田中（民生委員）"), ["m1", "田中（民生委員）"]);
  assert.equal(textOf(column("people"), ["m1", "田中"], known), "佐藤 花子、田中");
});

test("a text keeps its words; one line where one is meant", () => {
  assert.equal(value("text", "一行目\n二行目 "), "一行目　二行目");
  assert.equal(value("long_text", "一行目\n二行目 "), "一行目\n二行目");
  assert.match(problem("long_text", "あ".repeat(4001)), /長すぎます/);
});

test("steps are shown by their names", () => {
  const steps = column("choices", { options: [{ id: "step1", name: "Step1" }] });
  assert.equal(textOf(steps, ["step1"], known), "Step1");
  assert.deepEqual(read(steps, "Ｓｔｅｐ１", known).value, ["step1"]);
});
