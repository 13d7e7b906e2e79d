import assert from "node:assert/strict";
import test from "node:test";
import { drawnOf } from "../../../components/sheets/map/drawn.js";
import { inside, ringAt } from "../../../components/sheets/map/drop.js";
import * as model from "../../../components/sheets/map/model.js";
import { encouragement, filteredText, takenText } from "../../../components/sheets/map/words.js";

const column = (id, more = {}) => ({ id, label: id, type: "text", ...more });
const SHEET = {
  id: "map",
  cases: "cases",
  centre: { id: "centre", label: "真ん中", columns: [column("text")],
    carry_from: ["cases/likes", "other/field"] },
  rings: [{ id: "inner", label: "本人と重なりがありそう", short: "重なり" }, { id: "outer", label: "楽しそう" }],
  columns: [column("name"), column("kind", { type: "choice", choices: ["人", "団体"] }),
    column("field", { type: "choice", choices: ["福祉", "福祉以外"] }), column("district"),
    column("interest", { of_case: true })],
  sign: "kind",
  apart: { column: "field", choice: "福祉以外" },
  filters: ["kind", "district"],
};
const FORM = { id: "cases", pick: { flag: "pick" },
  sections: [{ fields: [{ id: "likes", label: "関心" }] }] };
const LIST = { id: "list", title: "一覧",
  columns: [column("no", { type: "number", auto: "row_number" }), ...SHEET.columns] };

const WANTED = { id: "wanted", title: "候補者", columns: [column("name"), column("district")] };

let last = 0;
function entry(sheet, place, values, more = {}) {
  last += 1;
  return { id: more.id ?? `e${last}`,
    body: { sheet, place, values, rank: last, created: "", sources: [], ...more } };
}
const pin = (values, more = {}) => entry("map", more.place ?? "a/inner", values, more);
const names = (pins) => pins.map(({ body }) => body.values.name);

test("cases that are taken up and open come first; without any all stand in front", () => {
  const cases = [entry("cases", "", {}, { id: "a" }), entry("cases", "", { pick: "1" },
    { id: "b", hidden: true }), entry("cases", "", { pick: "1" }, { id: "c" })];
  assert.deepEqual(model.casesOf(FORM, cases).map(({ id }) => id), ["c", "a", "b"]);
  assert.equal(model.inFront(FORM, cases.slice(0, 1)), 1);
});

test("welfare has its letter, everything else that of its kind", () => {
  assert.equal(model.signOf(SHEET, pin({ kind: "人", field: "福祉以外" })), "人");
  assert.equal(model.signOf(SHEET, pin({ kind: "人", field: "福祉" })), "福");
  assert.equal(model.signOf(SHEET, pin({})), "・");
  assert.deepEqual(["福祉以外", "福祉", ""].map((field) => model.sideOf(SHEET, pin({ field }))),
    ["apart", "within", "unsaid"]);
});

test("only what passes all filters is drawn, and districts that were typed are offered", () => {
  const pins = [pin({ name: "A", kind: "人", district: "北町" }),
    pin({ name: "B", kind: "団体", district: "南町 " }), pin({ name: "C" })];
  const passing = (filters) => names(pins.filter((one) => model.passes(SHEET, one, filters)));
  assert.deepEqual(passing({ district: "南町" }), ["B"]);
  assert.deepEqual(passing({ kind: "人", district: "南町" }), []);
  assert.deepEqual(passing({ kind: "" }), ["A", "B", "C"]);
  assert.deepEqual(model.filterChoices(SHEET, "district", pins), ["南町", "北町"]);
  assert.deepEqual(model.filterChoices(SHEET, "kind", pins), ["人", "団体"]);
  assert.equal(filteredText(1, 3), "3件のうち 1件を見ています");
});

test("what lies outside of welfare is counted, and the sentence follows the count", () => {
  const counts = model.countsOf(SHEET,
    [pin({ kind: "人", field: "福祉以外" }), pin({ kind: "団体", field: "福祉" }), pin({})]);
  assert.deepEqual(counts, { all: 3, apart: 1, within: 1, sides: [["福祉以外", 1], ["福祉", 1]],
    signs: [["人", 1], ["団体", 1]] });
  const said = [[0, 0, 0], [2, 0, 2], [3, 1, 1], [9, 8, 1]].map(([all, apart, within]) =>
    encouragement({ all, apart, within }, "福祉以外"));
  assert.equal(new Set(said).size, 4);
});

