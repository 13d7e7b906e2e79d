/** A dialog of the overlap; what is open in it is drawn again whenever something changes. */

import { button, h, setText } from "../../kit/dom.js";
import { entryField } from "../../kit/entry_field.js";
import { removes } from "../../live/rights.js";
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

  ended() {}

  draw() {}
}

/**
 * An entry opened: each value is written live, and asked about where two wrote it. Those who lead
 * show it large on the wall, and take it off the others' screens and show it again.
 */
export class EntryPanel extends Panel {
  /** @param {import("./overlap.js").Overlap} overlap @param {string} title */
  constructor(overlap, title, { id, fields }) {
    super(overlap, title);
    this.id = id;
    this.boxes = fields.map((field) => entryField(overlap, { entry: id, field }));
    this.content.append(...this.boxes.map(({ element }) => element));
    this.large = button("大きく映す", () => overlap.look({ entry: id }));
    this.remove = button(WORDS.remove, () => this.#remove(), "danger");
    this.hides = button("",
      () => overlap.do(this.entry?.body.hidden ? "entry.show" : "entry.hide", { id }));
    this.buttons.append(this.large, this.remove, this.hides, this.leave);
  }

  /** What is open, as long as it is there. @returns {any} */
  get entry() {
    return this.overlap.entries.find(({ id }) => id === this.id);
  }

  draw() {
    const { overlap, entry } = this;
    if (!entry && !overlap.undecided(this.id)) return this.close();
    this.remove.hidden = !entry || !removes(entry, overlap.who);
    for (const box of this.boxes) box.draw(overlap.writes);
    this.hides.hidden = this.large.hidden = !overlap.leads;
    setText(this.hides, entry?.body.hidden ? WORDS.show : WORDS.hide);
  }

  #remove() {
    for (const box of this.boxes) box.writing.draft.drop();
    this.overlap.remove(this.id);
  }

  ended() {
    for (const box of this.boxes) box.close();
  }
}
