/** What can become a row of a table, and what did already. Pure. */

import { offersOf } from "../../kit/related.js";
import { handsOf } from "../../kit/votes/hands.js";

/**
 * @typedef {{id: string, text: string, from: string, hands: number, rows: number}} Offered
 * @typedef {{title: string, texts_from: string, into: string, owned_by: string | null}} Offer
 * @typedef {{table: any, offer: Offer, origin: any, hands: string | null}} Asked
 *   `origin`: the sheet on which the texts are
 */

/**
 * What an offer of a table asks for; null where its texts are on no sheet of this workshop.
 * @param {any} table @param {Offer} offer
 * @param {Record<string, any>} sheets definitions by id
 * @returns {Asked | null}
 */
export function askedBy(table, offer, sheets) {
  const origin = sheets[offer.texts_from.split("/")[0]];
  return origin ? { table, offer, origin, hands: origin.hands?.id ?? null } : null;
}

/**
 * What a new row begins with: the text, what both have a column for, and whose it is.
 * @param {Asked} asked @param {Offered} offered @param {any} body of the entry that is offered
 * @param {string | null} me
 */
export function rowOf({ table, offer }, { text }, body, me) {
  const alike = table.columns.map((/** @type {any} */ { id }) => [id, body?.values?.[id]])
    .filter((/** @type {any[]} */ [, value]) => typeof value === "string" && value !== "");
  const owner = offer.owned_by === "writer" ? body?.author ?? me : me;
  const owned = offer.owned_by && table.todo ? { [table.todo.owner]: [owner] } : {};
  return { ...Object.fromEntries(alike), ...owned, [offer.into]: text };
}

/**
 * The texts that are offered, those with most hands first. What sits in a case that is not open is
 * left out.
 * @param {Asked} asked
 * @param {{entries: {id: string, body: any}[], ballots: {body: any}[], number: number}} known
 * @returns {Offered[]}
 */
export function offered({ table, offer, origin, hands }, { entries, ballots, number }) {
  const byId = new Map(entries.map((entry) => [entry.id, entry.body]));
  const shown = hands ? handsOf(ballots, { sheet: origin.id, column: hands, number, me: null })
    : new Map();
  const rows = entries.filter(({ body }) => body.sheet === table.id && !body.covered);
  const texts = offersOf({ [origin.id]: origin }, offer.texts_from, entries);
  const found = texts.flatMap(({ id, text }) => {
    const place = byId.get(id)?.place ?? "";
    const copy = origin.cases ? byId.get(place.split("/")[0]) : null;
    if (origin.cases && (!copy || copy.hidden)) return [];
    const used = rows.filter(({ body }) => (body.sources ?? []).includes(id)).length;
    return [{ id, text, from: copy?.letter ? `ケース${copy.letter}` : "",
      hands: shown.get(id)?.count ?? 0, rows: used }];
  });
  return found.map((each, at) => ({ each, at }))
    .sort((a, b) => b.each.hands - a.each.hands || a.at - b.at).map(({ each }) => each);
}

/** What stands beside an offer. @param {Offered} offer @param {string | null} hands */
export function factsText({ from, hands: count, rows }, hands) {
  return [from, hands ? `できそう ${count}人` : "", rows ? `✓ 行が${rows}つあります` : ""].filter(Boolean)
    .join("・");
}
