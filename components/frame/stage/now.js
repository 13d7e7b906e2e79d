/** What a page is about in the agenda as it stands. */

import { dayItems, roomNow, timesOf } from "../agenda/day.js";
import { following } from "../agenda/items.js";
import { isDone } from "../agenda/words.js";
import { pageItem } from "./words.js";

/** The item that the page is about, where the room is, and what comes next. */
export function now(/** @type {any} */ place, /** @type {any} */ live) {
  const { activity, steps } = place.data;
  const room = roomNow(live, steps);
  const step = steps.find((/** @type {any} */ one) => one.activities.some((/** @type {any} */ each) => each.id === activity.id));
  const day = step ? dayItems(live, steps, step.id) : [];
  const page = pageItem(day, activity.id, room?.item ?? null, (item) => isDone(timesOf(live, day, item)));
  return { page, room: room?.item ?? null, next: page && following(day, page.id) };
}

/** What the timer offers: first the whole activity, as long as it is to be today. */
export function offered(/** @type {import("./words.js").Item | null} */ page, /** @type {any[]} */ presets) {
  if (!page?.minutes) return presets;
  const whole = { label: `活動ぜんぶ ${page.minutes}分`, seconds: page.minutes * 60 };
  const alone = presets.filter(({ label }) => label.startsWith("個人ワーク"));
  return [...alone, whole, ...presets.filter((preset) => !alone.includes(preset))];
}
