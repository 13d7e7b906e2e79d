/** What the agenda says of items, meetings and times. Pure functions. */

import { hourMinute, japaneseDate } from "../../kit/dates.js";

/** @typedef {import("./items.js").Item} Item */

/** Whether an activity was on and is not any more. */
export function isDone(/** @type {{runs: {ended: string | null}[]} | null} */ record) {
  const runs = record?.runs ?? [];
  return runs.length > 0 && runs.every((run) => run.ended);
}

/**
 * How an item stands.
 * @param {string} id
 * @param {string | null} room the item where the room is
 * @param {any} record of the real times
 * @returns {"now" | "done" | "ahead"}
 */
export function standing(id, room, record) {
  if (id === room) return "now";
  return isDone(record) ? "done" : "ahead";
}

/** "（30分）" behind its title, "　1人1分（約12分）" where that has brackets of its own. */
export function lengthText(/** @type {Pick<Item, "minutes_text">} */ { minutes_text: length }) {
  if (!length) return "";
  return length.includes("（") ? `　${length}` : `（${length}）`;
}

/** What an item is called; the second time of an activity is told apart. */
export function itemTitle(/** @type {Item} */ { activity, again }) {
  return `${activity.short || activity.title}${again ? "（もう一度）" : ""}`;
}

/**
 * The name of an item's button for those who do not see it.
 * @param {Item} item @param {string} stands @param {boolean} open
 */
export function spoken(item, stands, open) {
  const says = { now: "いま行っています", done: "終わりました", ahead: "" }[stands];
  const parts = [item.clock, itemTitle(item), item.minutes_text, says];
  return [...parts, open ? "この画面です" : ""].filter(Boolean).join("、");
}

/** "令和8年（2026年）12月8日（火）13:30〜16:30　市役所"; what is not fixed is left out. */
export function meetingText(/** @type {any} */ meeting) {
  if (!meeting?.date) return meeting?.venue ? `日程はまだ決まっていません　${meeting.venue}` : "日程はまだ決まっていません";
  const times = meeting.start ? `${meeting.start}〜${meeting.end ?? ""}` : "";
  return [`${japaneseDate(meeting.date)}${times}`, meeting.venue].filter(Boolean).join("　");
}

/** An ISO time as hours and minutes in Japan: "13:47". */
export function clockText(/** @type {string | null | undefined} */ iso) {
  if (!iso) return "";
  const at = new Date(new Date(iso).getTime() + 9 * 3_600_000);
  return hourMinute(at.getUTCHours(), at.getUTCMinutes());
}

/**
 * When it really was, such as "13:47〜14:20（33分）"; "13:47〜" while it is on, "" before.
 * @param {{runs: {started: string, ended: string | null}[]} | null} record
 */
export function realText(record) {
  const runs = record?.runs ?? [];
  if (runs.length === 0) return "";
  const spans = runs.map((run) => `${clockText(run.started)}〜${clockText(run.ended)}`).join("、");
  if (runs.some((run) => !run.ended)) return spans;
  const spent = runs.reduce((sum, run) =>
    sum + Date.parse(/** @type {string} */ (run.ended)) - Date.parse(run.started), 0);
  return `${spans}（${Math.round(spent / 60_000)}分）`;
}
