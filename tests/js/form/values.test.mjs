import assert from "node:assert/strict";
import test from "node:test";
import { readDate, readTime } from "../../../components/kit/values/read_dates.js";
import { TYPES, typeOf } from "../../../components/kit/values/types.js";

const known = { today: "2026-12-08",
  members: [{ id: "m1", name: "佐藤 花子" }, { id: "m2", name: "鈴木" }, { id: "m3", name: "鈴木" }] };
const column = (type, more = {}) => ({ id: "c", label: "列", type, ...more });
const read = (field, text) => typeOf(field).read(text, known);
const show = (field, value) => typeOf(field).show(value, known);
const value = (type, text, more) => read(column(type, more), text).value;
const problem = (type, text, more) => read(column(type, more), text).problem;

test("dates are read as people write them", () => {
  for (const text of ["2026-12-08", "2026/12/8", "２０２６年１２月８日", "令和8年12月8日", "R8.12.8", "12/8",
      "12月8日（火）", " 2026.12.08 "]) {
    assert.equal(readDate(text, "2026-12-01"), "2026-12-08", text);
  }
  assert.equal(readDate("令和元年5月1日", "2026-12-01"), "2019-05-01");
  for (const text of ["2026/2/30", "来週", "8", "13/1", "", "8/12/8"]) {
    assert.equal(readDate(text, "2026-12-01"), null, text);
  }
});

test("a day without a year is the nearest one", () => {
  assert.equal(readDate("1/15", "2026-12-08"), "2027-01-15");
  assert.equal(readDate("12/20", "2027-01-10"), "2026-12-20");
});

test("times are read as people write them", () => {
  const times = { "13:30": "13:30", "１３時半": "13:30", "午後1時30分": "13:30", "9時": "09:00",
    "午前12:05": "00:05", "9:5": "09:05" };
  for (const [text, time] of Object.entries(times)) assert.equal(readTime(text), time, text);
  for (const text of ["25:00", "13:61", "ひる", "1330"]) assert.equal(readTime(text), null, text);
});

test("a date says its weekday, and its year where it is another; it is typed as it is read", () => {
  assert.equal(show(column("date"), "2026-12-08"), "12月8日（火）");
  assert.equal(show(column("date"), "2027-03-10"), "2027年3月10日（水）");
  assert.equal(show(column("date"), ""), "");
  const typed = typeOf(column("date")).typed("2026-12-08");
  assert.equal(value("date", typed), "2026-12-08");
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
  assert.equal(show(column("people"), ["m1", "田中"]), "佐藤 花子、田中");
});

test("a text keeps its words; one line where one is meant", () => {
  assert.equal(value("text", "一行目\n二行目 "), "一行目　二行目");
  assert.equal(value("long_text", "一行目\n二行目 "), "一行目\n二行目");
  assert.match(problem("long_text", "あ".repeat(4001)), /長すぎます/);
});

test("steps are shown by their names", () => {
  const steps = column("choices", { options: [{ id: "step1", name: "Step1" }] });
  assert.equal(show(steps, ["step1"]), "Step1");
  assert.deepEqual(read(steps, "Ｓｔｅｐ１").value, ["step1"]);
});

test("what can't be kept is told of every type, and nothing is cut off", () => {
  const problemOf = (type, given, more) => typeOf(column(type, more)).problem(given, known);
  assert.equal(problemOf("long_text", "𠮷".repeat(4000)), "");
  assert.match(problemOf("text", "あ".repeat(4001)), /4000/);
  assert.match(problemOf("text", "あ".repeat(61), { name: true }), /60/);
  assert.match(problemOf("person", "あ".repeat(61)), /60/);
  assert.match(problemOf("people", ["あ".repeat(61)]), /60/);
  assert.match(problemOf("people", Array.from({ length: 31 }, (_, at) => `${at}`)), /30/);
  assert.match(problemOf("choices", Array.from({ length: 31 }, (_, at) => `${at}`)), /30/);
  assert.match(problemOf("number", "1."), /数字/);
  for (const type of Object.keys(TYPES)) {
    assert.equal(problemOf(type, typeOf(column(type)).empty), "", type);
  }
});

test("every type shows nothing of nothing, and reads nothing from nothing", () => {
  for (const type of Object.keys(TYPES)) {
    const { empty } = typeOf(column(type));
    assert.equal(show(column(type), undefined), "", type);
    assert.equal(show(column(type), empty), "", type);
    assert.deepEqual(value(type, "  "), empty, type);
  }
});

test("a list takes so many, wherever they come from", () => {
  const some = Array.from({ length: 31 }, (_, at) => `人${at}`);
  assert.match(problem("people", some.join("、")), /30/);
  assert.match(problem("choices", some.join("、"), { choices: some }), /30/);
});

test("a text that may have so many letters says so when it has more, and is not cut", () => {
  const field = column("long_text", { letters: 5 });
  assert.equal(typeOf(field).problem("五文字まで", known), "");
  assert.equal(typeOf(field).problem("六文字になる", known), "5文字までです");
  const scaled = column("text", { least: 1, most: 5 });  // as every column of a programme says
  assert.equal(typeOf(scaled).problem("六文字になる", known), "");
});
