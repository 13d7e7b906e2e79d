/** What the head of an activity page says. Pure functions. */

import { itemTitle } from "../agenda/words.js";

/** @typedef {import("../agenda/items.js").Item} Item */

/** @typedef {"private" | "open" | "locked"} SheetState */

/** The states of a sheet in the order in which a room goes through them. */
export const STATES = /** @type {{state: SheetState, label: string, says: string}[]} */ ([
  { state: "private", label: "個人ワーク", says: "ほかの人の付箋は、公開するまで見えません。" },
  { state: "open", label: "公開", says: "みんなの付箋が、みんなに見えています。" },
  { state: "locked", label: "締切", says: "見るだけです。書き足せません。" },
]);

/** The state of a sheet by its record; open where nobody has set it. */
export function stateOf(/** @type {{state: SheetState} | null} */ record) {
  return record?.state ?? "open";
}

/** Only going back from what everybody has seen is asked about. */
export function needsAsking(/** @type {SheetState} */ from, /** @type {SheetState} */ to) {
  return from !== "private" && to === "private";
}

/** What the head of a page says instead of an activity where somebody wants to read such notes. */
export const UNREAD = "@unread";

/** How many entries nobody but their writers sees yet; "" for none. */
export function unreadText(/** @type {number} */ count) {
  return count
    ? `${count}枚は、まだみんなに見せていません。個人が分かりそうな言葉があります。` : "";
}

/** "参加 24人・入力中 5人"; nobody typing is not mentioned. */
export function presenceText(/** @type {{here?: number, typing?: number} | null} */ presence) {
  const here = `参加 ${presence?.here ?? 0}人`;
  return presence?.typing ? `${here}・入力中 ${presence.typing}人` : here;
}

/**
 * What the one button onward does for those who lead.
 * @param {Item | null} page the item that the open page is about
 * @param {Item | null} room where the room is
 * @param {Item | null} next what comes after the room's
 * @param {Item | null} [resting] what comes after the break that the room has
 * @param {number} [pause] minutes of the break that is planned before what comes next
 * @returns {{to: Item | null, lead: string, title: string, op?: string, fields?: any} | null}
 *   `lead` and `title` are the button's two lines; to null: the day's activities end; op: another
 *   operation, with its fields
 */
export function wayOn(page, room, next, resting = null, pause = 0) {
  if (resting && room) {
    const way = { to: resting, lead: "休憩中です", title: `再開する：${itemTitle(resting)}` };
    return resting.id === room.id ? { ...way, op: "break.end", fields: {} } : way;
  }
  if (page && page.id !== room?.id) {
    const lead = room ? `いまは「${itemTitle(room)}」` : "";
    return { to: page, lead, title: "この活動を始める" };
  }
  if (!page) return null;
  if (!next) return { to: null, lead: "最後の活動です", title: "今日はここまで" };
  if (pause) {
    return { to: room, op: "break.start", fields: { minutes: pause, onward: true },
      lead: `つぎへ（${pause}分） ▶`, title: "休憩" };
  }
  const long = next.minutes ? `${next.minutes}分` : next.minutes_text;
  const minutes = long ? `（${long}）` : "";
  return { to: next, lead: `つぎへ${minutes} ▶`, title: itemTitle(next) };
}

/**
 * The item that a page is about: where the room is if that is here, else the first of the
 * activity's items that was not on yet, else its last; null where all are skipped.
 * @param {Item[]} day
 * @param {string} activity
 * @param {Item | null} room
 * @param {(item: Item) => boolean} done
 */
export function pageItem(day, activity, room, done) {
  if (room?.activity.id === activity) return room;
  const items = day.filter((item) => item.activity.id === activity && !item.skipped);
  return items.find((item) => !done(item)) ?? items.at(-1) ?? null;
}

/** What opens where nothing is on. */
export const HOME = "workshop";

/**
 * The address of where the room is: an activity, with the sheet that the room looks at; the home of
 * the workshop where nothing is on.
 * @param {{activity: string | null, focus: string | null}} workshop
 * @param {string[]} [sheets] of the activity
 */
export function toOpen({ activity, focus }, sheets = []) {
  if (!activity) return HOME;
  return focus && sheets.includes(focus) ? `${activity}/${focus}` : activity;
}

/**
 * Where somebody may follow the room, or null.
 * @param {string | null} page the open activity
 * @param {{activity: {id: string, title: string, sheets: string[]}} | null} room
 * @param {any} workshop
 */
export function elsewhere(page, room, workshop) {
  if (!room || room.activity.id === page) return null;
  const id = toOpen(workshop, room.activity.sheets);
  return { id, text: `事務局が「${room.activity.title}」に移りました。` };
}

/**
 * Where a key takes the choice in a row of states; null for other keys.
 * @param {string} key
 * @param {number} at
 * @param {number} count
 */
export function chosenByKey(key, at, count) {
  if (key === "ArrowRight" || key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowLeft" || key === "ArrowUp") return (at + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
