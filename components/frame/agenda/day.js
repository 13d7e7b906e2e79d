/** What is held on one day, read from the live records. */

import { following, itemsOf, roomItem, runsOf, timed } from "./items.js";

/** @import { Item } from "./items.js" */

/** @typedef {import("./items.js").Step} Step */

/**
 * A step's items, without times.
 * @param {any} live @param {Step[]} steps the programme's @param {Step} step
 */
export function stepItems(live, steps, step) {
  return itemsOf(step, live.get("agenda", step.id), dayOf(live, steps, step.id));
}

/**
 * The steps that are held on the day of a step, in their order.
 * @param {any} live @param {Step[]} steps the programme's @param {string} step
 */
export function dayOf(live, steps, step) {
  const held = meetingOf(live, step)?.body.steps ?? [step];
  return steps.filter(({ id }) => held.includes(id));
}

/**
 * The meeting at which a step is held; the present one if it is held at several.
 * @param {any} live
 * @param {string} step
 * @returns {{id: string, body: any} | null}
 */
export function meetingOf(live, step) {
  const held = live.all("meeting")
    .filter((/** @type {any} */ record) => record.body.steps.includes(step));
  const present = live.get("workshop", "main")?.meeting;
  return held.find((/** @type {any} */ record) => record.id === present) ?? held[0] ?? null;
}

/** The steps of the present meeting; none where there is no meeting. */
export function heldNow(/** @type {any} */ live) {
  return live.get("meeting", live.get("workshop", "main")?.meeting)?.steps ?? [];
}

/**
 * All items of the day on which a step is held, with their times.
 * @param {any} live
 * @param {Step[]} steps the programme's
 * @param {string} step
 */
export function dayItems(live, steps, step) {
  const day = dayOf(live, steps, step);
  const items = day.flatMap((one) => itemsOf(one, live.get("agenda", one.id), day));
  return timed(items, meetingOf(live, step)?.body.start ?? "");
}

/**
 * Where the room is, with the day around it.
 * @param {any} live
 * @param {Step[]} steps
 * @returns {{item: Item, day: Item[],
 *   next: Item | null} | null}
 */
export function roomNow(live, steps) {
  const workshop = live.get("workshop", "main");
  const step =
    steps.find((one) => one.activities.some((activity) => activity.id === workshop?.activity));
  if (!step) return null;
  const day = dayItems(live, steps, step.id);
  const item = roomItem(day, workshop);
  return item && { item, day, next: following(day, item.id) };
}

/**
 * When an item really was.
 * @param {import("../../live/live.js").Live} live @param {Item[]} items @param {Item} item
 */
export function timesOf(live, items, item) {
  return runsOf(items, item, live.get("activity", item.activity.id));
}

/** Whether people have met for a later step. @param {any} live @param {Step[]} steps */
export function begunAfter(live, steps, /** @type {string} */ step) {
  const later = steps.slice(steps.findIndex(({ id }) => id === step) + 1);
  return later.some(({ meeting, activities }) => meeting && activities.some(({ id }) =>
    live.get("activity", id)?.runs.length > 0));
}
