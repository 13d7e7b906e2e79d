import assert from "node:assert/strict";
import { test } from "node:test";
import { chosenByKey, elsewhere, needsAsking, presenceText, stateOf, wayOn } from "../../../components/stage/words.js";

const next = { id: "choose", title: "最初に取り組むアイデアを選ぶ", minutes_text: "30分" };

test("a sheet that nobody has set is open", () => {
  assert.equal(stateOf(null), "open");
  assert.equal(stateOf({ state: "locked" }), "locked");
});

test("only covering what was seen is asked about", () => {
  assert.ok(needsAsking("open", "private"));
  assert.ok(needsAsking("locked", "private"));
  assert.ok(!needsAsking("private", "open"));
  assert.ok(!needsAsking("open", "locked"));
});

test("presence says how many are here, and typing only when somebody does", () => {
  assert.equal(presenceText({ here: 24, typing: 5 }), "参加 24人・入力中 5人");
  assert.equal(presenceText({ here: 3, typing: 0 }), "参加 3人");
  assert.equal(presenceText(null), "参加 0人");
});

test("those who lead start the page's activity first, then go on and the page follows", () => {
  assert.deepEqual(wayOn("a", null, next), { to: "a", lead: "", title: "この活動を始める", follow: false });
  assert.deepEqual(wayOn("a", "b", next), { to: "a", lead: "", title: "この活動を始める", follow: false });
  assert.deepEqual(wayOn("a", "a", next), {
    to: "choose",
    lead: "つぎへ（30分） ▶",
    title: "最初に取り組むアイデアを選ぶ",
    follow: true,
  });
  assert.equal(wayOn("a", "a", null), null);
});

test("a participant is offered the room's page only where it is another one that they can open", () => {
  const pages = { a: { title: "強み" }, b: { title: "選ぶ" } };
  assert.deepEqual(elsewhere("a", "b", pages), { id: "b", text: "いま部屋は「選ぶ」に進んでいます" });
  assert.equal(elsewhere("a", "a", pages), null);
  assert.equal(elsewhere("a", null, pages), null);
  assert.equal(elsewhere("a", "unknown", pages), null);
});

test("arrow keys go round the row of states", () => {
  assert.equal(chosenByKey("ArrowRight", 2, 3), 0);
  assert.equal(chosenByKey("ArrowLeft", 0, 3), 2);
  assert.equal(chosenByKey("End", 0, 3), 2);
  assert.equal(chosenByKey("a", 0, 3), null);
});
