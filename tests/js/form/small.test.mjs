import assert from "node:assert/strict";
import { test } from "node:test";

import { pageCount } from "../../../components/kit/pager.js";
import { nameTooLong, tooLong, typingText, typists } from "../../../components/kit/words.js";
import { otherAnswers } from "../../../components/sheets/memo/model.js";

test("columns that overflow are pages", () => {
  assert.equal(pageCount(600, 600, 40), 1);
  assert.equal(pageCount(1_880, 600, 40), 3);
  assert.equal(pageCount(0, 0, 40), 1);
  assert.equal(pageCount(920, 600, 40), 2, "a column beyond the page is never left out");
  assert.equal(pageCount(915, 600, 40), 2);
});

test("who types is named where that is told, and oneself isn't counted", () => {
  const presence = { places: [{ sheet: "plan", place: "p/why", count: 2, people: ["m1", "me"] },
    { sheet: "plan", place: "p/idea", count: 1, people: [] }] };
  assert.deepEqual(typists(presence, "plan", "p/why", "me", true), { people: ["m1"], count: 1 });
  assert.equal(typists(presence, "plan", "p/idea", "me", true).count, 0);
  assert.equal(typists(presence, "plan", "p/idea", "me", false).count, 1);
  assert.equal(typingText(["春野"], 1), "春野さんが書いています");
  assert.equal(typingText([], 2), "ほかの人が書いています");
  assert.equal(typingText([], 0), "");
});

test("a memo has one's own answer and the others'", () => {
  const entry = (id, author, more = {}) =>
    ({ id, body: { place: "q1", author, values: { text: id }, created: id, ...more } });
  const entries = [entry("b", "you"),
    entry("a", "me"), entry("empty", "you", { values: { text: " " } }),
    { id: "c", body: { place: "q1", covered: true } }, entry("x", "me", { place: "q2" })];
  const { answers, covered } = otherAnswers(entries, "q1", "me");
  assert.deepEqual(answers.map(({ id }) => id), ["b"]);
  assert.equal(covered, 1);
});

test("what is too long is counted as the server counts, and not cut", () => {
  assert.equal(tooLong("𠮷".repeat(4000)), "");
  assert.match(tooLong("𠮷".repeat(4001)), /いま4001文字です.*残っています/);
  assert.equal(nameTooLong("春野", ""), "");
  assert.match(nameTooLong("春野", "あ".repeat(61)), /60文字まで、いま61文字/);
});
