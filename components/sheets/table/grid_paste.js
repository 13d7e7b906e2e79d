/**
 * Cells pasted into the grid, from the focused cell on. Much that is overwritten is asked about
 * before.
 */

import { ask } from "../../kit/dialog.js";
import { TOOLS } from "./grid_columns.js";
import { planPaste, planText } from "./paste.js";
import { WORDS, problemsText } from "./words.js";

/** More overwritten cells than this are asked about. */
const MANY = 20;

/** @param {any} grid @param {string[][]} cells */
export async function pasteInto(grid, cells) {
  const { table } = grid;
  const from = grid.api.getRowNode(grid.at?.id)?.rowIndex ?? 0;
  const rows = Array.from({ length: Math.max(0, grid.api.getDisplayedRowCount() - from) },
    (_, index) => grid.api.getDisplayedRowAtIndex(from + index).data.row);
  const ids = grid.columnIds.filter((/** @type {string} */ id) => id !== TOOLS);
  const columns = ids.slice(Math.max(0, ids.indexOf(grid.at?.columnId)))
    .map((/** @type {string} */ id) => grid.column(id));
  const { changesRows, needed } = table.actions.way;
  const plan = planPaste(cells, { rows, columns, adds: table.writes && changesRows,
    known: table.known, needed: needed && grid.column(needed) });
  const text = planText(plan);
  const asks = plan.overwritten > MANY || plan.problems.length > 0;
  const words = plan.problems.length > 0
    ? `${text}はりつけられないところ：${problemsText(plan.problems)}` : text;
  if (asks && !(await ask({ title: "表にはりつけますか", text: words, yes: "はりつける" }))) return;
  if (plan.writes.length + plan.adds.length > 0) {
    const step = table.actions.paste(plan);
    table.notices.say(`はりつけました。${text}`,
      { label: WORDS.undo, job: () => table.actions.undo(step) });
  } else table.notices.say(text);
  grid.go();
}
