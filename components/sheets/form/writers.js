/** Of how many organisations those are who wrote on a copy; the server's rule
 * (kasane/workshop/writers.py). Pure.
 *
 * @import { Entry, FormSheet } from "../../kit/entries.js"
 */

import { itemsIn, textOf } from "../../kit/entries.js";

/**
 * Whether only one organisation has written, by what is noted and by whose the entries are.
 * @param {FormSheet & {several_write?: string | null}} sheet @param {Entry} copy
 * @param {Entry[]} entries
 * @param {(member: string) => string} organisationOf
 */
export function isOnlyOne(sheet, copy, entries, organisationOf) {
  if (!sheet.several_write) return false;
  const [table, column] = sheet.several_write.split("/");
  const inside = entries.filter(({ body }) => body.place.startsWith(`${copy.id}/`));
  const written = [copy, ...inside].filter(({ body }) =>
    Object.values(body.values).some((value) => value.length > 0));
  const noted = itemsIn(entries, copy.id, table).map((row) => textOf(row, column).trim());
  const wrote = written.map(({ body }) => organisationOf(body.author ?? "").trim());
  const most = Math.max(...[noted, wrote].map((names) => new Set(names.filter(Boolean)).size));
  return written.length > 0 && most < 2;
}
