/** The keys of the wall's own window, and a presenter's remote: on, back, everything. */

import { everythingHere, turnHere } from "../../kit/looking.js";

const TURNS = /** @type {Record<string, number>} */ ({ PageDown: 1, ArrowRight: 1, ArrowDown: 1,
  PageUp: -1, ArrowLeft: -1, ArrowUp: -1 });

/** @param {import("../../live/live.js").Live} live @returns {() => void} */
export function listenToKeys(live) {
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key in TURNS) turnHere(TURNS[event.key]);
    else if (event.key === "Home" || event.key === "Escape") everythingHere(live);
    else return;
    event.preventDefault();
  };
  window.addEventListener("keydown", pressed);
  return () => window.removeEventListener("keydown", pressed);
}
