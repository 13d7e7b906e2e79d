import assert from "node:assert/strict";
import { test } from "node:test";

import { sendAndEmpty } from "../../components/kit/sending.js";

const fields = () => [{ value: "もり はるか" }, { value: "社協" }];
const values = (those) => those.map(({ value }) => value);

test("what is typed before the answer comes stays", async () => {
  for (const taken of [true, false]) {
    const those = fields();
    let answer;
    const sending = sendAndEmpty(those, () => new Promise((resolve) => { answer = resolve; }));
    assert.deepEqual(values(those), ["", ""]);
    those[0].value = "はた みのる";
    answer(taken);
    assert.equal(await sending, taken);
    assert.deepEqual(values(those), ["はた みのる", ""]);
  }
});

test("what is refused comes back, what is taken does not", async () => {
  const refused = fields();
  assert.equal(await sendAndEmpty(refused, async () => false), false);
  assert.deepEqual(values(refused), ["もり はるか", "社協"]);
  const taken = fields();
  assert.equal(await sendAndEmpty(taken, async () => true), true);
  assert.deepEqual(values(taken), ["", ""]);
});