test("two maps are compared by name, however it is typed", () => {
  const found = model.compared(SHEET, [pin({ name: "消防団" }), pin({ name: "ＮＰＯ みどり" })],
    [pin({ name: "npoみどり" }), pin({ name: "朝市" })]);
  assert.deepEqual([found.both, found.one, found.other].map(names), [["ＮＰＯ みどり"], ["消防団"], ["朝市"]]);
});

test("a resource is taken on once, by its source or name, without what is only said of the case",
    () => {
  const one = pin({ name: "消防団", district: "北町", interest: "走ること" }, { id: "one" });
  assert.deepEqual(model.rowValues(SHEET, one, LIST), { name: "消防団", district: "北町" });
  assert.equal(model.rowFor(SHEET, one, LIST, []), undefined);
  const named = entry("list", "", { name: "消 防団" });
  const made = entry("list", "", { name: "別の名" }, { sources: ["one"] });
  assert.equal(model.rowFor(SHEET, one, LIST, [named]), named);
  assert.equal(model.rowFor(SHEET, one, LIST, [named, made]), made);
  assert.equal(takenText("一覧", 2, 1), "2件を「一覧」に入れました。1件は、もう「一覧」に入っていました。");
});

test("what the list, those to be met and other open cases know is offered once each, with where it is from",
    () => {
  const entries = [entry("list", "", { name: "消防団", interest: "走ること" }),
    entry("wanted", "", { name: "紹介された人", district: "北町" }),
    entry("wanted", "", { name: "消防団" }),
    pin({ name: "消防団" }, { place: "b/inner" }), pin({ name: "朝市" }, { place: "b/outer" }),
    pin({ name: "ひみつ" }, { place: "c/outer" })];
  const found = model.knownResources({ sheet: SHEET, tables: [LIST, WANTED], entries,
    pins: [pin({ name: "朝市" })], others: [{ id: "b", name: "ケースB" }] });
  assert.deepEqual(found.map(({ name, from, there }) => [name, from, there]),
    [["消防団", "一覧", false], ["紹介された人", "候補者", false], ["朝市", "ケースB", true]]);
  assert.deepEqual(found[0].values, { name: "消防団" });
});

test("the lines of a case are offered to the centre, those that are there are told", () => {
  const copy = entry("cases", "", { likes: "・将棋\n\n古い車" }, { id: "a" });
  const offers = model.centreOffers(SHEET, FORM, copy,
    [pin({ text: "将棋" }, { place: "a/centre" })]);
  assert.deepEqual(offers,
    [{ label: "関心", text: "将棋", there: true }, { label: "関心", text: "古い車", there: false }]);
});

test("the picture is told names, letters and marks, and what screen readers say", () => {
  const chip = pin({ name: " 朝市の\n片づけ", kind: "団体", field: "福祉以外", district: "北町" }, { id: "p" });
  const drawn = drawnOf(SHEET, { centre: [], rings: [[chip], []] },
    { short: true, both: new Set(["朝市の片づけ"]), marks: () => ["taken"] });
  assert.equal(drawn.rings[0].label, "重なり");
  assert.deepEqual(drawn.rings[0].chips, [{ id: "p", name: "朝市の 片づけ", seat: chip.body.rank, sign: "団", side: "apart",
    said: "朝市の 片づけ、団体、北町、候補者リストにあり、両方の地図にあり", marks: ["taken", "both"] }]);
});

test("a dragged chip falls into the ring under it, beside the chip under it", () => {
  const oval = { cx: 100, cy: 100, rx: 100, ry: 100 };
  const ovals = [oval, { ...oval, rx: 60, ry: 60 }, { ...oval, rx: 20, ry: 20 }];
  assert.deepEqual([[100, 100], [150, 100], [180, 100]].map(([x, y]) => ringAt(ovals, { x, y })),
    [0, 0, 1]);
  const box = { x: 170, y: 90, width: 20, height: 20 };
  assert.deepEqual([[180, 92], [180, 112]].map(([x, y]) => inside(box, { x, y })), [true, false]);
});
