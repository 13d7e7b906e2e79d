/**
 * What stands in several tables, read together under the headings of one of them. Pure; the
 * server's rule (kasane/workshop/gathered.py), held to the same samples
 * (tests/shared/gathered.json).
 *
 * @import { Entry, Field } from "../../kit/entries.js"
 * @typedef {{title: string, of: string, by: string, more?: string | null}} Part
 * @typedef {{title: string, first: string[], under: string, parts: Part[], rest: string}} Rule
 * @typedef {{heading: string, parts: [string, string[]][]}} Gathered
 */

import { copiesOf, entriesOn, itemsIn, textOf } from "../../kit/entries.js";
import { fold } from "../counts/model.js";

/**
 * Every heading, also one under which nothing stands yet; then the rest, if there is any.
 * @param {Rule} rule @param {Entry[]} entries
 * @returns {Gathered[]}
 */
export function gatheredOf(rule, entries) {
  const [table, column] = rule.under.split("/");
  const headings = rowsOf(table, entries).map((row) => textOf(row, column)).filter(Boolean);
  const known = new Map(headings.map((heading) => [fold(heading), heading]));
  const found = [...known.keys(), ""].map((key) => ({ key, heading: known.get(key) ?? rule.rest,
    parts: rule.parts.map((part) =>
      /** @type {[string, string[]]} */ ([part.title, textsUnder(part, key, known, entries)])) }));
  return found.filter(({ key, parts }) => key || parts.some(([, texts]) => texts.length > 0))
    .map(({ heading, parts }) => ({ heading, parts }));
}

/**
 * The texts of the rows that name a heading; "": that name none of those that are known.
 * @param {Part} part @param {string} key @param {Map<string, string>} known
 * @param {Entry[]} entries
 */
function textsUnder({ of, by, more }, key, known, entries) {
  const [table, column] = of.split("/");
  const rows = rowsOf(table, entries).filter((row) => {
    const named = fold(textOf(row, by));
    return (known.has(named) ? named : "") === key;
  });
  return rows.map((row) => [textOf(row, column).trim(), more ? textOf(row, more).trim() : ""])
    .filter(([text]) => text).map(([text, far]) => (far ? `${text}（${far}）` : text));
}

function rowsOf(/** @type {string} */ table, /** @type {Entry[]} */ entries) {
  return entriesOn(entries, table).filter(({ body }) => body.place === "" && !body.hidden);
}

const WORDY = new Set(["text", "long_text"]);

/**
 * What the forms say that are read before: label and text, a line a row of a small table.
 * @param {Rule} rule @param {Record<string, any>} sheets definitions by id @param {Entry[]} all
 * @returns {[string, string][]}
 */
export function readFirst(rule, sheets, all) {
  return rule.first.flatMap((name) => {
    const entries = entriesOn(all, name);
    const fields = /** @type {Field[]} */ (sheets[name].sections
      .flatMap((/** @type {any} */ section) => section.fields ?? []));
    return copiesOf(entries).flatMap((copy) => fields.map((field) =>
      /** @type {[string, string]} */ ([field.label, saidIn(field, copy, entries)])));
  }).filter(([, text]) => text);
}

/** @param {Field} field @param {Entry} copy @param {Entry[]} entries */
function saidIn(field, copy, entries) {
  const { columns } = field;
  if (!columns) return WORDY.has(field.type) ? textOf(copy, field.id).trim() : "";
  return itemsIn(entries, copy.id, field.id)
    .map((row) => columns.map(({ id }) => textOf(row, id)).filter(Boolean).join("　"))
    .filter(Boolean).join("\n");
}
