import assert from "node:assert/strict";
import { test } from "node:test";
import { alikeFirst } from "../../components/kit/notes/alike.js";

const note = (text) => ({ values: { text } });

test("what says nearly the same comes first, the rest as it lies", () => {
  const others = ["窓口を1つにする", "月1回の顔合わせの会をひらく", "一覧をつくる"].map(note);
  const first = alikeFirst(note("月に１回、顔合わせの会を開く"), others);
  assert.deepEqual(first, [others[1], others[0], others[2]]);
});

test("a text of one letter is like no other", () => {
  const others = [note("い"), note("あ")];
  assert.deepEqual(alikeFirst(note("あ"), others), others);
});
