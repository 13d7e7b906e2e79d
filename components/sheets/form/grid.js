/** A form's grid of sticky notes: the board itself, on a line that knows only this copy. */

import { Board } from "../board/board.js";
import { h } from "../../kit/dom.js";
import { gridSheet, scoped } from "./grid_sheet.js";

export class GridBoard {
  /** @param {import("./form.js").Form} form @param {{copy: string, section: any, view?: "member" | "projector"}} options */
  constructor(form, { copy, section, view = "member" }) {
    this.element = h("div", { class: "ks-paper-grid" });
    /** On the wall nothing is written, and nothing is said about it. */
    this.writable = view === "projector";
    const live = scoped(form.live, { sheet: form.sheet.id, copy, section }, () => this.writable);
    const sheet = gridSheet(form.sheet, section, copy);
    this.board = new Board(this.element, { workshop: form.workshop, sheet, view, controls: view === "member" }, live);
  }

  draw(writable) {
    if (writable === this.writable) return;
    this.writable = writable;
    this.board.renderSoon();
  }

  flush() {}

  close() {
    this.board.close();
  }
}
