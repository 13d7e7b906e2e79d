/** The parts of an activity: which is on, what each is called. Pure functions. */

/** @typedef {{id: string, title: string, minutes: number | null}} ActivityPart */

/**
 * The first part that is not over; null where all are, or there are none.
 * @param {ActivityPart[]} parts @param {string[]} over ids
 */
export function presentPart(parts, over) {
  return parts.find(({ id }) => !over.includes(id)) ?? null;
}

/** "一人で付箋に書く（5分）". */
export function partText(/** @type {ActivityPart} */ { title, minutes }) {
  return minutes ? `${title}（${minutes}分）` : title;
}

/**
 * What can be explained on the wall before the sheet of an activity.
 * @param {{first: boolean, firstMeeting: boolean, hasSheet: boolean}} about first: whether it opens
 *   the day
 * @returns {{what: "programme" | "day" | "activity" | null, label: string}[]}
 */
export function explanations({ first, firstMeeting, hasSheet }) {
  /** @type {{what: "programme" | "day" | "activity" | null, label: string}[]} */
  const offered = [];
  if (hasSheet || first) offered.push({ what: null, label: hasSheet ? "シートを映す" : "はじめの画面" });
  offered.push({ what: "activity", label: "説明を映す" });
  if (first && hasSheet) offered.push({ what: "day", label: "今日の流れを映す" });
  if (first && firstMeeting) offered.push({ what: "programme", label: "プログラムのゴールと流れを映す" });
  return offered.length > 1 ? offered : [];
}
