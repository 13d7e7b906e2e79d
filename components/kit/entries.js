/**
 * A form as people see it: its filled copies and what is in them. Pure.
 *
 * @typedef {{id: string, body: any, pending?: boolean}} Entry
 * @typedef {{id: string, label: string, type: string, hint?: string, choices?: string[],
 *   choices_from?: string,
 *   fields?: Field[], columns?: Field[], width?: number, auto?: string | null, per_person?:
 *   boolean, default_rows?: Record<string, any>[], household?: any, tree?: any}} Field
 * @typedef {{id: string, title?: string, lead?: string, on_screen?: string,
 *   layout: "stack" | "flow" | "grid",
 *   written_by: "everyone" | "provider" | "secretariat", fields?: Field[], rows?: any[], columns?:
 *   any[]}} Section
 * @typedef {{id: string, title: string, lead?: string, on_screen?: string, orientation: string,
 *   repeats: "once" |
 *   "case" | "idea" | "interview" | "several",
 *   named_by?: string | null, sections: Section[], hands?: Field | null,
 *   pick?: {flag: string, one_of_each: string | null, most: number | null, hidden_field: string,
 *   hidden_choice: string, allows?: Record<string, string>,
 *   requires?: Record<string, string[]>} | null}} FormSheet
 */

import { inOrder } from "../live/ranks.js";

export const ASK = "@ask";

/**
 * What stands above a sheet or a section: its lead, and the sentence that paper does not have.
 * @param {{lead?: string, on_screen?: string}} part
 */
export function onScreen(part) {
  return (part.lead ?? "") + (part.on_screen ?? "");
}

/**
 * What is on a sheet, without what is covered.
 * @param {Entry[]} records @param {string} sheet
 * @returns {Entry[]}
 */
export function entriesOn(records, sheet) {
  return records.filter(({ body }) => body.sheet === sheet && !body.covered);
}

/** The filled copies in order. @param {Entry[]} entries @returns {Entry[]} */
export function copiesOf(entries) {
  return inOrder(entries.filter(({ body }) => body.place === ""));
}

/**
 * What lies in a place of a copy, in order.
 * @param {Entry[]} entries @param {string} copy @param {string} inner
 */
export function itemsIn(entries, copy, inner) {
  return inOrder(entries.filter(({ body }) => body.place === `${copy}/${inner}`));
}

/**
 * ケースA, the idea of a plan, or the sheet's title; the server's rule (kasane/workshop/forms.py).
 * @param {FormSheet} sheet @param {Entry} copy
 */
export function copyName(sheet, copy) {
  if (sheet.repeats === "once") return sheet.title;
  const told = sheet.named_by && !untold(sheet, copy).includes(sheet.named_by);
  const named = told ? textOf(copy, sheet.named_by ?? "").trim().split(/\s+/).join(" ") : "";
  return named || `${sheet.repeats === "case" ? "ケース" : sheet.title}${copy.body.letter ?? ""}`;
}

/**
 * The fields that name who was met and wants no name told; the server's rule.
 * @param {any} sheet @param {{body: any}} copy
 * @returns {string[]}
 */
export function untold(sheet, copy) {
  const { unnamed: rule, met, named_by: called } = sheet;
  if (!rule || textOf(copy, rule.field) !== rule.choice) return [];
  const plain = (/** @type {string} */ text) => text.normalize("NFKC").replace(/\s+/g, "");
  const people = textOf(copy, met ?? "").split("\n").map(plain).filter(Boolean);
  const name = plain(textOf(copy, called ?? ""));
  const same = people.some((one) => one.includes(name) || name.includes(one));
  return [met, same || people.length === 0 ? called : null].filter(Boolean);
}

/** @param {{body: any} | undefined} entry @param {string} field @returns {string | string[]} */
export function valueOf(entry, field) {
  return entry?.body.values?.[field] ?? "";
}

/** A value as one text. @param {{body: any} | undefined} entry @param {string} field */
export function textOf(entry, field) {
  const value = valueOf(entry, field);
  return Array.isArray(value) ? value.join("、") : value;
}

/**
 * The fields of all sections outside of grids; none of a sheet without sections.
 * @param {{sections?: Section[]}} sheet @returns {Field[]}
 */
export function fieldsOf(sheet) {
  return (sheet.sections ?? []).flatMap((section) => section.fields ?? []);
}

/**
 * In front of which a copy, item or row goes that moves one up or down; null where it can't.
 * @param {{id: string}[]} entries in order @param {string} id @param {number} step
 */
export function stepped(entries, id, step) {
  const order = entries.map((entry) => entry.id);
  const to = order.indexOf(id) + step;
  if (to < 0 || to >= order.length) return null;
  const rest = order.filter((other) => other !== id);
  return { before: rest[to] ?? null };
}

/**
 * The entry of an author in a place, where there is one for each; one that was refused included.
 * @param {import("../live/live.js").Live} live
 * @param {string} sheet
 * @param {string | null | undefined} author
 * @param {string} [place]
 * @returns {string | null} its id
 */
export function entryOf(live, sheet, author, place = "") {
  if (!author) return null;
  const known = inOrder(live.all("entry").filter(({ body }) => body.sheet === sheet &&
    body.place === place && body.author === author))[0];
  if (known) return known.id;
  const me = live.you?.member;
  const kept = live.refused.find(
    ({ op, fields }) => op === "entry.add" && fields.sheet === sheet && fields.place === place &&
      (fields.author ?? me) === author,
  );
  return kept?.fields.id ?? null;
}
