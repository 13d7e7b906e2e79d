/** Which notes an idea joins: a list of both circles' notes to tick. */

import { h, setText } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";
import { drawJoins } from "./idea_text.js";
import { WORDS } from "./words.js";

export class Joins {
  /**
   * @param {import("./overlap.js").Overlap} overlap
   * @param {{chosen: () => Set<string>, changed: (id: string, on: boolean) => void}} asked
   */
  constructor(overlap, asked) {
    Object.assign(this, { overlap, asked });
    this.none = h("p", { class: "ks-paper-hint", text: WORDS.nothingToJoin });
    this.groups = overlap.sheet.circles.map((area) => this.#group(area));
    this.now = h("p", { class: "ks-overlap-joins" });
    this.fold = h("details", { open: asked.chosen().size === 0 }, h("summary", { text: WORDS.chooseNotes }), h("div", { class: "ks-overlap-both-lists" }, ...this.groups.map(({ element }) => element)));
    this.element = h("fieldset", { class: "ks-overlap-ticks" }, h("legend", { text: WORDS.joined }), this.none, this.now, this.fold);
  }

  #group(area) {
    const list = h("ul", {});
    return { area, element: h("div", {}, h("h4", { text: area.short || area.label }), list), put: keptList(list, (pin) => pin.id, (pin) => this.#line(pin)) };
  }

  #line({ id }) {
    const box = h("input", { type: "checkbox", onchange: () => this.asked.changed(id, box.checked) });
    const text = h("span", {});
    const draw = (pin) => {
      setText(text, `${pin.mark}　${pin.text}`);
      box.checked = this.asked.chosen().has(id);
      box.disabled = !this.overlap.writes;
    };
    return { box: h("li", {}, h("label", { class: "ks-check" }, box, text)), draw };
  }

  draw() {
    const { pins } = this.overlap.seen;
    this.none.hidden = pins.length > 0;
    this.fold.hidden = pins.length === 0;
    const chosen = this.asked.chosen();
    drawJoins(this.now, { joins: pins.filter(({ id }) => chosen.has(id)), gone: 0 });
    for (const { area, element, put } of this.groups) {
      const there = pins.filter((pin) => pin.area.id === area.id);
      element.hidden = there.length === 0;
      put(there);
    }
  }
}
