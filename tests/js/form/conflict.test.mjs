import assert from "node:assert/strict";
import { test } from "node:test";
import { bothTexts, tellingChoices, valueChoices, WORDS } from "../../../components/kit/conflict.js";

const texts = (type, stale) => valueChoices(type, stale, () => {}).map(({ text }) => text);

test("a button is called as the text that it keeps", () => {
  const [[yours], [theirs]] = bothTexts("", "");
  assert.deepEqual([`${yours}にする`, `${theirs}にする`], [WORDS.takeYours, WORDS.takeTheirs]);
});

test("both are kept of texts and lists; of a choice, a date or a tick one is taken", () => {
  for (const type of ["text", "long_text", "choices", "people"]) {
    assert.ok(texts(type, true).includes(WORDS.both), type);
  }
  for (const type of ["choice", "date", "time", "flag", "number", "person"]) {
    assert.deepEqual(texts(type, true), [WORDS.takeYours, WORDS.takeTheirs], type);
  }
});

test("where nobody else wrote, the text is sent again or let go", () => {
  assert.deepEqual(texts("text", false), [WORDS.again, WORDS.drop]);
});

test("only what writes waits until writing is allowed", () => {
  const made = [true, false].flatMap((stale) => valueChoices("text", stale, () => {}));
  assert.deepEqual(made.filter(({ writes }) => !writes).map(({ text }) => text),
    [WORDS.takeTheirs, WORDS.drop]);
});

test("each button decides as it is called", () => {
  const decided = [];
  const made = valueChoices("text", true, (choice) => decided.push(choice));
  for (const text of [WORDS.both, WORDS.takeYours, WORDS.takeTheirs]) made.find((one) => one.text === text).job();
  assert.deepEqual(decided, ["both", "mine", "theirs"]);
});

test("other words are offered first, and what is dropped writes nothing", () => {
  const decided = [];
  const made = tellingChoices(() => decided.push("other"), () => decided.push("as it is"),
    () => decided.push("dropped"));
  assert.deepEqual(made.map(({ text, writes = false, quiet = !writes }) => [text, writes, quiet]), [
    [WORDS.takeOtherWords, true, false], [WORDS.asItIs, true, true], [WORDS.drop, false, true]]);
  for (const { job } of made) job?.();
  assert.deepEqual(decided, ["other", "as it is", "dropped"]);
});
