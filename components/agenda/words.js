/** What the agenda says of an activity. Pure functions. */

/**
 * @typedef {{id: string, short: string, title: string, clock: string | null,
 *   minutes_text: string}} Activity
 */

/** Whether an activity was on and is not any more. */
export function isDone(/** @type {{runs: {ended: string | null}[]} | null} */ record) {
  const runs = record?.runs ?? [];
  return runs.length > 0 && runs.every((run) => run.ended);
}

/**
 * How an activity stands.
 * @param {string} id
 * @param {string | null} room where the room is
 * @param {any} record of the activity
 * @returns {"now" | "done" | "ahead"}
 */
export function standing(id, room, record) {
  if (id === room) return "now";
  return isDone(record) ? "done" : "ahead";
}

/** The name of an activity's button for those who do not see it. */
export function spoken(/** @type {Activity} */ activity, /** @type {string} */ stands, /** @type {boolean} */ open) {
  const says = { now: "いま行っています", done: "終わりました", ahead: "" }[stands];
  const parts = [activity.clock, activity.short || activity.title, activity.minutes_text, says];
  return [...parts, open ? "この画面です" : ""].filter(Boolean).join("、");
}
