/** A step's agenda as this workshop holds it, and the clock times of a day. Pure functions. */

import { hourMinute } from "../../kit/dates.js";

/**
 * @typedef {import("../../live/programme.js").Activity & {planned?: number}} Activity
 *   planned: whole minutes for the people and cases that are there; 0: left open
 * @typedef {Omit<import("../../live/programme.js").Step, "activities"> & {activities: Activity[]}}
 *   Step
 * @typedef {{id: string, activity: Activity, step: Step, minutes: number, own: number | null,
 *   minutes_text: string, skipped: boolean, needless: boolean, again: boolean, clock: string,
 *   rest: number | null}} Item
 *   own: minutes of this workshop only; needless: skipped unless somebody wants it, since another
 *   step of the day makes it needless; again: the activity stands further up already; rest: minutes
 *   of the break that is planned after it
 * @typedef {{id: string, activity: string, minutes: number | null, skipped?: boolean | null,
 *   break_after?: number | null}} Line
 *   an item as the record keeps it; skipped: null where it is as the day has it
 */

/**
 * The steps of a programme with the minutes of their activities.
 * @param {import("../../live/programme.js").Programme} programme
 * @param {Record<string, number>} planned by the activity's id
 */
export function plannedSteps({ steps }, planned) {
  return steps.map((step) => ({ ...step,
    activities: step.activities.map((each) => ({ ...each, planned: planned[each.id] ?? 0 })) }));
}

/**
 * The items of a step: the programme's own, unless the workshop has others. What the programme's
 * file has gained since is added, what it has lost is left out.
 * @param {Step} step
 * @param {{items: Line[]} | null} record of kind agenda
 * @param {Step[]} [day] the steps of the day
 * @returns {Item[]}
 */
export function itemsOf(step, record, day = []) {
  const left = leftByTheDay(step, day);
  const known = new Map(step.activities.map((activity) => [activity.id, activity]));
  const kept = record?.items ?? [];
  const listed = new Set(kept.map((line) => line.activity));
  const fresh = step.activities.filter(({ id }) => !listed.has(id))
    .map(({ id, break_after: rest = null }) =>
      ({ id, activity: id, minutes: null, skipped: null, break_after: rest }));
  const seen = new Set();
  return [...kept, ...fresh]
    .filter((line) => known.has(line.activity))
    .map((line) => {
      const activity = /** @type {Activity} */ (known.get(line.activity));
      const again = seen.has(activity.id);
      seen.add(activity.id);
      const own = line.minutes ?? null;
      const needless = left.has(activity.id) && !again;
      return {
        ...{ id: line.id, activity, step, own, again, needless, clock: "" },
        skipped: line.skipped ?? needless,
        rest: line.break_after ?? null,
        minutes: own ?? activity.planned ?? 0,
        minutes_text: own ? `${own}分` : lengthText(activity),
      };
    });
}

/**
 * The activities that are needless beside the other steps of a day, as Step.left_by_the_day in
 * kasane/programme/definitions.py has it.
 * @param {Step} step @param {Step[]} day in their order
 * @returns {Set<string>} ids
 */
export function leftByTheDay(step, day) {
  const at = day.findIndex(({ id }) => id === step.id);
  const after = new Set(day.slice(at + 1).map(({ id }) => id));
  const left = step.activities.filter(({ once_a_day: once, for_step: prepares }) =>
    (once === "opening" && at > 0) || (once === "closing" && after.size > 0) ||
    after.has(prepares ?? ""));
  return new Set(at < 0 ? [] : left.map(({ id }) => id));
}

/**
 * How long an activity takes: "15分", "1人30秒（約6分）"; where more people come, what they need.
 * What one case takes is said once where no more are known.
 * @param {{minutes_text: string, planned?: number,
 *   minutes?: {fixed?: number | null, per_case?: number | null}}} activity
 */
export function lengthText({ minutes_text, planned = 0, minutes }) {
  const { fixed, per_case: each } = minutes ?? {};
  if (!planned || !minutes_text) return minutes_text;
  if (fixed) return planned > fixed ? `${planned}分` : minutes_text;
  return minutes && planned !== each ? `${minutes_text}（約${planned}分）` : minutes_text;
}

/**
 * The real times of an item. They are kept by activity: where it is held again, each of its items
 * has the runs that name it. Of those that name none it has one, and the last item all that follow.
 * @template {{item?: string | null}} R
 * @param {Item[]} items of the step or day
 * @param {Item} item
 * @param {{runs: R[]} | null} record of the activity
 * @returns {{runs: R[]}}
 */
