/**
 * Who speaks, who comes next, who still waits. Pure functions.
 *
 * @typedef {{order: string[], current: string | null, states: Record<string, string>,
 *   started: string | null, ended: boolean}} Turns
 * @typedef {{stage: "before" | "on" | "after", current: string | null, number: number,
 *   total: number,
 *   next: string | null, waiting: string[], done: string[], absent: string[]}} Line
 */

/**
 * @param {Turns | null} turns the record, or null before anybody spoke
 * @returns {Line} `number`: how many have spoken, the present speaker counted; `total` without
 *   those
 *   who are absent
 */
export function lineOf(turns) {
  const order = turns?.order ?? [];
  const stateOf = (/** @type {string} */ id) => turns?.states?.[id] ?? "";
  const current = turns && !turns.ended ? turns.current : null;
  const done = order.filter((id) => id !== current && stateOf(id) === "done");
  const absent = order.filter((id) => id !== current && stateOf(id) === "absent");
  const others = order.filter((id) => id !== current);
  const waiting = [
    ...others.filter((id) => stateOf(id) === ""),
    ...others.filter((id) => stateOf(id) === "skipped"),
  ];
  return {
    stage: !turns ? "before" : current ? "on" : "after",
    current,
    number: done.length + (current ? 1 : 0),
    total: order.length - absent.length,
    next: waiting[0] ?? null,
    waiting,
    done,
    absent,
  };
}

/**
 * What a person's own line says: how far away their turn is.
 * @param {Line} line
 * @param {string | null | undefined} me
 * @returns {{place: "mine" | "next" | "later" | "done" | "absent" | "outside" | "before" | "after",
 *   ahead: number}}
 *   `ahead`: how many speak before them, the present speaker counted
 */
export function placeOf(line, me) {
  const ahead = line.waiting.indexOf(me ?? "") + 1;
  /** @type {any} */
  let place = "outside";
  if (line.stage === "before") place = "before";
  else if (line.current && line.current === me) place = "mine";
  else if (line.done.includes(me ?? "")) place = "done";
  else if (line.absent.includes(me ?? "")) place = "absent";
  else if (line.stage === "after") place = "after";
  else if (ahead === 1) place = "next";
  else if (ahead > 1) place = "later";
  return { place, ahead: Math.max(0, ahead) };
}

/** @type {Record<string, (ahead: number) => string>} */
const PLACES = {
  mine: () => "あなたの番です",
  next: () => "つぎは、あなたの番です",
  later: (ahead) => `あなたの番まで、あと${ahead}人です`,
  done: () => "あなたの番は終わりました。ありがとうございました",
  absent: () => "お休みの扱いになっています。話せるときは、事務局に声をかけてください",
  outside: () => "順番に入っていません。話したいときは、事務局に声をかけてください",
  before: () => "はじまるまで、少しお待ちください",
  after: () => "ひとまわりしました",
};

/** "あなたの番まで、あと2人です". */
export function placeText(/** @type {ReturnType<typeof placeOf>} */ { place, ahead }) {
  return PLACES[place](ahead);
}

/** "1分", "30秒", "1分30秒". */
export function lengthText(/** @type {number} */ seconds) {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return `${minutes ? `${minutes}分` : ""}${rest || !minutes ? `${rest}秒` : ""}`;
}

/**
 * What a name is on screen: 「山田 さん」; where names are not shown, which one in the line.
 * @param {{name?: string} | null} member @param {number} number
 */
export function nameText(member, number) {
  return member?.name ? `${member.name} さん` : `${number}人目`;
}

/** What is said once the time is up: nothing is cut off. */
export const OVER = "時間です。きりのよいところで、つぎの人へどうぞ。";
