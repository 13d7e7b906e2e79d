/** What the home of a workshop says. Pure functions. */

import { takes } from "../agenda/items.js";
import { itemTitle, isDone, meetingText } from "../agenda/words.js";
import { clockOf, minutesOf } from "../agenda/items.js";
import { MINUTES } from "../../kit/limits.js";

/** @typedef {import("../agenda/items.js").Item} Item */

/**
 * How a step stands.
 * @param {Item[]} items of the step
 * @param {string | null} room the item where the room is
 * @param {(item: Item) => any} times of an item
 * @param {boolean} [past] whether it is done before a meeting that has begun
 * @returns {"now" | "done" | "begun" | "ahead"}
 */
export function stepStanding(items, room, times, past = false) {
  const held = items.filter((item) => !item.skipped);
  if (held.some((item) => item.id === room)) return "now";
  const over = held.filter((item) => isDone(times(item)));
  if (past || (held.length > 0 && over.length === held.length)) return "done";
  return over.length > 0 ? "begun" : "ahead";
}

export const STANDINGS = { now: "いま行っています", done: "✓ 終わりました", begun: "途中です", ahead: "これから" };

/**
 * @typedef {object} About
 * @property {Item | null} room where the room is
 * @property {Item | null} after what comes after that on the same day
 * @property {import("../agenda/ahead.js").Coming | null} ahead the next meeting
 * @property {import("../agenda/items.js").Step[]} before what is done before it without a meeting
 * @property {boolean} over whether a day has just ended
 * @property {boolean} leads
 * @property {boolean} [shut] whether this person may not open where the room is
 */

/** Where we are, what comes next. */
export function whereText(/** @type {About} */ { room, after, ahead, before, over }) {
  if (room) return { now: named(room), next: after ? named(after) : "今日はこれで終わりです" };
  const first = before.map((step) => step.short);
  const meeting = ahead ? [`${ahead.step.short}　${meetingText(ahead.meeting)}`] : [];
  return {
    now: over ? "今日はここまでです。おつかれさまでした。" : "どの活動も行っていません",
    next: [...first, ...meeting].join(" → ") || "全部の回が終わりました",
  };
}

/**
 * The doors from here, the first one large.
 * @param {About} about
 * @returns {{to: string, text: string}[]}
 */
export function doors({ room, ahead, before, over, leads, shut = false }) {
  const own = { to: "todo", text: "わたしのやることを見る" };
  if (room) return shut ? [own] : [{ to: room.activity.id, text: "いまの活動をひらく" }];
  const first = before.flatMap((step) => step.activities.slice(0, 1).map((activity) =>
    ({ to: activity.id, text: `${step.short}の「${activity.short || activity.title}」をひらく` })));
  const starts = leads && ahead ? [{ to: ahead.item.activity.id,
    text: `${ahead.step.short}の「${itemTitle(ahead.item)}」をひらく` }] : [];
  if (!leads) return [...first, own];
  const ways = [...first, ...starts];
  return over || ways.length === 0 ? [{ to: "record", text: "記録を出す" }, ...ways] : ways;
}

function named(/** @type {Item} */ item) {
  return `${item.step.short}　${itemTitle(item)}`;
}

/** "15分＋30分＋100分" is less help than the sum: "あわせて 2時間25分". */
export function sumText(/** @type {Item[]} */ items) {
  const sum = items.reduce((all, item) => all + takes(item), 0);
  if (sum === 0) return "";
  const hours = Math.floor(sum / 60);
  return `あわせて ${hours ? `${hours}時間` : ""}${sum % 60 ? `${sum % 60}分` : ""}`;
}

/**
 * When a day ends by its plan, where that is later than was set; else "".
 * @param {Item[]} items of the day
 * @param {{start?: string, end?: string} | null | undefined} meeting
 */
export function beyondText(items, meeting) {
  const start = minutesOf(meeting?.start);
  const end = minutesOf(meeting?.end);
  if (start === null || end === null) return "";
  const ends = items.reduce((sum, item) => sum + takes(item), start);
  if (ends <= end) return "";
  return `予定では ${clockOf(ends)} に終わり、終了 ${meeting?.end} を${ends - end}分こえます`;
}

/**
 * What has to be done before a day on which several steps are held: what else lies between them.
 * @param {{id: string, meeting: boolean, short: string}} step
 * @param {{id: string, meeting: boolean, short: string}[]} steps the programme's
 * @param {(step: string) => {id: string, short: string}[]} dayOf the steps of a step's day
 */
export function dueText(step, steps, dayOf) {
  const at = steps.indexOf(step);
  const next = step.meeting ? step : steps.slice(at).find(({ meeting }) => meeting);
  const day = next ? dayOf(next.id) : [];
  if (day.length < 2) return "";
  const ends = [day[0], day[day.length - 1]].map(({ id }) =>
    steps.findIndex((one) => one.id === id));
  const due = steps.slice(ends[0], ends[1]).filter(({ meeting }) => !meeting);
  if (due.length === 0 || !(step.meeting || due.includes(step))) return "";
  const named = due.map(({ short }) => `「${short}」`).join("");
  return `${day.map(({ short }) => short).join("と")}を同じ日に行います。${named}は、その日より前に済ませてください。`;
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
