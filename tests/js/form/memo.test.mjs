import assert from "node:assert/strict";
import { test } from "node:test";
import { stateText } from "../../../components/kit/state_words.js";
import { otherAnswers } from "../../../components/sheets/memo/model.js";

const memo = (id, author) => ({ id, body: { place: "q", author, values: { text: id }, created: id } });
const texts = (me) => otherAnswers([memo("a", "m1"), memo("b", null)], "q", me).answers
  .map(({ id }) => id);

test("beside one's own answer stand those of the others, also unsigned ones", () => {
  assert.deepEqual(texts("m1"), ["b"]);
});

test("the wall is nobody: it shows all answers, also unsigned ones", () => {
  assert.deepEqual(texts(null), ["a", "b"]);
});

test("who sees what is written is said while that differs, to each in their words", () => {
  assert.match(stateText("メモ", "private"), /ほかの人に見えません/);
  assert.match(stateText("メモ", "private", { leads: true }), /公開するまで見えません/);
  assert.match(stateText("メモ", "private", { wall: true }), /映りません/);
  assert.equal(stateText("メモ", "open"), "");
  assert.match(stateText("メモ", "locked"), /読むことだけ/);
});
