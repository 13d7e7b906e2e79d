/** The last step of the room, and how it is taken back whole. */

import { button, h, setText } from "../../kit/dom.js";

/**
 * The last move of the room: its revision, and the activity that it left.
 * @param {any} live
 * @returns {{revision: number, from: string} | null} null where nothing has moved, or something
 *   else happened to the times since
 */
export function lastMove(live) {
  const times = live.all("activity");
  const revision = Math.max(0, ...times.map((/** @type {any} */ each) => each.revision));
  const [room] = live.all("workshop");
  if (!room || revision === 0 || room.revision < revision) return null;
  const moved = times.filter((/** @type {any} */ each) => each.revision === revision)
    .map((/** @type {any} */ each) => each.id);
  if (room.body.activity && !moved.includes(room.body.activity)) return null;
  const from = moved.find((/** @type {string} */ id) => id !== room.body.activity);
  return from ? { revision, from } : null;
}

/**
 * @param {import("./stage.js").Stage} stage @param {any} trouble
 */
export function backButton(stage, trouble) {
  const { live, place, steps } = stage;
  const breaks = () => Boolean(live.get("timer", "aside")?.onward);
  const press = button("", async () => {
    if (breaks()) {
      await trouble.attempt(live.do("break.end", {}));
      return;
    }
    const move = lastMove(live);
    if (!move || !(await trouble.attempt(live.do("undo", { revision: move.revision })))) return;
    place.component.setTriggerValue("open", move.from);
  });
  press.className = "ks-guide-link ks-back";
  const named = (/** @type {string} */ id) => steps.flatMap((step) => step.activities)
    .find((activity) => activity.id === id)?.short ?? "";
  const draw = () => {
    const resting = breaks();
    if (resting) setText(press, "◀ 休憩をやめて、いまの活動に戻す");
    const move = resting ? null : lastMove(live);
    press.hidden = !resting && move === null;
    if (!move) return;
    setText(press, `◀ 「${named(move.from)}」に戻す`);
    press.title = "時計も、じっさいの時間も、進める前に戻ります。";
  };
  return { box: h("div", { class: "ks-back-box" }, press), draw };
}
