/** Where the room is in the programme, and what the screen shows there. Pure functions. */

/**
 * @typedef {{id: string, title: string, what: string, why: string, goals: string[],
 *   minutes_text: string, materials: any[], sheet: string | null}} Activity
 * @typedef {{id: string, short: string, title: string, activities: Activity[]}} Step
 */

/**
 * @param {Step[]} steps
 * @param {string | null} room the activity where the room is
 * @returns {{step: Step, activity: Activity, position: string, next: Activity | null} | null}
 *   position: "Step2 ・ 3/4"; next: the one that follows in the same step
 */
export function whereIs(steps, room) {
  if (!room) return null;
  for (const step of steps) {
    const at = step.activities.findIndex((activity) => activity.id === room);
    if (at < 0) continue;
    const position = `${step.short} ・ ${at + 1}/${step.activities.length}`;
    return { step, activity: step.activities[at], position, next: step.activities[at + 1] ?? null };
  }
  return null;
}

/**
 * Which screen it is: "welcome" before any activity, "board" where it has one, else "guide".
 * @param {ReturnType<typeof whereIs>} where
 * @param {Record<string, any>} sheets
 */
export function screenOf(where, sheets) {
  if (!where) return "welcome";
  const { sheet } = where.activity;
  return sheet && sheets[sheet] ? "board" : "guide";
}

/** "次：最初に取り組むアイデアを選ぶ（30分）", or "". */
export function nextText(/** @type {Activity | null | undefined} */ next) {
  if (!next) return "";
  return `次：${next.title}${next.minutes_text ? `（${next.minutes_text}）` : ""}`;
}

/** How many notes lie on a sheet, covered ones too. */
export function notesOn(/** @type {{body: any}[]} */ entries, /** @type {string | null | undefined} */ sheet) {
  if (!sheet) return 0;
  return entries.filter(({ body }) => body.sheet === sheet && !body.hidden).length;
}
