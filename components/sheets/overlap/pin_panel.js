/** A note of a circle opened: each value is written live, and asked about where two wrote it. */

import { button } from "../../kit/dom.js";
import { entryField } from "../../kit/entry_field.js";
import { removes } from "../../live/rights.js";
import { Panel } from "./panel.js";
import { WORDS } from "./words.js";

export class PinPanel extends Panel {
  /** @param {import("./overlap.js").Overlap} overlap @param {import("./model.js").Pin} pin */
  constructor(overlap, pin) {
    super(overlap, `${pin.mark}の付箋`);
    this.id = pin.id;
    this.boxes = pin.area.columns.map((field) => entryField(overlap, { entry: pin.id, field }));
    this.remove = button(WORDS.remove, () => this.#remove(), "danger");
    this.content.append(...this.boxes.map(({ element }) => element));
    this.hides = this.hiding(pin.id);
    this.buttons.append(this.hides.large, this.remove, this.hides.press, this.leave);
  }

  draw() {
    const { overlap, id } = this;
    const entry = overlap.entries.find((known) => known.id === id);
    if (!entry && !overlap.undecided(id)) return this.close();
    this.remove.hidden = !entry || !removes(entry, overlap.who);
    for (const box of this.boxes) box.draw(overlap.writes);
    this.hides.draw();
  }

  #remove() {
    for (const box of this.boxes) box.writing.draft.drop();
    this.overlap.remove(this.id);
  }

  ended() {
    for (const box of this.boxes) box.close();
  }
}
