/** What a page is about in the agenda as it stands. */

import { dayItems, roomNow, timesOf } from "../agenda/day.js";
import { breakAfter, following } from "../agenda/items.js";
import { isDone } from "../agenda/words.js";
import { pageItem } from "./words.js";

/** The item that the page is about, where the room is, and what comes next. */
export function now(/** @type {import("./stage.js").Stage} */ { activity, live, step, steps }) {
  const room = roomNow(live, steps);
  const day = step ? dayItems(live, steps, step.id) : [];
  const page = pageItem(day, activity.id, room?.item ?? null,
    (item) => isDone(timesOf(live, day, item)));
  const aside = live.get("timer", "aside");
  return {
    ...{ page, room: room?.item ?? null, next: page && following(day, page.id) },
    here: Boolean(page && room?.item.id === page.id),
    pause: page ? breakAfter(day, page.id) : 0,
    resting: aside && ((aside.onward ? room?.next : null) ?? room?.item ?? null),
  };
}

const SHORT = [600, 180];

/**
 * What the timer offers: first writing alone, then the whole activity, as long as it is to be
 * today.
 * @param {import("./words.js").Item | null} page
 * @param {number | null} alone minutes for which everybody writes alone
 * @returns {{label: string, seconds: number}[]}
 */
export function presets(page, alone) {
  const first = alone ? [{ label: `個人ワーク ${alone}分`, seconds: alone * 60 }] : [];
  const whole = page?.minutes
    ? [{ label: `活動ぜんぶ ${page.minutes}分`, seconds: page.minutes * 60 }] : [];
  return [...first, ...whole, ...SHORT.map((seconds) => ({ label: `${seconds / 60}分`, seconds }))];
}
