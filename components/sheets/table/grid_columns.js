/** The columns of the AgGrid. Texts are cells' values, so that its search finds what is seen. */

import { TableCell, ToolsCell } from "./cells.js";
import { compare } from "../../live/ranks.js";

/** The id of the column with the handle and the menu of a row. */
export const TOOLS = "_tools";

const NARROWEST =
  /** @type {Record<string, number>} */ ({ long_text: 170, text: 130, people: 130, person: 120,
  choices: 120, date: 128, time: 92, choice: 112, scale: 176, votes: 136, flag: 104, number: 70 });

/** @param {any} grid */
export function columnDefs(grid) {
  const { table } = grid;
  const defs = table.columns.map((/** @type {any} */ column) => columnDef(grid, column));
  return table.writes && table.actions.way.changesRows ? [toolsDef(grid), ...defs] : defs;
}

function toolsDef(/** @type {any} */ grid) {
  const { own } = grid.table.actions.way;
  return {
    colId: TOOLS, headerName: "", width: own ? 76 : 56, pinned: "left", resizable:
      false, sortable: false, filter: false,
    suppressMovable: true, lockPosition: "left", rowDrag: own, rowDragText:
      (/** @type {any} */ { rowNode }) => `${rowNode.data.row.number}行目`,
    cellRenderer: ToolsCell, cellClass: "ks-cell-tools", getQuickFilterText: () => "",
  };
}

function columnDef(/** @type {any} */ grid, /** @type {any} */ column) {
  const { table } = grid;
  const counted = column.auto === "row_number";
  return {
    colId: column.id, headerName: column.label, headerTooltip: column.hint || column.label,
    ...(counted ? { width: 70, sortable: false, filter: false }
      : { flex: column.width ?? 2, minWidth: NARROWEST[column.type] ?? 120 }),
    valueGetter: ({ data }) => data?.texts[column.id] ?? "",
    // What a row looks like changes without its texts: while it is on its way, and then saved.
    equals: () => false,
    comparator: (/** @type {string} */ one, /** @type {string} */ other, /** @type {any} */ a,
      /** @type {any} */ b) => compared(table, column, one, other, a, b),
    cellRenderer: TableCell, cellRendererParams: { table, column },
    cellClass: table.writesIn(column) ? "ks-cell-open" : "ks-cell-fixed",
    wrapText: true, autoHeight: true, resizable: true, suppressMovable: true,
    tooltipValueGetter: undefined, suppressKeyboardEvent: () => true,
  };
}

/** Dates, numbers and answers by their worth, ふりがな and all else as Japanese dictionaries do. */
function compared(table, column, one, other, a, b) {
  const [left, right] = [a?.data?.row, b?.data?.row];
  if (!left || !right) return 0;
  if (column.per_person) {
    return table.marks.weight(left, column) - table.marks.weight(right, column);
  }
  if (column.type === "number" && !column.auto) return Number(one || 0) - Number(other || 0);
  if (column.type === "date" || column.type === "time") {
    return compare(left.values[column.id] || "~", right.values[column.id] || "~");
  }
  if (column.type === "choice" && column.choices?.length) {
    return column.choices.indexOf(one) - column.choices.indexOf(other);
  }
  return one.localeCompare(other, "ja");
}
