/**
 * The ideas that are voted on: the notes of a board's column, with those put under them, and where
 * each came from. Pure functions.
 *
 * @typedef {{id: string, body: any}} Record_
 * @typedef {{id: string, body: any, text: string, under: {id: string, text: string, body: any}[]}}
 *   Idea
 */

import { inOrder } from "../../live/ranks.js";

/** @param {string} reference "sheet/column" @returns {{sheet: string, column: string}} */
export function placeNamed(reference) {
  const [sheet, column] = reference.split("/");
  return { sheet, column };
}

/**
 * The ideas in the order of the board; hidden and covered notes are left out.
 * @param {Record_[]} entries
 * @param {string} rowsFrom "sheet/column"
 * @returns {Idea[]}
 */
export function ideasOf(entries, rowsFrom) {
  const { sheet, column } = placeNamed(rowsFrom);
  const notes = inOrder(entries
    .filter(({ body }) => body.sheet === sheet && body.place.split("/").at(-1) === column)
    .filter(({ body }) => !body.covered && !body.hidden));
  const under = (/** @type {string} */ top) =>
    notes.filter(({ body }) => body.stack === top)
      .map(({ id, body }) => ({ id, body, text: textOf(body) }));
  const there = new Set(notes.map(({ id }) => id));
  return notes
    .filter(({ body }) => !body.stack || !there.has(body.stack))
    .map(({ id, body }) => ({ id, body, text: textOf(body), under: under(id) }));
}

const textOf = (/** @type {any} */ body) => String(body.values?.text ?? "");

/**
 * Where an idea came from, in short words: 「状況把握①」「ケースA」. Sources are followed to their end;
 * what somebody may not see is not there.
 * @param {string[]} ids the idea, and those put under it
 * @param {(id: string) => any} entry body by id, or null
 * @param {Record<string, any>} sheets definitions by id
 * @returns {string[]} phases first, then cases
 */
export function originOf(ids, entry, sheets) {
  const seen = new Set(ids);
  const line = [...ids];
  /** @type {Map<string, string>} */
  const phases = new Map();
  /** @type {Set<string>} */
  const cases = new Set();
  while (line.length > 0) {
    const body = entry(/** @type {string} */ (line.shift()));
    if (!body) continue;
    const sheet = sheets[body.sheet];
    if (sheet?.holds === "note") notePhase(phases, sheet, body.place);
    if (sheet?.repeats === "case") noteCase(cases, entry, body);
    for (const source of body.sources ?? []) {
      if (!seen.has(source)) line.push(source);
      seen.add(source);
    }
  }
  return [...[...phases].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name),
    ...[...cases].sort()];
}

/** @param {Map<string, string>} phases @param {any} sheet @param {string} place */
function notePhase(phases, sheet, place) {
  const [row, column] = place.split("/");
  const at = sheet.rows.findIndex((/** @type {any} */ known) => known.id === row);
  if (at < 0) return;
  const from = sheet.columns.find((/** @type {any} */ known) => known.id === column);
  const name = `${sheet.rows[at].short || sheet.rows[at].label}${from?.tag || from?.short || ""}`;
  phases.set(`${String(at).padStart(3, "0")}/${sheet.columns.indexOf(from)}`, name);
}

/** @param {Set<string>} cases @param {(id: string) => any} entry @param {any} body */
function noteCase(cases, entry, body) {
  const copy = body.place ? entry(body.place.split("/")[0]) : body;
  if (copy?.letter) cases.add(`ケース${copy.letter}`);
}
