import assert from "node:assert/strict";
import { test } from "node:test";

import { copiesOf, copyName, entriesOn, itemsIn,
  stepped } from "../../../components/kit/entries.js";
import { writesSection } from "../../../components/live/rights.js";
import { groundText, isUnconfirmed, nameAndGround, nextCase, pickWarning,
  pickedText } from "../../../components/kit/picks.js";
import { expectedOf } from "../fakes.mjs";

const SHEET = {
  id: "case_study",
  title: "ケース検討シート",
  repeats: "case",
  named_by: null,
  pick: { flag: "picked", one_of_each: "outcome", hidden_field: "basis", hidden_choice: "未確認" },
  sections: [
    { id: "about", layout: "stack", written_by: "provider",
      fields: [{ id: "outcome", label: "結果", type: "choice", choices: ["うまくいった", "うまくいかなかった"] },
      { id: "basis", label: "共有の根拠", type: "choice", choices: ["匿名化した事例", "未確認"] }] },
    { id: "choice", layout: "stack", written_by: "secretariat",
      fields: [{ id: "picked", label: "取り上げる", type: "flag" }] },
    { id: "discussion", layout: "grid", written_by: "everyone", rows: [], columns: [] },
  ],
};
const copy = (id, values = {}, more = {}) =>
  ({ id, body: { sheet: "case_study", place: "", values, version: 1, rank: 0, author: "me",
  typed_by: null, hidden: false, letter: id, created: "2026", ...more } });

test("copies are in order, items in their place", () => {
  const entries = [copy("B", {}, { rank: 2 }), copy("A", {}, { rank: 1 }),
    copy("i", {}, { place: "A/list" })];
  assert.deepEqual(copiesOf(entries).map(({ id }) => id), ["A", "B"]);
  assert.deepEqual(itemsIn(entries, "A", "list").map(({ id }) => id), ["i"]);
});

test("a copy has its letter, or the text that names it", () => {
  assert.equal(copyName(SHEET, copy("A")), "ケースA");
  const plan = { ...SHEET, repeats: "idea", named_by: "idea" };
  assert.equal(copyName(plan, copy("A", { idea: "共通研修\nくわしく" })), "共通研修 くわしく");
  assert.equal(copyName(plan, copy("B")), "ケース検討シートB");
});

test("what is on its way is there already", () => {
  const pending = [
    { op: "entry.add", at: 1, fields: { id: "N", sheet: "case_study", place: "", values: {} } },
    { op: "entry.write", at: 2,
      fields: { id: "A", field: "fields", value: ["障害"], seen: [], sources: ["s"] } },
  ];
  const entries = entriesOn(expectedOf({ entry: [copy("A")] }, pending).all("entry"), SHEET.id);
  assert.deepEqual(entries.map(({ id }) => id).sort(), ["A", "N"]);
  assert.deepEqual(entries[0].body.values, { fields: ["障害"] });
  assert.deepEqual(entries[0].body.sources, ["s"]);
});

test("who may write which section", () => {
  const [about, choice, discussion] = SHEET.sections;
  const me = { me: "me", writes: true, leads: false };
  const you = { ...me, me: "you" };
  assert.ok(writesSection(about, copy("A"), me));
  assert.ok(!writesSection(about, copy("A"), you));
  assert.ok(!writesSection(choice, copy("A"), me));
  assert.ok(writesSection(choice, copy("A"), { ...you, leads: true }));
  assert.ok(writesSection(discussion, copy("A"), you));
  assert.ok(!writesSection(discussion, copy("A"), { ...you, writes: false }));
});

test("one up, one down, not beyond the ends", () => {
  const line = [copy("A"), copy("B"), copy("C")];
  assert.deepEqual(stepped(line, "B", -1), { before: "A" });
  assert.deepEqual(stepped(line, "B", 1), { before: null });
  assert.equal(stepped(line, "A", -1), null);
});

test("the picked set is complete with one of each", () => {
  const well = copy("A", { outcome: "うまくいった", picked: "1" });
  const badly = copy("B", { outcome: "うまくいかなかった", picked: "1" });
  assert.match(pickWarning(SHEET, []), /まだ選ばれていません/);
  assert.match(pickWarning(SHEET, [well]), /「うまくいかなかった」がまだありません/);
  assert.equal(pickWarning(SHEET, [well, badly]), "");
  assert.equal(pickedText(SHEET, [well, badly, copy("C")]), "取り上げる 2件：ケースA → ケースB");
});

test("a case without a ground to share it stays closed", () => {
  assert.ok(isUnconfirmed(SHEET, copy("A")));
  assert.ok(isUnconfirmed(SHEET, copy("A", { basis: "未確認" })));
  assert.ok(!isUnconfirmed(SHEET, copy("A", { basis: "匿名化した事例" })));
});

test("above a case stands on what ground it is shared and what that allows", () => {
  const allows = { 匿名化した事例: "ここで話せます。", 未確認: "開けません。" };
  const sheet = { ...SHEET, pick: { ...SHEET.pick, allows } };
  const told = (basis) => groundText(sheet, copy("A", { basis }));
  assert.equal(told("匿名化した事例"), "共有の根拠：匿名化した事例。ここで話せます。");
  assert.equal(told("本人同意あり"), "共有の根拠：本人同意あり");
  assert.equal(told(""), told("未確認"));
  assert.equal(told(""), "共有の根拠：未確認。開けません。");
  assert.equal(nameAndGround(sheet, copy("A", { basis: "本人同意あり" })), "ケースA（本人同意あり）");
  assert.equal(groundText({ ...SHEET, pick: null }, copy("A")), "");
  assert.equal(nameAndGround({ ...SHEET, pick: null }, copy("A")), "ケースA");
});

test("one to three cases are picked where the rule says only how many", () => {
  const sheet = { ...SHEET, pick: { ...SHEET.pick, one_of_each: null, most: 3 } };
  const picked = ["A", "B", "C", "D"].map((letter) => copy(letter, { picked: "1" }));
  assert.equal(pickWarning(sheet, [copy("A")]), "取り上げるケースが、まだ選ばれていません。1～3件を選びます。");
  assert.equal(pickWarning(sheet, picked.slice(0, 1)), "");
  assert.equal(pickWarning(sheet, picked.slice(0, 3)), "");
  assert.equal(pickWarning(sheet, picked), "取り上げるケースが、4件あります。1～3件を選びます。");
});

test("while none is picked the next open case comes", () => {
  const line = [copy("A"), copy("B", {}, { hidden: true }), copy("C")];
  assert.equal(nextCase(SHEET, line, "A")?.id, "C");
});

test("the next case is picked and open", () => {
  const line = [copy("A", { picked: "1" }), copy("B"), copy("C", { picked: "1" }, { hidden: true }),
    copy("D", { picked: "1" })];
  assert.equal(nextCase(SHEET, line, "A")?.id, "D");
  assert.equal(nextCase(SHEET, line, "D"), undefined);
});
