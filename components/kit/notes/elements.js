/** The notes' elements: made once, drawn anew only where something about them changed. */

import { arrange, focused, h } from "../dom.js";
import { commonFlags, createNote, ownFlags, updateNote } from "./note.js";

export class NoteElements {
  #elements = new Map();

  /** @param {import("./board.js").Board} board */
  constructor(board) {
    this.board = board;
  }

  /** A drawing begins. */
  begin() {
    this.writing = focused(this.board.box);
    this.flags = commonFlags(this.board);
  }

  /** Let go of notes that are not there any more. @param {import("./model.js").Model} model */
  forget(model) {
    for (const id of this.#elements.keys()) if (!model.notes.has(id)) this.#elements.delete(id);
  }

  /** The element of a note, drawn anew where something about it changed. */
  of(view) {
    let element = this.#elements.get(view.id);
    if (!element) this.#elements.set(view.id, (element = createNote(view.id, this.board.hintId)));
    const sign = this.flags + ownFlags(this.board, view) + view.sign;
    if (element.sign !== sign) {
      element.sign = sign;
      updateNote(this.board, element, view);
      this.board.editing.redraw(view, element);
    }
    this.#nest(view, element);
    return element;
  }

  #nest(view, element) {
    const shown = view.pile.length && this.board.ui.openPiles.has(view.id)
      ? view.pile.filter((note) => this.board.shape === "grid" || !note.own) : [];
    if (shown.length === 0) {
      element.pile?.remove();
      element.pile = null;
      return;
    }
    if (!element.pile) {
      element.append((element.pile = h("ul", { class: "ks-pile", "aria-label": "重なっている付箋" })));
    }
    const { pile } = element;
    arrange(pile, shown.map((note) => this.of(note)), this.pinnedIn(pile));
  }

  get(id) {
    return this.#elements.get(id) ?? null;
  }

  /** The child of a list that must not be moved, because somebody writes in it. */
  pinnedIn(list) {
    let child = this.writing;
    while (child && child.parentElement !== list) child = child.parentElement;
    return child;
  }

  focus(id, act) {
    const note = this.get(id);
    const inner = act && note?.querySelector(`[data-act="${act}"]`);
    (inner || note)?.focus({ preventScroll: Boolean(act) });
  }

  /** One stop of the Tab key for each place; in a note that has the focus, its buttons too. */
  tabStops(note) {
    if (!note || this.board.shape !== "grid" || note === this.stopped) return;
    this.stopped?.querySelectorAll("button").forEach((inner) => (inner.tabIndex = -1));
    for (const other of note.parentElement.children) other.tabIndex = -1;
    note.tabIndex = 0;
    note.querySelectorAll(":scope > .ks-note-body button").forEach((inner) => (inner.tabIndex = 0));
    this.stopped = note;
  }
}
