import assert from "node:assert/strict";
import { test } from "node:test";
import { nextText, notesOn, screenOf, whereIs } from "../../../components/projector/where.js";

const activity = (id, sheet = null) => ({ id, title: `題${id}`, minutes_text: "30分", sheet });
const steps = [
  { id: "s1", short: "Step1", activities: [activity("a")] },
  { id: "s2", short: "Step2", activities: [activity("b"), activity("c", "matrix"), activity("d", "table")] },
];

test("the screen says the step and the place in it, and what comes next in the step", () => {
  const where = whereIs(steps, "c");
  assert.equal(where.position, "Step2 ・ 2/3");
  assert.equal(nextText(where.next), "次：題d（30分）");
  assert.equal(nextText(whereIs(steps, "a").next), "");
});

test("a welcome before any activity, the board where there is one, else a guide", () => {
  const sheets = { matrix: {} };
  assert.equal(screenOf(whereIs(steps, null), sheets), "welcome");
  assert.equal(screenOf(whereIs(steps, "gone"), sheets), "welcome");
  assert.equal(screenOf(whereIs(steps, "c"), sheets), "board");
  assert.equal(screenOf(whereIs(steps, "b"), sheets), "guide");
  assert.equal(screenOf(whereIs(steps, "d"), sheets), "guide");
});

test("covered notes count, hidden ones and other sheets' do not", () => {
  const entries = [
    { body: { sheet: "matrix", covered: true } },
    { body: { sheet: "matrix" } },
    { body: { sheet: "matrix", hidden: true } },
    { body: { sheet: "table" } },
  ];
  assert.equal(notesOn(entries, "matrix"), 2);
  assert.equal(notesOn(entries, null), 0);
});
