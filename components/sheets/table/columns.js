/**
 * The columns of a table as people see and write them. Pure.
 *
 * @typedef {object} Column
 * @property {string} id
 * @property {string} label
 * @property {string} type
 * @property {string[]} [choices]
 * @property {string | null} [choices_from] "sheet/column or field"
 * @property {string} [hint]
 * @property {boolean} [per_person]
 * @property {string | null} [auto]
 * @property {number} [least]
 * @property {number} [most]
 * @property {number} [dots]
 * @property {number} [width]
 * @property {boolean} [name] as long as a name may be
 * @property {{id: string, name: string}[]} [options] what may be chosen, where ids stand for it
 *
 * @typedef {{id: string, title: string, columns: Column[], rows_from?: string | null,
 *   rows_of?: "entries" | "members" | "meetings"}} Sheet
 * @typedef {{id: string, short: string}} Step
 * @typedef {"entries" | "members" | "meetings" | "notes"} RowKind
 */

/** What the server holds as a name, an organisation, a venue. */
const NAMES = /** @type {Record<string, string[]>} */ ({ members: ["name", "organisation"],
  meetings: ["venue"] });
const LISTS = new Set(["choices", "people"]);
const PICKED = new Set(["choice", "choices", "person", "people"]);

/** What a row of the sheet is. @param {Sheet} sheet @returns {RowKind} */
export function rowKind(sheet) {
  return sheet.rows_from ? "notes" : sheet.rows_of ?? "entries";
}

/**
 * The columns to show. Those of meetings name their steps by ids, and one meeting may have several.
 * @param {Sheet} sheet
 * @param {Step[]} [steps]
 * @returns {Column[]}
 */
export function columnsOf(sheet, steps = []) {
  const names = NAMES[rowKind(sheet)];
  if (!names) return sheet.columns;
  const columns =
    sheet.columns.map((column) => (names.includes(column.id) ? { ...column, name: true } : column));
  if (rowKind(sheet) !== "meetings") return columns;
  const offered = (/** @type {Column} */ column) =>
    steps.filter(({ short }) => column.choices?.includes(short) ?? true);
  const options = (/** @type {Column} */ column) => offered(column)
    .map(({ id, short }) => ({ id, name: short }));
  return columns.map((column) => (column.id === "step"
    ? { ...column, type: "choices", choices: [], options: options(column) } : column));
}

/**
 * Once something was found out it stands beside what was to be done, in sight of all.
 * @param {Column[]} columns @param {{task: string, results: string[]} | null | undefined} rule
 * @param {Record<string, any>[]} rows their values
 */
export function resultsFirst(columns, rule, rows) {
  const results = columns.filter(({ id }) => rule?.results.includes(id));
  if (!rule || !rows.some((row) => results.some(({ id }) => !isEmpty(row[id])))) return columns;
  const others = columns.filter((column) => !results.includes(column));
  const at = others.findIndex(({ id }) => id === rule.task) + 1;
  return [...others.slice(0, at), ...results, ...others.slice(at)];
}

/** Whether the column's value is a list. @param {Column} column */
export function isList(column) {
  return LISTS.has(column.type);
}

/** Whether something is picked from a list, not written. @param {Column} column */
export function isPicked(column) {
  return PICKED.has(column.type);
}

/** Whether people write the column, and all write the same. @param {Column} column */
export function isWritten(column) {
  return !column.auto && !column.per_person;
}

/** @param {any} value */
export function isEmpty(value) {
  return value === undefined || value === null || value === "" ||
    (Array.isArray(value) && value.length === 0);
}
