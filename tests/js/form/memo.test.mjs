import assert from "node:assert/strict";
import { test } from "node:test";
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
