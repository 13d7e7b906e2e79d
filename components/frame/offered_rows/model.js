/** What can become a row of a table, and what did already. Pure. */

import { offersOf } from "../../kit/related.js";
import { handsOf } from "../../sheets/overlap/model.js";

/**
 * @typedef {{id: string, text: string, from: string, hands: number, rows: number}} Offered
 * @typedef {{table: string, column: string, reference: string, origin: any, hands: string | null}}
 *   Asked
 *   `column`: the first that takes texts written elsewhere; `origin`: the sheet they are on
 */

/**
 * What can be offered to a table; null where none of its columns takes anything.
 * @param {any} table
 * @param {Record<string, any>} sheets definitions by id
 * @returns {Asked | null}
 */
export function askedBy(table, sheets) {
  const column = table.columns.find((/** @type {any} */ known) => known.choices_from);
  const origin = sheets[column?.choices_from.split("/")[0]];
  if (!origin) return null;
  const hands = origin.hands?.id ?? null;
  return { table: table.id, column: column.id, reference: column.choices_from, origin, hands };
}

/**
 * The texts that are offered, those with most hands first. What sits in a case that is not open is
 * left out.
 * @param {Asked} asked
 * @param {{entries: {id: string, body: any}[], ballots: {body: any}[], number: number}} known
 * @returns {Offered[]}
 */
export function offered({ table, reference, origin, hands }, { entries, ballots, number }) {
  const byId = new Map(entries.map((entry) => [entry.id, entry.body]));
  const shown = hands ? handsOf(ballots, { sheet: origin.id, column: hands, number, me: null })
    : new Map();
  const rows = entries.filter(({ body }) => body.sheet === table && !body.covered);
  const found = offersOf({ [origin.id]: origin }, reference, entries).flatMap(({ id, text }) => {
    const place = byId.get(id)?.place ?? "";
    const copy = origin.cases ? byId.get(place.split("/")[0]) : null;
    if (origin.cases && (!copy || copy.hidden)) return [];
    const used = rows.filter(({ body }) => (body.sources ?? []).includes(id)).length;
    return [{ id, text, from: copy?.letter ? `ケース${copy.letter}` : "",
      hands: shown.get(id)?.count ?? 0, rows: used }];
  });
  return found.map((offer, at) => ({ offer, at }))
    .sort((a, b) => b.offer.hands - a.offer.hands || a.at - b.at).map(({ offer }) => offer);
}

/** What stands beside an offer. @param {Offered} offer @param {string | null} hands */
export function factsText({ from, hands: count, rows }, hands) {
  return [from, hands ? `できそう ${count}人` : "", rows ? `✓ 行が${rows}つあります` : ""].filter(Boolean)
    .join("・");
}
