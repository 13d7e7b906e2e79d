/** What comes in the whole programme: the meeting ahead, and what is done before it. */

import { isDone, meetingText } from "./words.js";
import { dayItems, timesOf } from "./day.js";

/** @typedef {import("./items.js").Step} Step */
/** @typedef {import("./items.js").Item} Item */
/**
 * @typedef {{step: Step, meeting: any, day?: Step[], item: Item, begun: boolean}} Coming
 *   day: the steps of the meeting; begun: whether something of the step was held already
 */

const DAY = 86_400_000;
const JAPAN = 9 * 3_600_000;

/** Whether two moments (milliseconds) are on one day in Japan. */
export function sameDay(/** @type {number} */ one, /** @type {number} */ other) {
  return Math.floor((one + JAPAN) / DAY) === Math.floor((other + JAPAN) / DAY);
}

/** Whether the room's day is over: nothing is on, and what was on last ended today. */
export function isOver(/** @type {any} */ live) {
  if (live.get("workshop", "main")?.activity !== null) return false;
  const ends = live.all("activity").flatMap((/** @type {any} */ { body }) =>
    body.runs.map((/** @type {any} */ run) => Date.parse(run.ended ?? "") || 0));
  return sameDay(Math.max(0, ...ends), live.now());
}

/**
 * The next meeting: of the step after the last that was held, with the first of its items that is
 * to come; null where all were held.
 * @param {any} live @param {Step[]} steps
 * @returns {Coming | null}
 */
export function coming(live, steps) {
  const held = steps.map((step) => step.meeting ? itemsOf(live, steps, step) : []);
  const done = held.map((items) => items.findLastIndex((item) =>
    isDone(timesOf(live, items, item))));
  const last = done.findLastIndex((at) => at >= 0);
  for (let at = Math.max(last, 0); at < steps.length; at += 1) {
    const item = held[at].slice(done[at] + 1).find((one) => !one.skipped);
    if (!item) continue;
    const meeting = meetingFor(live, steps[at].id);
    const day = steps.filter(({ id }) => meeting?.steps.includes(id));
    return { step: steps[at], meeting, day, item, begun: done[at] >= 0 };
  }
  return null;
}

/**
 * What is done without a meeting before the day that comes, on which several steps may be held;
 * after the last one, at the end.
 */
export function between(/** @type {Step[]} */ steps, /** @type {Coming | null} */ next) {
  if (next?.begun) return [];
  const at = next ? steps.indexOf(next.step) : steps.length;
  const day = next?.day ?? [];
  if (next && day.some((step) => steps.indexOf(step) < at)) return [];
  const to = Math.max(at, ...day.map((step) => steps.indexOf(step)));
  const from = steps.slice(0, at).findLastIndex((step) => step.meeting);
  return steps.slice(from + 1, to).filter((step) => !step.meeting);
}

/** @param {any} live @param {Step[]} steps @param {Step} step */
function itemsOf(live, steps, step) {
  return dayItems(live, steps, step.id).filter((item) => item.step.id === step.id);
}

function meetingFor(/** @type {any} */ live, /** @type {string} */ step) {
  return live.all("meeting").find((/** @type {any} */ record) => record.body.steps.includes(step))
    ?.body ?? null;
}

/** The next meeting in words: "次回：Step2　12月8日…", or what is left of one. */
export function comingText(/** @type {Coming | null} */ next) {
  if (!next) return "全部の回が終わりました。ありがとうございました。";
  if (next.begun) return `つづき：${next.step.short}`;
  return `次回：${next.step.short}　${meetingText(next.meeting)}`;
}

/**
 * What everybody does before the next meeting; nothing where none comes, or one goes on.
 * @param {Coming | null} next @param {Step[]} steps what lies between
 */
export function untilThen(next, steps) {
  if (!next || next.begun) return [];
  const written = steps.flatMap((step) => step.activities.map(({ title }) => title));
  const prepared = (next.day?.length ? next.day : [next.step])
    .flatMap((step) => step.member_preparation);
  return [...written, ...prepared,
    "担当になったことは、それぞれの画面の「やること」で見られます。"];
}
