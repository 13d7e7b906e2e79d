/** The title of an activity's page, and what a phone keeps folded beside it. */

import { attribute, button, h, setText } from "../../kit/dom.js";
import { lengthText } from "../agenda/words.js";
import { now } from "./now.js";

/** The title, with the length that is planned; a phone shows the short one. */
export function heading(/** @type {import("./stage.js").Stage} */ stage) {
  const { title, short } = stage.activity;
  const length = h("span", { class: "ks-stage-length" });
  const box = h(
    "h1",
    {},
    h("span", { class: "ks-stage-long", text: title }),
    h("span", { class: "ks-stage-short", text: short || title }),
    length,
  );
  const draw = () => {
    const { page } = now(stage);
    setText(length, page ? lengthText(page) : "");
  };
  return { box, draw };
}

/** On a phone the sheet comes first: what those who lead press is opened by this button. */
export function phoneFold(/** @type {HTMLElement} */ box) {
  const fold = button("", () => {
    box.classList.toggle("ks-stage-open");
    draw();
  });
  const draw = () => {
    const open = box.classList.contains("ks-stage-open");
    fold.textContent = open ? "進行の操作をたたむ" : "進行の操作をひらく";
    fold.setAttribute("aria-expanded", String(open));
  };
  fold.classList.add("ks-stage-fold");
  draw();
  return fold;
}

/** On a phone what is done is shown on asking. */
export function askWhat(/** @type {HTMLElement} */ what) {
  const ask = button("？", () => {
    const open = what.classList.toggle("ks-stage-asked");
    ask.setAttribute("aria-expanded", String(open));
  });
  ask.classList.add("ks-stage-ask");
  attribute(ask, "aria-label", "何をやるか");
  attribute(ask, "aria-expanded", "false");
  return ask;
}
