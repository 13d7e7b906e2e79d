/**
 * What the room looks at on the wall. The facilitator says it from their own screen (`look.at`);
 * the keys of the wall's own window turn its pages, or go back to everything, in that window alone.
 *
 * @typedef {import("../live/types.d.ts").Look} Look
 */

/** Pixels of the letters on the wall, the largest first. */
export const SIZES = [64, 56, 48, 44, 40, 38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18];
export const LEAST = 18;

/** @type {Look} */
const EVERYTHING = { sheet: null, part: null, entry: null, turn: 0, auto: false };

/** @param {import("../live/live.js").Live} live @returns {Look} */
export function lookNow(live) {
  const look = live.get("look", "main") ?? EVERYTHING;
  return own.left === signOf(look) ? { ...look, part: null, entry: null } : look;
}

/** The same where it is about a sheet. @param {import("../live/live.js").Live} live */
export function lookOn(live, /** @type {string} */ sheet) {
  const look = lookNow(live);
  return look.sheet === sheet ? look : { ...EVERYTHING, turn: look.turn, auto: look.auto };
}

/** What the keys of this window did. */
const own = { turn: 0, left: "" };
/** @type {Set<() => void>} */
const hearers = new Set();

const signOf = (/** @type {Look} */ { sheet, part, entry }) => `${sheet}|${part}|${entry}`;

/** How many pages on the room is, with what this window's keys turned. */
export function turnNow(/** @type {import("../live/live.js").Live} */ live) {
  return lookNow(live).turn + own.turn;
}

/** Turn this window's pages. */
export function turnHere(/** @type {number} */ by) {
  own.turn += by;
  hearers.forEach((hear) => hear());
}

/** This window shows everything, until the facilitator looks at something else. */
export function everythingHere(/** @type {import("../live/live.js").Live} */ live) {
  own.left = signOf(live.get("look", "main") ?? EVERYTHING);
  own.turn = 0;
  hearers.forEach((hear) => hear());
}

/** Hear of what this window's keys did. @param {() => void} hear @returns {() => void} */
export function onTurnedHere(hear) {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
