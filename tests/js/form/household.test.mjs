import assert from "node:assert/strict";
import { test } from "node:test";
import { peopleOf } from "../../../components/sheets/form/household.js";

const RULE = { name: "who", more: ["age"], lives: "lives", together: "同居", near: ["行き来あり"],
  sign: "sign" };
const row = (values) => ({ body: { values } });

test("who lives where is read from the rows as the server reads it", () => {
  const rows = [row({ who: "母", age: "40代", sign: "◎ 本人" }), row({ who: "祖母", lives: "行き来あり" }),
    row({ who: "父", lives: "別居" }), row({ who: " ", lives: "別居" })];
  assert.deepEqual(peopleOf(RULE, rows), [
    { name: "母", more: ["40代"], home: "together", lives: "", sign: "◎ 本人" },
    { name: "祖母", more: [], home: "near", lives: "行き来あり", sign: "" },
    { name: "父", more: [], home: "apart", lives: "別居", sign: "" }]);
});
