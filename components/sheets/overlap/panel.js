/** A dialog of the overlap; what is open in it is drawn again whenever something changes. */

import { button, h, setText } from "../../kit/dom.js";
import { WORDS } from "./words.js";

export class Panel {
  /** @param {import("./overlap.js").Overlap} overlap @param {string} title */
  constructor(overlap, title) {
    this.overlap = overlap;
    this.content = h("div", { class: "ks-overlap-panel-content" });
    this.buttons = h("div", { class: "ks-overlap-buttons" });
    this.leave = button(WORDS.close, () => this.close());
    this.element = h("dialog", { class: "ks-part ks-overlap-panel", "aria-label": title,
      lang: "ja" }, h("h3", { text: title }), this.content, this.buttons);
    this.element.addEventListener("keydown", (event) => event.stopPropagation());
    this.element.addEventListener("close", () => this.#gone());
  }

  open() {
    this.overlap.panel?.close();
    this.before = /** @type {HTMLElement | null} */ (document.activeElement);
    this.overlap.panel = this;
    this.overlap.box.append(this.element);
    this.draw();
    this.element.showModal();
  }

  close() {
    if (this.element.open) this.element.close();
    else this.#gone();
  }

  #gone() {
    if (this.over) return;
    this.over = true;
    this.ended();
    this.element.remove();
    if (this.overlap.panel === this) this.overlap.panel = null;
    if (this.before?.isConnected) this.before.focus();
    this.overlap.drawSoon();
  }

  /**
   * Buttons for those who lead, by which an entry is shown large on the wall, and taken off the
   * others' screens and shown again.
   */
  hiding(id) {
    const large = button("大きく映す", () => this.overlap.look({ entry: id }));
    const hidden = () => this.overlap.entries.find((entry) => entry.id === id)?.body.hidden;
    const press = button("", () => this.overlap.do(hidden() ? "entry.show" : "entry.hide", { id }));
    const draw = () => {
      press.hidden = large.hidden = !this.overlap.leads;
      setText(press, hidden() ? WORDS.show : WORDS.hide);
    };
    return { press, large, draw };
  }

  ended() {}

  draw() {}
}
