import assert from "node:assert/strict";
import { test } from "node:test";

import { isMySheet, nextSheet, sheetOf, sheetsFor,
  tableBehind } from "../../../components/sheets/form/candidates.js";
import { copyName } from "../../../components/kit/entries.js";

const FORM = {
  id: "interview",
  title: "インタビューシート",
  repeats: "interview",
  named_by: "candidate",
  sections: [
    { id: "visit", fields: [{ id: "candidate", type: "text", choices_from: "candidates/name" },
      { id: "date", type: "date" }, { id: "interviewers", type: "people" }] },
    { id: "heard",
      fields: [{ id: "district", type: "text" }, { id: "feelings", type: "long_text" }] },
  ],
};
const copy = (id, values = {}, more = {}) => ({ id, body: { place: "", values, letter: "A",
  author: "somebody", typed_by: null, sources: [], ...more } });

test("a sheet is named by whom it is about, else by its title and letter", () => {
  assert.equal(copyName(FORM, copy("a", { candidate: " 将棋クラブ " })), "将棋クラブ");
  assert.equal(copyName(FORM, copy("a")), "インタビューシートA");
});

test("the table of candidates is the one from which the name comes", () => {
  const table = { id: "candidates", holds: "row" };
  assert.equal(tableBehind(FORM, { candidates: table }), table);
  assert.equal(tableBehind(FORM, { candidates: { id: "candidates", holds: "note" } }), null);
  assert.equal(tableBehind({ ...FORM, named_by: null }, {}), null);
});

test("a new sheet begins with what both have a field for, and with who goes", () => {
  const sheets = { candidates: { id: "candidates", holds: "row", todo: { owner: "owner" } } };
  const row = { name: "将棋クラブ", district: "中央", reason: "毎週", owner: ["m1", "外の人"],
    due: "2026-12-10", date: "2026-12-01" };
  assert.deepEqual(sheetOf(FORM, sheets, "将棋クラブ", row),
    { candidate: "将棋クラブ", district: "中央", interviewers: ["m1", "外の人"] });
  assert.deepEqual(sheetOf(FORM, sheets, "将棋クラブ", {}), { candidate: "将棋クラブ" });
});

test("a sheet is known by the candidate that it was made of", () => {
  const copies = [copy("a"), copy("b", {}, { sources: ["row"] })];
  assert.deepEqual(sheetsFor(copies, "row").map(({ id }) => id), ["b"]);
});

test("mine are those where I am named, by id or by a free name; without names those I began",
    () => {
  const mine = (values, more) => isMySheet(FORM, copy("a", values, more), "m1", "春野 花");
  assert.equal(mine({ interviewers: ["m2", "m1"] }), true);
  assert.equal(mine({ interviewers: ["春野　花"] }), true);
  assert.equal(mine({ interviewers: ["m2"] }, { author: "m1" }), false);
  assert.equal(mine({ interviewers: [] }, { author: "m1" }), true);
  assert.equal(mine({}), false);
});

test("results are told one after another", () => {
  const copies = [copy("a"), copy("b")];
  assert.equal(nextSheet(copies, "a").id, "b");
  assert.equal(nextSheet(copies, "b"), undefined);
});
