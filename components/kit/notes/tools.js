/** The strip above the board: what state it is in, undo, choosing sources, many notes at once. */

import { button, h, setText } from "../dom.js";
import { ideaColumn } from "./sheet.js";
import { WORDS, bannerText, choosingText } from "./words.js";

const STATE = "個人ワーク";

export class Tools {
  /** @param {import("./board.js").Board} board */
  constructor(board) {
    this.board = board;
    const idea = ideaColumn(board.sheet);
    this.banner = h("p", { class: "ks-banner" });
    this.undo = button(WORDS.undo, "undo", "small");
    this.start = button(`付箋をえらんで${idea?.tag || "次"}をつくる`, "choosing", "small", { hidden: !idea });
    this.many = button(WORDS.many, "many", "small");
    this.count = button("", "idea-of-chosen", "small primary");
    this.stop = button("えらぶのをやめる", "choosing", "small");
    this.buttons = h("div", { class: "ks-tool-buttons" }, this.undo, this.many, this.start,
      this.count, this.stop);
    this.element = h("div", { class: "ks-tools" }, this.banner, this.buttons);
    this.idea = idea;
  }

  render() {
    const { board } = this;
    const out = board.live.status === "out" && board.live.outMessage;
    const text = out || bannerText(board.state, { leads: board.leads, room: board.onWall });
    const heading = board.shape === "grid" && !board.onWall ? board.sheet.columns_heading : "";
    this.#say(text || heading || "");
    this.banner.classList.toggle("ks-banner-state", text !== "");
    this.banner.hidden = this.banner.textContent === "";
    this.buttons.hidden = !board.writes;
    this.undo.disabled = !board.actions.canUndo;
    this.many.hidden = !board.leads || board.shape !== "grid" || board.ui.choosing !== null;
    this.#choosing(board.ui);
    this.element.hidden = this.banner.hidden && this.buttons.hidden;
  }

  /** The state's name stands out. */
  #say(text) {
    if (this.banner.textContent === text) return;
    const [before, after] = text.split(STATE);
    this.banner.replaceChildren(...(after === undefined ? [text]
      : [before, h("strong", { text: STATE }), after]));
  }

  #choosing({ choosing: chosen, choosingFor }) {
    this.start.hidden = !this.idea || chosen !== null;
    this.stop.hidden = chosen === null;
    this.count.hidden = chosen === null;
    this.count.dataset.act = choosingFor ? "sources-chosen" : "idea-of-chosen";
    this.count.disabled = !chosen?.size && !choosingFor;
    setText(this.count,
      choosingText(chosen?.size ?? 0, this.idea?.tag || "次", choosingFor !== null));
  }
}
