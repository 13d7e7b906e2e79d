/** What the wall shows while nothing is done: a break, and the end of a day. */

import { comingText, untilThen } from "../agenda/ahead.js";
import { clockOf } from "../agenda/items.js";
import { left } from "../../kit/timer/clock.js";
import { h, setText } from "../../kit/dom.js";
import { redrawn } from "../../kit/lists.js";

/** @typedef {import("./screens.js").Screen} Screen */

const JAPAN = 9 * 60;

/** A break, and when it goes on. @returns {Screen} */
export function breakScreen(/** @type {any} */ live) {
  const until = h("p");
  const box = h("div", { class: "ks-projector-pause" }, h("h1", { text: "休憩" }), until);
  const draw = () => {
    const ends = (live.now() + left(live.get("timer", "main"), live.now())) / 60_000 + JAPAN;
    setText(until, `${clockOf(ends % 1440)} に再開します`);
  };
  return { box, draw, close: () => {} };
}

/** Thanks, the next date, and what is to be done until then. @returns {Screen} */
export function endScreen() {
  const when = h("p");
  const list = h("ul");
  const until = h("section", {}, h("h2", { text: "次回までに" }), list);
  const box = h("div", { class: "ks-projector-pause" },
    h("h1", { text: "今日はここまでです。おつかれさまでした。" }), when, until);
  const draw = (/** @type {any} */ { coming, between }) => {
    setText(when, comingText(coming));
    const todo = untilThen(coming, between);
    until.hidden = todo.length === 0;
    redrawn(list, todo, () => todo.map((text) => h("li", { text })));
  };
  return { box, draw, close: () => {} };
}
