/** Whose name will be seen, said where somebody writes; a change of it is told at once. */

import { h, setText } from "./dom.js";

/**
 * @param {any} live
 * @param {string} sheet
 * @param {string | null | undefined} writer member id
 * @returns {string} "" where nobody's name is shown
 */
export function namedText(live, sheet, writer) {
  if (live.get("sheet", sheet)?.authors !== "shown") return "";
  const name = live.get("member", writer)?.name;
  return name ? `名前「${name}」が、みんなの画面に出ます。` : "";
}

export const UNNAMED = "書いた人の名前は、画面には出ません。";

/**
 * The line beside what is written in. It says 「名前が…出ます」 anew, and louder, where those who
 * lead have switched names on or off since it was first drawn.
 * @param {() => string} text
 * @returns {{element: HTMLElement, draw: () => void}}
 */
export function nameLine(text) {
  const element = h("p", { class: "ks-named", role: "status", hidden: true });
  /** @type {string | null} */
  let before = null;
  const draw = () => {
    const said = text();
    const turned = before !== null && Boolean(before) !== Boolean(said);
    if (turned) element.classList.add("ks-named-anew");
    before = said;
    const anew = element.classList.contains("ks-named-anew");
    element.hidden = !said && !anew;
    setText(element, said || (anew ? `これからは、${UNNAMED}` : ""));
  };
  return { element, draw };
}
