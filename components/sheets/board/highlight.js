/** Pointing at an idea shows which notes it came from. */

export class Highlight {
  #marked = [];

  /** @param {import("./board.js").Board} board */
  constructor(board) {
    this.board = board;
    for (const name of ["pointerover", "focusin"]) {
      board.box.addEventListener(name, (event) => this.#show(event.target.closest?.(".ks-note")));
    }
    board.box.addEventListener("pointerleave", () => this.#show(null));
  }

  #show(note) {
    const id = note?.dataset.id ?? null;
    if (id === this.shown) return;
    this.shown = id;
    for (const element of this.#marked) element.classList.remove("ks-origin");
    const sources = this.board.model.notes.get(id)?.sources ?? [];
    this.#marked = sources.map((source) => this.board.elementOf(source)).filter(Boolean);
    for (const element of this.#marked) element.classList.add("ks-origin");
  }
}
