/**
 * What becomes of the chosen notes: an idea that joins them. It stays at the foot of the screen.
 */

import { button, h, setText } from "../../kit/dom.js";
import { ideaPanel } from "./idea_panel.js";
import { WORDS, chosenText, middleWords } from "./words.js";

export class Chosen {
  /** @param {import("./overlap.js").Overlap} overlap */
  constructor(overlap) {
    this.overlap = overlap;
    this.says = h("span", { role: "status" });
    this.join = button(middleWords(overlap.sheet).join, () => ideaPanel(overlap, null).open(),
      "primary");
    this.none = button(WORDS.unchoose, () => this.#clear());
    this.element = h("div", { class: "ks-overlap-chosen-bar" }, this.says, this.join, this.none);
  }

  draw() {
    const { chosen, writes } = this.overlap;
    const count = chosen.size;
    this.element.hidden = !writes || count === 0;
    setText(this.says, count ? chosenText(count) : "");
  }

  #clear() {
    this.overlap.chosen.clear();
    this.overlap.draw();
  }
}
