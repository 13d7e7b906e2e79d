import assert from "node:assert/strict";
import { test } from "node:test";
import { inTurn } from "../../../components/kit/asked.js";

const question = (id, more = {}) => ({ id, body: { text: id, author: null, answered: false,
  created: id, ...more } });
const hand = (of, member = null) => ({ id: `${of}-${member}`, body: { question: of, member } });
const ids = (asked) => asked.map(({ id }) => id);

test("those without an answer come first, by hands, then as they came", () => {
  const questions = [question("a", { answered: true }), question("b"), question("c"), question("d")];
  assert.deepEqual(ids(inTurn(questions, [hand("d"), hand("d"), hand("a"), hand("c")], "me")),
    ["d", "c", "b", "a"]);
});

test("one's own question and one's own hand are known", () => {
  const questions = [question("a", { author: "me" }), question("b")];
  const [b, a] = inTurn(questions, [hand("b", "me"), hand("b")], "me");
  assert.deepEqual([a.own, a.mine, b.own, b.mine, b.hands], [true, false, false, true, 2]);
  assert.equal(inTurn(questions, [hand("b")], null)[0].mine, false);
});
