import assert from "node:assert/strict";
import test from "node:test";
import { openDrafts } from "../../components/kit/drafts.js";
import { isComposing, isSubmit, isUndo, isWriting, noteKey } from "../../components/kit/keys.js";
import { menuItems } from "../../components/kit/notes/menu.js";
import { notesIn } from "../../components/kit/notes/many.js";
import { bannerText, coveredText, manyProblem,
  manyText } from "../../components/kit/notes/words.js";
import { dropTaken, keptIn } from "../../components/kit/typed.js";
import { writersOf } from "../../components/kit/writers.js";
import { SHEET, storage } from "./fakes.mjs";

test("while converting Japanese no key does anything", () => {
  for (const event of [{ isComposing: true }, { keyCode: 229 }]) {
    assert.equal(isComposing(event), true);
    assert.equal(isSubmit({ key: "Enter", ctrlKey: true, ...event }), false);
    assert.equal(isUndo({ key: "z", ctrlKey: true, ...event }), false);
    for (const key of ["Enter", "Delete", "m", "ArrowDown"]) {
      assert.equal(noteKey({ key, ...event }), null);
    }
  }
});

test("Enter alone is a new line; with Ctrl or ⌘ it puts the note up", () => {
  assert.equal(isSubmit({ key: "Enter" }), false);
  assert.equal(isSubmit({ key: "Enter", shiftKey: true }), false);
  assert.equal(isSubmit({ key: "Enter", ctrlKey: true }), true);
  assert.equal(isSubmit({ key: "Enter", metaKey: true }), true);
});

test("keys on a note", () => {
  assert.deepEqual(noteKey({ key: "ArrowLeft", ctrlKey: true }),
    { act: "shift", direction: "left" });
  assert.deepEqual(noteKey({ key: "ArrowLeft" }), { act: "walk", direction: "left" });
  assert.deepEqual(noteKey({ key: "Enter" }), { act: "edit" });
  assert.deepEqual(noteKey({ key: "M", shiftKey: true }), { act: "move" });
  assert.equal(noteKey({ key: "m", ctrlKey: true }), null);
  assert.deepEqual(noteKey({ key: "F10", shiftKey: true }), { act: "menu" });
  assert.equal(noteKey({ key: "x" }), null);
});

test("undo is Ctrl+Z, and redo is not undo", () => {
  assert.equal(isUndo({ key: "z", ctrlKey: true }), true);
  assert.equal(isUndo({ key: "Z", ctrlKey: true, shiftKey: true }), false);
});

test("in text fields Ctrl+Z belongs to the field", () => {
  assert.equal(isWriting({ tagName: "TEXTAREA" }), true);
  assert.equal(isWriting({ tagName: "INPUT", type: "text" }), true);
  assert.equal(isWriting({ tagName: "INPUT", type: "checkbox" }), false);
  assert.equal(isWriting({ tagName: "LI" }), false);
});

const view = (more = {}) => ({ id: "a", place: "grasp/can", own: false, hidden: false, under: null,
  colour: "green", ...more });
const acts = (board, note) =>
  menuItems({ sheet: SHEET, writes: true, leads: false, ...board }, note).map(({ act }) => act);

test("the menu offers what the person may do", () => {
  assert.ok(!acts({}, view()).includes("delete"));
  assert.ok(acts({}, view({ own: true })).includes("delete"));
  assert.ok(acts({ leads: true }, view()).includes("delete"));
  assert.ok(!acts({}, view()).includes("hide"));
  assert.deepEqual(acts({ writes: false }, view({ own: true })), []);
  assert.deepEqual(acts({ writes: false, leads: true }, view()), ["hide"]);
  assert.deepEqual(acts({ writes: false, leads: true }, view({ hidden: true })), ["show"]);
});

test("ideas are made from ① and ②, not from ③", () => {
  assert.ok(acts({}, view()).includes("idea"));
  assert.ok(!acts({}, view({ place: "/do" })).includes("idea"));
});

test("an idea's sources can be changed from its menu", () => {
  assert.ok(acts({}, view({ place: "/do" })).includes("choose-sources"));
  assert.ok(!acts({}, view()).includes("choose-sources"));
  assert.ok(!acts({ writes: false }, view({ place: "/do" })).includes("choose-sources"));
});

test("each line that is not empty is a note", () => {
  assert.deepEqual(notesIn("一枚目\r\n\n 二枚目 \n　\n三枚目"), ["一枚目", "二枚目", "三枚目"]);
  assert.deepEqual(notesIn(" \n"), []);
  assert.equal(manyText(12), "12枚はります");
  assert.equal(manyProblem(["あ"]), "");
  assert.match(manyProblem(Array(201).fill("あ")), /200枚まで/);
  assert.match(manyProblem(["あ", "い".repeat(4001)]), /^2枚目/);
});

test("the roster's participants can be written for, joined or not", () => {
  const member = (id, role, organisation = "") =>
    ({ id, body: { name: id, organisation, role, joined: false } });
  const roster = [member("me", "facilitator"), member("さくら", "participant", "社協"),
    member("見学", "viewer"), member("みのる", "participant")];
  assert.deepEqual(writersOf(roster, "me"), [["さくら", "さくら（社協）"], ["みのる", "みのる"]]);
});

test("drafts are kept for each person and sheet, and empty ones are not", () => {
  const held = storage();
  const mine = openDrafts({ storage: held, workshop: "w", sheet: "s", member: "me" });
  const yours = openDrafts({ storage: held, workshop: "w", sheet: "s", member: "you" });
  mine.keep("place:grasp/can", { values: { text: "かきかけ" } });
  assert.equal(mine.get("place:grasp/can").values.text, "かきかけ");
  assert.deepEqual([mine.list(), yours.list()], [["place:grasp/can"], []]);
  mine.keep("place:grasp/can", { values: { text: "  " } });
  assert.deepEqual(mine.list(), []);
});

test("what is half typed is kept by its field until the server has taken it", () => {
  const held = storage();
  const typed = { workshop: "w", member: "me", name: "new" };
  const kept = keptIn(typed, held);
  kept.keep("会場", "北公民館");
  kept.keep("名前", "集い");
  assert.deepEqual(dropTaken([{ ...typed, texts: ["集い", "ほか"] }], held), ["名前"]);
  assert.deepEqual(kept.all(), { 会場: "北公民館" });
  assert.deepEqual(keptIn({ ...typed, member: "you" }, held).all(), {});
  kept.keep("会場", " ");
  assert.equal(held.length, 0);
});

test("each state of the sheet is said in words", () => {
  assert.equal(bannerText("private"), "いまは個人ワークです。あなたの付箋は、公開されるまで他の人に見えません。個人名や住所は書かないでください。");
  assert.equal(bannerText("locked"), "締め切られています。読むことだけできます。");
  assert.equal(bannerText("open"), "");
  assert.equal(coveredText(7), "ほか7枚（公開まで見えません）");
});
