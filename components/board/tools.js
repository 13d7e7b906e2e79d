/** The strip above the board: what state it is in, undo, choosing sources. */

import { button, h, setText } from "./dom.js";
import { ideaColumn } from "./sheet.js";
import { WORDS, bannerText } from "./words.js";

export class Tools {
  /** @param {import("./board.js").Board} board */
  constructor(board) {
    this.board = board;
    const idea = ideaColumn(board.sheet);
    this.banner = h("p", { class: "ks-banner" });
    this.undo = button(WORDS.undo, "undo", { class: "ks-btn ks-small" });
    this.start = button("もとの付箋をえらぶ", "choosing", { class: "ks-btn ks-small", hidden: !idea });
    this.count = button("", "idea-of-chosen", { class: "ks-btn ks-small ks-primary" });
    this.stop = button("えらぶのをやめる", "choosing", { class: "ks-btn ks-small" });
    this.buttons = h("div", { class: "ks-tool-buttons" }, this.undo, this.start, this.count, this.stop);
    this.element = h("div", { class: "ks-tools" }, this.banner, this.buttons);
    this.idea = idea;
  }

  render() {
    const { board } = this;
    const out = board.live.status === "out" && board.live.outMessage;
    const text = out || bannerText(board.state, { leads: board.canLead, room: board.view === "projector" });
    const heading = board.shape === "grid" && board.view !== "projector" ? board.sheet.columns_heading : "";
    setText(this.banner, text || heading || "");
    this.banner.classList.toggle("ks-banner-state", text !== "");
    this.banner.hidden = this.banner.textContent === "";
    this.buttons.hidden = !board.canWrite;
    this.undo.disabled = !board.actions.canUndo;
    this.#choosing(board.ui.choosing);
    this.element.hidden = this.banner.hidden && this.buttons.hidden;
  }

  #choosing(chosen) {
    this.start.hidden = !this.idea || chosen !== null;
    this.stop.hidden = chosen === null;
    this.count.hidden = chosen === null;
    this.count.disabled = !chosen?.size;
    const tag = this.idea?.tag || "次";
    setText(this.count, chosen?.size ? `${chosen.size}枚をもとに${tag}をつくる` : `もとの付箋に印をつけてください`);
  }
}
