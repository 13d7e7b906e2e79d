/**
 * The board's places and their names. Pure.
 *
 * @typedef {{id: string, label: string, short?: string, note?: string, colour?: string}} Row
 * @typedef {{id: string, label: string, short?: string, tag?: string, colour: string,
 *   spanning?: boolean}} Column
 * @typedef {{id: string, title: string, lead?: string, row_heading?: string,
 *   columns_heading?: string,
 *   rows: Row[], columns: Column[], colours: {id: string, label: string}[], of?: string,
 *   fresh?: (note: string) => string,
 *   note_fields?: {id: string, label: string, hint?: string}[]}} Sheet
 *   `of`: a case, of its notes; `fresh`: what is said where a note is new since a meeting
 */

/** "row/column" taken apart; row is "" where the column spans the rows. */
export function splitPlace(place) {
  const [row = "", column = ""] = place.split("/");
  return { row, column };
}

/** @param {Sheet} sheet @param {string} row @param {string} column @returns {string} */
export function placeOf(sheet, row, column) {
  const spanning = columnOf(sheet, column)?.spanning;
  return spanning || sheet.rows.length === 0 ? `/${column}` : `${row}/${column}`;
}

/** Every place in the order of the printed sheet. @param {Sheet} sheet @returns {string[]} */
export function placesOf(sheet) {
  const rows = sheet.rows.length ? sheet.rows.map((row) => row.id) : [""];
  const inner = sheet.columns.filter((column) => !column.spanning);
  return [
    ...rows.flatMap((row) => inner.map((column) => `${row}/${column.id}`)),
    ...sheet.columns.filter((column) => column.spanning).map((column) => `/${column.id}`),
  ];
}

/** @returns {Column | undefined} */
export function columnOf(sheet, id) {
  return sheet.columns.find((column) => column.id === id);
}

/** The column of a place. @returns {Column | undefined} */
export function columnAt(sheet, place) {
  return columnOf(sheet, splitPlace(place).column);
}

/**
 * The colour of a note that nobody chose one for: the row's where rows have colours, else the
 * column's.
 */
export function usualColour(sheet, place) {
  const { row } = splitPlace(place);
  return sheet.rows.find((known) => known.id === row)?.colour ||
    columnAt(sheet, place)?.colour || "";
}

/** The column in which ideas are made from notes of the others, if the sheet has one. */
export function ideaColumn(sheet) {
  return sheet.columns.find((column) => column.spanning);
}

/** 「対象者の状況把握・①できている」 */
export function placeName(sheet, place) {
  const { row, column } = splitPlace(place);
  const names = [
    sheet.rows.find((known) => known.id === row)?.label,
    titleOf(columnOf(sheet, column)),
  ];
  return names.filter(Boolean).join("・");
}

/** A column's heading on the screen. */
export function titleOf(column) {
  return column?.short || column?.label || "";
}

/** 「状況把握①」 */
export function tagOf(sheet, place) {
  const { row, column } = splitPlace(place);
  const known = sheet.rows.find((found) => found.id === row);
  const from = columnOf(sheet, column);
  return `${known?.short || known?.label || ""}${from?.tag || from?.short || ""}`;
}

/** The words that go with a colour. */
export function colourLabel(sheet, colour) {
  return sheet.colours.find((known) => known.id === colour)?.label ?? "";
}
