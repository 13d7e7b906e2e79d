/**
 * A table from the clipboard, and what it does to the table here. Pure.
 *
 * @typedef {import("./columns.js").Column} Column
 * @typedef {{id: string, values: Record<string, any>}} RowLike
 * @typedef {object} Plan
 * @property {{id: string, column: Column, value: any, seen: any}[]} writes
 * @property {Record<string, any>[]} adds the values of new rows
 * @property {number} overwritten cells whose text is replaced
 * @property {{line: number, label: string, text: string, problem: string}[]} problems left as they
 *   are
 */

import { isEmpty, isWritten } from "./columns.js";
import { plainName } from "../../kit/names.js";
import { typeOf } from "../../kit/values/types.js";
import { same } from "../../kit/writing.js";

/**
 * Cells as Excel copies them: tabs, lines, and quotes around what contains either.
 * @param {string} text
 */
export function readTable(text) {
  const rows = [[""]];
  let quoted = false;
  const source = text.replace(/\r\n?/gu, "\n");
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    const row = /** @type {string[]} */ (rows.at(-1));
    if (quoted && sign === '"' && source[at + 1] === '"') at += 1;
    else if (quoted && sign === '"') {
      quoted = false;
      continue;
    } else if (!quoted && sign === '"' && row.at(-1) === "" && closes(source, at)) {
      quoted = true;
      continue;
    } else if (!quoted && sign === "\t") {
      row.push("");
      continue;
    } else if (!quoted && sign === "\n") {
      rows.push([""]);
      continue;
    }
    row[row.length - 1] += sign;
  }
  while (rows.length > 1 && /** @type {string[]} */ (rows.at(-1))
    .every((cell) => cell === "")) rows.pop();
  return rows;
}

/** Whether a quotation that begins here ends where a cell ends. */
function closes(/** @type {string} */ source, /** @type {number} */ from) {
  const end = /^"(?:[^"]|"")*"(?=[\t\n]|$)/u.exec(source.slice(from));
  return end !== null;
}

/**
 * Whether a clipboard holds cells rather than a text.
 * @param {string} text @param {string} [html]
 */
export function isTable(text, html = "") {
  return text.includes("\t") || /<table[\s>]/iu.test(html);
}

/**
 * What pasting would do. Read-only columns swallow their cells; a line of headings is left out.
 * @param {string[][]} cells
 * @param {object} onto
 * @param {RowLike[]} onto.rows in the order on the screen, from the focused one on
 * @param {Column[]} onto.columns in the order on the screen, from the focused one on
 * @param {boolean} onto.adds whether rows may be added
 * @param {import("../../kit/values/value.js").Known} onto.known
 * @param {Column | null} [onto.needed] without which there is no new row
 * @returns {Plan}
 */
export function planPaste(cells, { rows, columns, adds, known, needed = null }) {
  /** @type {Plan} */
  const plan = { writes: [], adds: [], overwritten: 0, problems: [] };
  const lines = isHeading(cells[0], columns) ? cells.slice(1) : cells;
  lines.forEach((line, index) => {
    const row = rows[index];
    const values = valuesOf(line, columns, known, (label, text, problem) =>
      plan.problems.push({ line: index + 1, label, text, problem }));
    if (row) write(plan, row, values);
    else if (adds && needed &&
        !values.some(([column, value]) => column.id === needed.id && !isEmpty(value))) {
      plan.problems.push({ line: index + 1, label: needed.label, text: line.join(" "),
        problem: `${needed.label}のない行は足せません` });
    } else if (adds) add(plan, values);
    else plan.problems.push({ line: index + 1, label: "", text: line.join(" "),
      problem: "行を足せない表です" });
  });
  return plan;
}

function isHeading(/** @type {string[]} */ line, /** @type {Column[]} */ columns) {
  const filled = line.filter((cell) => cell.trim());
  return filled.length > 0 && line.every((cell, at) => !cell.trim() ||
    (columns[at] && plainName(columns[at].label) === plainName(cell)));
}

/**
 * @param {string[]} line @param {Column[]} columns
 * @param {import("../../kit/values/value.js").Known} known
 * @param {(label: string, text: string, problem: string) => void} wrong
 * @returns {[Column, any][]}
 */
function valuesOf(line, columns, known, wrong) {
  /** @type {[Column, any][]} */
  const values = [];
  line.forEach((text, at) => {
    const column = columns[at];
    if (!column) {
      if (text.trim()) wrong("", text, "表の右にはみ出しました");
      return;
    }
    if (!isWritten(column)) return;
    const found = typeOf(column).read(text, known);
    if ("problem" in found) wrong(column.label, text, found.problem);
    else values.push([column, found.value]);
  });
  return values;
}

/** @param {Plan} plan @param {RowLike} row @param {[Column, any][]} values */
function write(plan, row, values) {
  for (const [column, value] of values) {
    const seen = row.values[column.id] ?? typeOf(column).empty;
    if (same(seen, value)) continue;
    plan.writes.push({ id: row.id, column, value, seen });
    if (!isEmpty(seen)) plan.overwritten += 1;
  }
}

function add(/** @type {Plan} */ plan, /** @type {[Column, any][]} */ values) {
  const filled = values.filter(([, value]) => !isEmpty(value));
  if (filled.length > 0) {
    plan.adds.push(Object.fromEntries(filled.map(([column, value]) => [column.id, value])));
  }
}

/** 「3つのマスの文が入れかわり、2行ふえます。」 @param {Plan} plan */
export function planText(plan) {
  const parts = [
    plan.overwritten > 0 && `書いてある${plan.overwritten}マスの文が入れかわります。`,
    plan.writes.length > plan.overwritten &&
      `空いている${plan.writes.length - plan.overwritten}マスに入ります。`,
    plan.adds.length > 0 && `${plan.adds.length}行ふえます。`,
  ];
  return parts.filter(Boolean).join("") || "変わるところはありません。";
}
