import assert from "node:assert/strict";
import test from "node:test";

import { linesOf } from "../../../components/kit/pager.js";
import { leastWidths, letters, wallWidths } from "../../../components/sheets/table/wall_widths.js";

const SIZE = { room: 1300, letter: 28, edges: 20 };
const column = (type, label, ...texts) => ({ type, label, texts });
const sum = (numbers) => Math.round(numbers.reduce((all, one) => all + one, 0));

test("the columns of a table on the wall fill its width", () => {
  const widths =
    wallWidths([column("text", "名", "短い"), column("long_text", "事", "長い文".repeat(9))], SIZE);
  assert.equal(sum(widths), 1300);
  assert.ok(widths[1] > widths[0]);
});

test("no column is so narrow that a word stands upright", () => {
  const long = column("long_text", "分かったこと", "三つの課とも電話したい世帯がある".repeat(5));
  const widths =
    wallWidths([column("choice", "状況", "済"), column("choice", "妥当性", "納得が得られた"), long], SIZE);
  assert.ok(widths[0] >= 2 * 28 + 20);
  assert.ok(widths[1] >= 4 * 28 + 20);
});

test("a heading above empty cells has room, too", () => {
  const long = column("long_text", "段階", "①実施自治体の選定".repeat(3));
  const [, width] = wallWidths([long, column("text", "分かったこと", "")], SIZE);
  assert.ok(width >= 4 * 28 + 20);
});

test("a name in its frame is not broken", () => {
  const long = column("long_text", "課題", "わがまちの持ち寄り".repeat(9));
  const [, width] = wallWidths([long, column("people", "だれが", "砂原 けい")], SIZE);
  assert.ok(width >= (letters("砂原 けい") + 1) * 28 + 20);
});

test("a short text is not broken, whoever's name it is", () => {
  const long = column("long_text", "ひとこと", "切れても、また結べばよい".repeat(9));
  const [width] = wallWidths([column("text", "氏名", "磯辺 はると"), long], SIZE);
  assert.ok(width >= letters("磯辺 はると") * 28 + 20);
});

test("a date is not broken", () => {
  const [width] = wallWidths(
    [column("date", "期限", "2026/12/25（金）"), column("text", "事", "長い文".repeat(30))], SIZE);
  assert.ok(width >= letters("2026/12/25") * 28 + 20);
});

test("where there are too many columns all become narrower alike", () => {
  const many = Array.from({ length: 20 }, () => column("text", "見出し", "ことば"));
  const widths = wallWidths(many, SIZE);
  assert.equal(sum(widths), 1300);
  assert.equal(new Set(widths).size, 1);
});

test("an empty table is divided by its headings", () => {
  assert.equal(sum(wallWidths([column("text", "一"), column("text", "見出し")], SIZE)), 1300);
});

test("boxes of a grid that stand beside each other are one line", () => {
  const boxes = [
    { top: 0, height: 10 },
    { top: 0, height: 12 },
    { top: 20, height: 10 },
  ];
  assert.deepEqual(linesOf(boxes), [
    { top: 0, height: 12, items: [0, 1] },
    { top: 20, height: 10, items: [2] },
  ]);
});

test("a day with its year stays on one line, and an address is not broken after a few letters", () => {
  const size = { letter: 20, edges: 0 };
  const [day, address] = leastWidths([
    { type: "date", label: "日付", texts: ["2027年1月26日（火）"] },
    { type: "text", label: "住所", texts: ["https://meeting.example.jp/aoba-3"] }], size);
  assert.ok(day >= 20 * 11, String(day));
  assert.ok(address >= 20 * 14, String(address));
});

test("where room is short a weekday stands under its day, and numbers stay whole", () => {
  const many = Array.from({ length: 9 }, () => column("text", "見出し", "長い文".repeat(9)));
  const columns = [column("number", "No", "1"), ...many, column("date", "期限", "12月25日（金）")];
  const widths = wallWidths(columns, SIZE);
  assert.equal(sum(widths), 1300);
  assert.equal(widths[0], leastWidths(columns, SIZE)[0]);
  assert.ok(widths.at(-1) < 1.5 * widths[1]);
});
