/** Whether the day runs late, and what could be shortened. Pure; times in minutes. */

import { clockOf, minutesOf, takes } from "../agenda/items.js";

/** @typedef {import("../agenda/items.js").Item} Item */

const LEAST = 5;

/**
 * How the day ends if all that comes takes as long as planned.
 * @param {object} given
 * @param {Item[]} given.day in order
 * @param {string} given.room id of the item that is on
 * @param {number} given.spent minutes that it has been on today
 * @param {number} given.now minutes of the day
 * @param {{start?: string, end?: string} | null} given.meeting
 * @param {number} [given.rest] minutes of a break that are left
 * @param {boolean} [given.rested] it is the break after the room's item
 * @returns {{ends: number, late: number} | null} late: below 0, there is time; null: no plan
 */
export function outlook({ day, room, spent, now, meeting, rest = 0, rested = false }) {
  const held = day.filter((item) => !item.skipped);
  const at = held.findIndex((item) => item.id === room);
  const start = minutesOf(meeting?.start);
  const set = minutesOf(meeting?.end);
  if (at < 0 || (start === null && set === null)) return null;
  const whole = day.reduce((sum, item) => sum + takes(item), 0);
  const planned = set ?? /** @type {number} */ (start) + whole;
  const left = Math.max(0, held[at].minutes - spent);
  const coming = day.slice(day.indexOf(held[at]) + 1);
  const after = coming.reduce((sum, item) => sum + takes(item), rested ? 0 : held[at].rest ?? 0);
  const ends = now + rest + left + after;
  return { ends, late: Math.round(ends - planned) };
}

/** What is said; "" while the day is within five minutes of its plan. */
export function lateText(/** @type {{ends: number, late: number} | null} */ seen) {
  if (!seen || seen.late < LEAST) return "";
  return `このままだと ${clockOf(seen.ends)} に終わります（${seen.late}分おし）`;
}

/** What comes after the room's item and may be shorter. */
export function shorter(/** @type {Item[]} */ day, /** @type {string} */ room) {
  const at = day.findIndex((item) => item.id === room);
  return day.slice(at + 1).filter((item) => !item.skipped && item.minutes > LEAST);
}

/** Minutes with five fewer, never below five. */
export function fewer(/** @type {number} */ minutes) {
  return Math.max(LEAST, minutes - LEAST);
}