export function runsOf(items, item, record) {
  const same = items.filter((one) => one.activity.id === item.activity.id && !one.skipped)
    .map((one) => one.id);
  const at = same.indexOf(item.id);
  const runs = record?.runs ?? [];
  if (same.length < 2) return { runs };
  if (at < 0) return { runs: [] };
  const unnamed = runs.filter((run) => !same.includes(run.item ?? ""));
  const rest = at === same.length - 1 ? unnamed.slice(at) : unnamed.slice(at, at + 1);
  return { runs: runs.filter((run) => run.item === item.id || rest.includes(run)) };
}

/** Items as the record keeps them. */
export function linesOf(/** @type {Item[]} */ items) {
  return items.map(({ id, activity, own, skipped, needless, rest }) => ({ id,
    activity: activity.id, minutes: own, skipped: skipped === needless ? null : skipped,
    break_after: rest }));
}

/**
 * The items with the times at which they are planned; what is skipped has none and takes none. A
 * break moves what comes after it.
 * @param {Item[]} items
 * @param {string} start such as "13:30"; "" where it is not fixed
 */
export function timed(items, start) {
  let at = minutesOf(start);
  return items.map((item) => {
    const clock = at === null || item.skipped ? "" : clockOf(at);
    if (at !== null) at += takes(item);
    return { ...item, clock };
  });
}

/** Minutes that an item takes, with the break after it. */
export function takes(/** @type {Item} */ { skipped, minutes, rest }) {
  return (skipped ? 0 : minutes) + (rest ?? 0);
}

/** Minutes of the break that is planned between an item and what comes next; 0: none. */
export function breakAfter(/** @type {Item[]} */ items, /** @type {string} */ id) {
  const at = items.findIndex((item) => item.id === id);
  const next = items.findIndex((item, place) => place > at && !item.skipped);
  return next < 0 ? 0 : items.slice(at, next).reduce((sum, { rest }) => sum + (rest ?? 0), 0);
}

/** Minutes of a day from "13:30"; null where there is none. */
export function minutesOf(/** @type {string | null | undefined} */ clock) {
  const found = /^(\d{1,2}):(\d\d)$/.exec(clock ?? "");
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

/** "16:42" from minutes of a day. */
export function clockOf(/** @type {number} */ minutes) {
  const day = ((Math.round(minutes) % 1440) + 1440) % 1440;
  return hourMinute(Math.floor(day / 60), day % 60);
}

/**
 * The item where the room is; null where it is nowhere in them.
 * @param {Item[]} items
 * @param {{activity: string | null, item?: string | null} | null} workshop
 */
export function roomItem(items, workshop) {
  if (!workshop?.activity) return null;
  const exact = items.find((item) => item.id === workshop.item &&
    item.activity.id === workshop.activity);
  return exact ?? items.find((item) => item.activity.id === workshop.activity) ?? null;
}

/** The next item that is not skipped; null after the last. */
export function following(/** @type {Item[]} */ items, /** @type {string} */ id) {
  const at = items.findIndex((item) => item.id === id);
  return at < 0 ? null : (items.slice(at + 1).find((item) => !item.skipped) ?? null);
}

/**
 * One item a place up (-1) or down (1); the same list where it can't go further.
 * @param {Item[]} items
 * @param {string} id
 * @param {number} by
 */
export function moved(items, id, by) {
  const from = items.findIndex((item) => item.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= items.length) return items;
  const all = [...items];
  [all[from], all[to]] = [all[to], all[from]];
  return all;
}

/**
 * The items with one of them changed.
 * @param {Item[]} items @param {string} id @param {Partial<Item>} fields
 */
export function changed(items, id, fields) {
  return items.map((item) => (item.id === id ? { ...item, ...fields } : item));
}

/**
 * The items with an activity once more, right after itself.
 * @param {Item[]} items @param {string} id @param {string} newId
 */
export function repeated(items, id, newId) {
  const at = items.findIndex((item) => item.id === id);
  if (at < 0) return items;
  const copy = { ...items[at], id: newId, skipped: false, needless: false, again: true,
    rest: null };
  return [...items.slice(0, at + 1), copy, ...items.slice(at + 1)];
}

/** Whether a step is held as the programme plans it. */
export function asPlanned(/** @type {Item[]} */ items, /** @type {Step} */ step) {
  const plain = itemsOf(step, null);
  return JSON.stringify(linesOf(items)) === JSON.stringify(linesOf(plain));
}
