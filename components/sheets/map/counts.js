/** How many resources there are, and a word that invites to look outside of welfare. */

import { h, setText } from "../../kit/dom.js";
import { countsOf } from "./model.js";
import { encouragement } from "./words.js";

export class Counts {
  /** @param {import("./model.js").MapSheet} sheet */
  constructor(sheet) {
    this.sheet = sheet;
    this.all = h("h3", {});
    this.sides = h("dl", { class: "ks-map-sides" });
    this.signs = h("dl", { class: "ks-map-signs" });
    this.word = h("p", { class: "ks-map-word" });
    this.element = h("div", { class: "ks-map-counts" }, this.all, this.sides, this.signs,
      this.word);
  }

  /** @param {import("./model.js").Entry[]} pins */
  draw(pins, covered = 0) {
    const counts = countsOf(this.sheet, pins);
    const sign = JSON.stringify([counts, covered]);
    if (sign === this.sign) return;
    this.sign = sign;
    setText(this.all, `いま ${counts.all}件`);
    this.sides.replaceChildren(...counts.sides.map(([name, count], at) => line(name, count,
      at === 0 ? "apart" : "within")));
    this.signs.replaceChildren(...counts.signs.map(([name, count]) => line(name, count)));
    setText(this.word, covered > 0 ? "" : encouragement(counts, this.sheet.apart.choice));
  }
}

function line(name, count, side) {
  return h("div", { class: "ks-map-count-line" }, h("dt", {},
    side && h("i", { class: `ks-map-swatch ks-map-${side}`, "aria-hidden": "true" }), name),
    h("dd", { text: `${count}件` }));
}
