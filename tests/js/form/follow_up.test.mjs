import assert from "node:assert/strict";
import { test } from "node:test";
import { leftToReport } from "../../../components/sheets/form/follow_up.js";

const entry = (id, place, values, rank = 1) =>
  ({ id, body: { sheet: "case", place, values, rank, created: id } });
const field = (id, label, columns) => ({ id, label, type: columns ? "table" : "text", columns });
const SHEET = { id: "case", sections: [{ fields: [field("goal", "目標"), field("tasks", "役割", []),
  field("last", "報告", [])] }],
  follow_up: { into: "last", text: "said", origin: "where", owner: "who", due: "until",
    decided: [{ table: "tasks", text: "next", about: "agency", owner: "owner", due: "due" }],
    fields: ["goal"] } };
const COPY = entry("x", "", { goal: "朝を楽に" });
const TASKS = [entry("t1", "x/tasks", { agency: "社協", next: "会いに行く", owner: ["m1"], due: "2026-06-12" }),
  entry("t2", "x/tasks", { agency: "学校" }, 2)];

test("what was decided is to be reported on, with who, until when and where it stood", () => {
  assert.deepEqual(leftToReport(SHEET, "x", [COPY, ...TASKS]), [
    { source: "t1", values: { said: "社協：会いに行く", where: "役割", who: ["m1"], until: "2026-06-12" } },
    { source: "", values: { said: "朝を楽に", where: "目標" } }]);
});

test("what stands there already is not put there again", () => {
  const there = entry("r", "x/last", { said: "社協：会いに行く", where: "役割", came: "できた" });
  const left = leftToReport(SHEET, "x", [COPY, ...TASKS, there]);
  assert.deepEqual(left.map(({ values }) => values.said), ["朝を楽に"]);
});
