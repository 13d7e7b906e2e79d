/**
 * What was decided about a copy, as rows on which the next meeting reports; the server's rule
 * (kasane/programme/follow_up.py). Pure.
 *
 * @import { Entry, FormSheet } from "../../kit/entries.js"
 * @typedef {{table: string, text: string, about?: string | null, owner?: string | null,
 *   due?: string | null}} Decided
 * @typedef {{into: string, text: string, origin: string, owner: string, due: string,
 *   decided: Decided[], fields: string[]}} FollowUp
 * @typedef {{values: Record<string, string | string[]>, source: string}} Report
 */

import { fieldsOf, itemsIn, textOf, valueOf } from "../../kit/entries.js";

/**
 * The rows that are not among those to report on yet.
 * @param {FormSheet & {follow_up?: FollowUp | null}} sheet
 * @param {string} copyId @param {Entry[]} entries
 * @returns {Report[]}
 */
export function leftToReport(sheet, copyId, entries) {
  const rule = sheet.follow_up;
  const copy = entries.find(({ id }) => id === copyId);
  if (!rule || !copy) return [];
  const signOf = (/** @type {any} */ values) =>
    JSON.stringify([values[rule.origin], values[rule.text]]);
  const there = new Set(itemsIn(entries, copyId, rule.into).map(({ body }) => signOf(body.values)));
  return toReport(rule, sheet, copy, entries).filter(({ values }) => !there.has(signOf(values)));
}

/**
 * @param {FollowUp} rule @param {FormSheet} sheet @param {Entry} copy @param {Entry[]} entries
 * @returns {Report[]}
 */
function toReport(rule, sheet, copy, entries) {
  const labels = new Map(fieldsOf(sheet).map(({ id, label }) => [id, label]));
  const rows = rule.decided.flatMap((each) => itemsIn(entries, copy.id, each.table)
    .filter((row) => textOf(row, each.text).trim())
    .map((row) => ({ source: row.id, values: valuesOf(rule, each, row, labels) })));
  const texts = rule.fields.filter((id) => textOf(copy, id).trim()).map((id) => ({ source: "",
    values: { [rule.text]: textOf(copy, id).trim(), [rule.origin]: labels.get(id) ?? "" } }));
  return [...rows, ...texts];
}

/**
 * @param {FollowUp} rule @param {Decided} each @param {Entry} row
 * @param {Map<string, string>} labels
 */
function valuesOf(rule, each, row, labels) {
  const about = each.about ? textOf(row, each.about).trim() : "";
  const text = textOf(row, each.text).trim();
  /** @type {Record<string, string | string[]>} */
  const values = { [rule.text]: about ? `${about}：${text}` : text,
    [rule.origin]: labels.get(each.table) ?? "" };
  for (const [to, of] of [[rule.owner, each.owner], [rule.due, each.due]]) {
    if (to && of && valueOf(row, of).length > 0) values[to] = valueOf(row, of);
  }
  return values;
}
