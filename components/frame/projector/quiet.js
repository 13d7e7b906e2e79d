/** What keeps the screen calm: the pointer goes, and F11 is mentioned once. */

import { h } from "../../kit/dom.js";

const POINTER_GOES = 3_000;
const HINT_STAYS = 5_000;

/** Hide the pointer after a while without movement. */
export function hidePointer(/** @type {HTMLElement} */ box) {
  /** @type {any} */
  let waiting;
  const moved = () => {
    box.classList.remove("ks-projector-still");
    clearTimeout(waiting);
    waiting = setTimeout(() => box.classList.add("ks-projector-still"), POINTER_GOES);
  };
  box.addEventListener("pointermove", moved);
  moved();
  return () => {
    clearTimeout(waiting);
    box.removeEventListener("pointermove", moved);
  };
}

/** Say once, for a few seconds, how to fill the screen. */
export function hintAtFullScreen(/** @type {HTMLElement} */ box) {
  if (window.innerHeight >= screen.height) return () => {};
  const hint = h("p", { class: "ks-projector-hint", text: "F11キーを押すと、画面いっぱいに映せます" });
  box.append(hint);
  const waiting = setTimeout(() => hint.remove(), HINT_STAYS);
  return () => clearTimeout(waiting);
}
