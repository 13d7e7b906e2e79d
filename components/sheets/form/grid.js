/** A form's grid of sticky notes: the board itself, on a line that knows only this copy. */

import { Board } from "../../kit/notes/board.js";
import { h } from "../../kit/dom.js";
import { copyName } from "../../kit/entries.js";
import { gridSheet, scoped } from "./grid_sheet.js";

const TEXT = { id: "text", label: "" };

export class GridBoard {
  /** Of the answers about what is new, how many are drawn. */
  answers = 0;

  /**
   * @param {import("../../kit/live_part.js").LivePart & {fresh: import("./fresh.js").Fresh}} form
   * @param {{copy: string, section: any}} options
   */
  constructor(form, { copy, section }) {
    this.element = h("div", { class: "ks-paper-grid" });
    /** On the wall nothing is written, and nothing is said about it. */
    this.writable = form.onWall;
    const { place, programme } = form;
    const live = scoped(form.live, { sheet: form.sheet.id, copy, section }, () => this.writable);
    const opened = { place: { ...place, root: this.element }, live, programme };
    const body = form.live.get("entry", copy);
    const of = form.sheet.repeats === "case" && body
      ? copyName(form.sheet, { id: copy, body }) : "";
    this.fresh = form.fresh;
    this.board = new Board(opened, { ...gridSheet(form.sheet, section, copy), of,
      fresh: (id) => form.fresh.rowText(id, [TEXT]) });
  }

  draw(writable) {
    const { answers } = this.fresh;
    if (writable === this.writable && answers === this.answers) return;
    this.writable = writable;
    this.answers = answers;
    this.board.drawSoon();
  }

  close() {
    this.board.close();
  }
}
