/** Rows of the grid put elsewhere: by their handle, or by the keyboard. */

import { WORDS } from "./words.js";

/** One up or down. @param {any} grid @param {number} step */
export function moveRow(grid, step) {
  const { table } = grid;
  const ids = table.rows.map((/** @type {any} */ row) => row.id);
  const from = ids.indexOf(grid.at?.id);
  if (from < 0 || !table.writes || !table.actions.way.own) return;
  if (!grid.moves) return table.notices.say(WORDS.sorted);
  const to = from + step;
  if (to < 0 || to >= ids.length) return;
  table.actions.move(table.rows[from], (step > 0 ? ids[to + 1] : ids[to]) ?? null);
  grid.go();
}

/** Where the row would go is shown. @param {any} grid @param {any} event */
export function dragged(grid, { node, overNode, y }) {
  const row = grid.moves && overNode && overNode !== node ? overNode : null;
  grid.api.setRowDropPositionIndicator(row &&
    { row, dropIndicatorPosition: isBehind(row, y) ? "below" : "above" });
}

/** @param {any} grid @param {any} event */
export function dropped(grid, { node, overIndex, overNode, y }) {
  grid.api.setRowDropPositionIndicator(null);
  if (!grid.moves) return grid.table.notices.say(WORDS.sorted);
  const order = grid.table.rows.map((/** @type {any} */ row) => row.id)
    .filter((/** @type {string} */ id) => id !== node.id);
  const behind = !overNode || overIndex < 0 || isBehind(overNode, y);
  const at = overNode && overIndex >= 0 ? order.indexOf(overNode.id) + (behind ? 1 : 0)
    : order.length;
  const row = grid.table.row(node.id);
  if (row && overNode !== node) grid.table.actions.move(row, order[at] ?? null);
}

/** Whether a height is in the lower half of a row. */
function isBehind(/** @type {any} */ node, /** @type {number} */ y) {
  return y > node.rowTop + node.rowHeight / 2;
}
