/**
 * Interviews: whom somebody meets, by the table of candidates, and the sheets that are written.
 * Pure.
 *
 * @typedef {import("../../kit/entries.js").Entry} Entry
 * @typedef {import("../../kit/entries.js").FormSheet} FormSheet
 */

import { plainName } from "../../kit/names.js";
import { fieldsOf } from "../../kit/entries.js";
import { isOwn } from "../../live/rights.js";

/** The table from which a sheet takes its name, such as インタビュー候補者リスト; null where there is none. */
export function tableBehind(form, sheets) {
  const named = fieldsOf(form).find((field) => field.id === form.named_by);
  const table = sheets[(named?.choices_from ?? "").split("/")[0]];
  return table?.holds === "row" ? table : null;
}

/**
 * What a new sheet begins with: the candidate's name, what both have a field for, and who goes.
 * @param {FormSheet} form @param {Record<string, any>} sheets by id
 * @param {string} text the candidate's name @param {Record<string, any>} values of the row
 */
export function sheetOf(form, sheets, text, values) {
  const fields = fieldsOf(form).filter(({ type }) => type === "text" || type === "long_text");
  const alike = fields.map(({ id }) => [id, values[id]])
    .filter(([, value]) => typeof value === "string" && value !== "");
  const who = fieldsOf(form).find(({ type }) => type === "people");
  const owners = [values[tableBehind(form, sheets)?.todo?.owner]].flat().filter(Boolean);
  return { ...Object.fromEntries(alike), ...(who && owners.length ? { [who.id]: owners } : {}),
    [form.named_by ?? ""]: text };
}

/** The sheets that were made of a candidate. @param {Entry[]} copies @param {string} candidate */
export function sheetsFor(copies, candidate) {
  return copies.filter(({ body }) => (body.sources ?? []).includes(candidate));
}

/**
 * Whether a sheet is somebody's: they began it, or are among the interviewers.
 * @param {FormSheet} form @param {Entry} copy @param {string | null} me @param {string} name
 */
export function isMySheet(form, copy, me, name) {
  const who = fieldsOf(form).find(({ type }) => type === "people");
  const people = who ? [copy.body.values?.[who.id]].flat().filter(Boolean) : [];
  if (people.length > 0) {
    return people.some((one) => one === me || (name !== "" && plainName(one) === plainName(name)));
  }
  return isOwn(copy, me);
}

/**
 * The sheet that comes after another when one after the other is told.
 * @param {Entry[]} copies in order
 */
export function nextSheet(copies, id) {
  return copies[copies.findIndex((copy) => copy.id === id) + 1];
}
