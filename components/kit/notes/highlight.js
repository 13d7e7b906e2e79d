/** Pointing at an idea shows which notes it came from. */

import { pressedIn } from "../dom.js";

export class Highlight {
  /** @type {Element[]} */
  #marked = [];
  /** @type {string | null} */
  shown = null;

  /** @param {import("./board.js").Board} board */
  constructor(board) {
    this.board = board;
    for (const name of ["pointerover", "focusin"]) {
      board.box.addEventListener(name, (event) => this.#show(pressedIn(event, ".ks-note")));
    }
    board.box.addEventListener("pointerleave", () => this.#show(null));
  }

  /** @param {HTMLElement | null} note */
  #show(note) {
    const id = note?.dataset.id ?? null;
    if (id === this.shown) return;
    this.shown = id;
    for (const element of this.#marked) element.classList.remove("ks-origin");
    const sources = this.board.model.notes.get(id ?? "")?.sources ?? [];
    this.#marked = sources.flatMap((source) => this.board.elementOf(source) ?? []);
    for (const element of this.#marked) element.classList.add("ks-origin");
  }
}
