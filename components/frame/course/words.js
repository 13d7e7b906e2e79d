/** What the home of a workshop says. Pure functions. */

import { itemTitle, isDone } from "../agenda/words.js";
import { MINUTES } from "../../kit/limits.js";

/** @typedef {import("../agenda/items.js").Item} Item */

/**
 * How a step stands.
 * @param {Item[]} items of the step
 * @param {string | null} room the item where the room is
 * @param {(item: Item) => any} times of an item
 * @returns {"now" | "done" | "begun" | "ahead"}
 */
export function stepStanding(items, room, times) {
  const held = items.filter((item) => !item.skipped);
  if (held.some((item) => item.id === room)) return "now";
  const over = held.filter((item) => isDone(times(item)));
  if (held.length > 0 && over.length === held.length) return "done";
  return over.length > 0 ? "begun" : "ahead";
}

export const STANDINGS = { now: "いま行っています", done: "✓ 終わりました", begun: "途中です", ahead: "これから" };

/** The first item that is to be held after the last one that was; null where all were. */
export function ahead(/** @type {Item[]} */ items, /** @type {(item: Item) => boolean} */ done) {
  const over = items.findLastIndex(done);
  return items.slice(over + 1).find((item) => !item.skipped) ?? null;
}

/**
 * Where we are, what comes next.
 * @param {Item | null} room
 * @param {Item | null} next on the same day
 * @param {Item | null} first that was not on yet, in the whole programme
 */
export function whereText(room, next, first) {
  if (!room) return { now: "", next: first ? named(first) : "" };
  return { now: named(room), next: next ? named(next) : "" };
}

function named(/** @type {Item} */ item) {
  return `${item.step.short}　${itemTitle(item)}`;
}

/** "15分＋30分＋100分" is less help than the sum: "あわせて 2時間25分". */
export function sumText(/** @type {Item[]} */ items) {
  const sum = items.reduce((all, item) => all + (item.skipped ? 0 : item.minutes), 0);
  if (sum === 0) return "";
  const hours = Math.floor(sum / 60);
  return `あわせて ${hours ? `${hours}時間` : ""}${sum % 60 ? `${sum % 60}分` : ""}`;
}

/**
 * Minutes as they were typed.
 * @param {string} text
 * @returns {number | null | undefined} null: as planned; undefined: that is no length
 */
export function typedMinutes(text) {
  const plain = text.normalize("NFKC").trim().replace(/分$/, "").trim();
  if (plain === "") return null;
  const minutes = /^\d{1,3}$/.test(plain) ? Number(plain) : 0;
  return minutes >= 1 && minutes <= MINUTES ? minutes : undefined;
}
