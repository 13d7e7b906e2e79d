/**
 * What the table knows beside its rows: texts written elsewhere, and where rows came from. Pure.
 */

import { offersOf as offered } from "../../kit/related.js";
import { originOf } from "../../kit/votes/ideas.js";

/**
 * Texts written elsewhere that a column offers, with the entries that they come from.
 * @param {any} table
 * @param {import("./columns.js").Column} column
 * @returns {{id: string, text: string}[]}
 */
export function offersOf({ live, sheets }, column) {
  const { choices_from: reference } = column;
  return reference ? offered(sheets, reference, live.all("entry")) : [];
}

/**
 * Phases and cases that a row came from; those of the notes under it as well.
 * @param {any} given @param {import("./rows.js").Row} row
 */
export function originsOf({ live, sheets }, row) {
  return originOf([row.id, ...row.pile], (id) => live.get("entry", id), sheets);
}
