/**
 * How often what people marked or wrote was said. Pure; the server's rule
 * (kasane/workshop/counts.py), held to the same samples (tests/shared/counts.json).
 *
 * @typedef {import("../../kit/entries.js").Entry} Entry
 * @typedef {{title: string, of: string[], into: string[]}} Rule
 * @typedef {{word: string, entries: string[]}} Said
 */

import { fieldsOf } from "../../kit/entries.js";
import { sourceOf } from "../../kit/related.js";
import { inOrder } from "../../live/ranks.js";

/** A text as it is compared: width, case and blanks don't count. @param {string} text */
export function fold(text) {
  return tidy(text.normalize("NFKC").toLowerCase());
}

/** @param {string} text */
function tidy(text) {
  return text.split(/\s+/).filter(Boolean).join(" ");
}

/**
 * What is counted beside a sheet: of given words all, in their order; else the most said first.
 * What sits in a case that is not open is not counted, nor what somebody carried on to another
 * place that is counted as well. A note under another counts as what lies on top.
 * @param {any} shown the sheet
 * @param {Rule} rule
 * @param {Record<string, any>} sheets definitions by id
 * @param {Entry[]} entries
 * @returns {Said[]}
 */
export function saidOf(shown, rule, sheets, entries) {
  const places = rule.of.flatMap((reference) => {
    const [named, part] = reference.split("/");
    return sheetsOf(shown, sheets, named).map((sheet) => ({ sheet, part }));
  });
  const byId = new Map(entries.map((entry) => [entry.id, entry.body]));
  const found = places.flatMap((place) => inPlace(place, { sheets, entries, byId }));
  const carried = new Set(found.flatMap(({ sources }) => sources));
  const given = places.flatMap(({ sheet, part }) => choicesOf(sheet, part));
  /** @type {Map<string, Said>} */
  const said = new Map(given.map((word) => [fold(word), { word, entries: [] }]));
  for (const { id, words } of found.filter((one) => !carried.has(one.id))) {
    for (const word of words) {
      const sign = fold(word);
      if (!said.has(sign)) said.set(sign, { word, entries: [] });
      said.get(sign)?.entries.push(id);
    }
  }
  const every = [...said.values()];
  return given.length > 0 ? every : every.sort((a, b) => b.entries.length - a.entries.length);
}

/** A sheet with its groups' copies; beside a group's copy that copy alone. */
function sheetsOf(/** @type {any} */ shown, /** @type {Record<string, any>} */ sheets,
    /** @type {string} */ named) {
  if (shown.group_of === named) return [shown];
  return Object.values(sheets).filter(({ id, group_of: whole }) => id === named || whole === named);
}

/**
 * @param {{sheet: any, part: string}} place
 * @param {{sheets: Record<string, any>, entries: Entry[], byId: Map<string, any>}} known
 */
function inPlace({ sheet, part }, { sheets, entries, byId }) {
  const { sheet: id, field, fits } = sourceOf(sheets, `${sheet.id}/${part}`);
  const open = (/** @type {any} */ body) => !body.covered && !body.hidden;
  const found = entries.filter(({ body }) => body.sheet === id && open(body) &&
    fits(body.place) && open(byId.get(body.place.split("/")[0]) ?? {}));
  return inOrder(found).map(({ id: own, body }) => {
    const top = byId.get(body.stack ?? "");
    const value = (top && open(top) ? top : body).values?.[field] ?? "";
    const words = (Array.isArray(value) ? value : [value]).map(tidy).filter(Boolean);
    return { id: own, words, sources: words.length > 0 ? body.sources ?? [] : [] };
  });
}

/** The words that can be chosen in a column or field; none where people write freely. */
function choicesOf(/** @type {any} */ sheet, /** @type {string} */ part) {
  const parts = [...(sheet.columns ?? []), ...(sheet.fields ?? []), ...fieldsOf(sheet)];
  return /** @type {string[]} */ (parts.find(({ id }) => id === part)?.choices ?? []);
}
