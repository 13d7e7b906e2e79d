/** What of an entry is told where it stands alone, for any kind of sheet. Pure. */

import { inOrder } from "../live/ranks.js";

/** Whose a case is, and what only marks a row, is not told on the wall; who does what is. */
const UNTOLD = new Set(["person", "flag"]);

/**
 * The parts of a definition that have a name of their own, by id.
 * @param {any} definition
 * @param {Map<string, any>} [found]
 * @returns {Map<string, any>}
 */
export function partsOf(definition, found = new Map()) {
  if (definition === null || typeof definition !== "object") return found;
  if (definition.id && definition.label && !found.has(definition.id)) {
    found.set(definition.id, definition);
  }
  for (const inner of Object.values(definition)) partsOf(inner, found);
  return found;
}

/**
 * Where an entry lies, and what it says: each text with its label, the first one without.
 * @param {any} sheet definition
 * @param {{place: string, values?: Record<string, string | string[]>}} body
 * @param {(field: any, value: string | string[]) => string} [show] people's names and days, as
 *   they are read; without it people are left out
 * @returns {{where: string, texts: {label: string, text: string}[]}}
 */
export function toldOf(sheet, { place, values = {} }, show) {
  const parts = partsOf(sheet);
  const where = place.split("/").map((id) => parts.get(id)?.short || parts.get(id)?.label)
    .filter(Boolean).join("・");
  const texts = Object.entries(values)
    .map(([id, value]) => ({ value, part: parts.get(id) }))
    .filter(({ part }) => !UNTOLD.has(part?.type) && (part?.type !== "people" || show))
    .map(({ value, part }) => ({ label: part?.label ?? "", text: textOf(part, value, show) }))
    .filter(({ text }) => text !== "");
  if (texts.length > 0) texts[0].label = "";
  return { where, texts };
}

/** What is read differently from how it is kept. */
const SHOWN = new Set(["people", "date"]);

/** @type {(part: any, value: any, show?: (field: any, value: any) => string) => string} */
function textOf(part, value, show) {
  if (show && SHOWN.has(part?.type)) return show(part, value);
  return (Array.isArray(value) ? value.join("、") : value).trim();
}

/**
 * The entries that can stand alone on the wall, in the order of their places.
 * @param {any} sheet definition
 * @param {{id: string, body: any}[]} records all
 * @param {string | null} copy the copy of a form that the room looks at
 * @returns {string[]} ids
 */
export function spottable(sheet, records, copy) {
  const seen = records.filter(({ id, body }) => body.sheet === sheet.id && id !== copy &&
    !body.covered && !body.hidden && !body.stack &&
    (!copy || body.place.startsWith(`${copy}/`)) && toldOf(sheet, body).texts.length > 0);
  const places = [...partsOf(sheet).keys()];
  const order = (/** @type {string} */ place) =>
    place.split("/").map((id) => String(places.indexOf(id) + 1).padStart(3, "0")).join();
  return inOrder(seen).sort((one, other) => order(one.body.place)
    .localeCompare(order(other.body.place))).map(({ id }) => id);
}
