import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldText } from "../../../components/frame/course/field.js";

const SHEETS = { p: { id: "p", periods: { step: "s", begins: "b", ends: "e" } }, other: { id: "o" } };
const row = (values) => ({ body: { sheet: "p", values } });

test("a step in the field says from when until when, as far as it is written", () => {
  const rows = [row({ s: "Step2", b: "2026-06-10", e: "2026-07-10" }), row({ s: "Step4" })];
  const told = (short) => fieldText({ short }, SHEETS, rows, "2026-06-01");
  assert.equal(told("Step2"), "出かける期間　6月10日（水）～7月10日（金）");
  assert.equal(told("Step4"), "");
  assert.equal(told("Step3"), "");
  assert.equal(fieldText({ short: "Step2" }, {}, rows), "");
});
