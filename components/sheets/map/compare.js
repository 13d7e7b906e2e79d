/** One case's map beside another's: both pictures where there is room, and what stands on both. */

import { h, setText } from "../../kit/dom.js";
import { copyName } from "../../kit/entries.js";
import { compared, nameOf } from "./model.js";
import { Picture } from "./picture.js";

const TWO_PICTURES = 1_000;

export class Compare {
  /** @param {import("./map.js").ResourceMap} map */
  constructor(map) {
    this.map = map;
    this.sides = ["", ""].map(() => {
      const title = h("h3", {});
      const picture = new Picture({ still: true });
      return { title, picture,
        element: h("div", { class: "ks-map-side-by-side" }, title, picture.element) };
    });
    this.pictures = h("div", { class: "ks-map-two" }, ...this.sides.map(({ element }) => element));
    this.heads = h("tr", {});
    this.cells = h("tr", {});
    this.table = h("table", { class: "ks-map-table ks-map-compared" },
      h("caption", { class: "ks-unseen", text: "二つの地図をくらべる" }), h("thead", {}, this.heads),
      h("tbody", {}, this.cells));
    this.element = h("div", { class: "ks-map-compare" }, this.pictures, this.table);
  }

  draw() {
    const { map } = this;
    const maps = [map.open, map.other].map((id) => map.mapFor(id));
    const names = [map.open, map.other].map((id) => {
      const copy = map.cases.find((known) => known.id === id);
      return copy ? copyName(map.form, copy) : "";
    });
    const found = compared(map.sheet, maps[0].rings.flat(), maps[1].rings.flat());
    this.pictures.hidden = map.width < TWO_PICTURES;
    this.sides.forEach(({ title, picture }, at) => {
      setText(title, `${names[at]}　${maps[at].rings.flat().length}件`);
      if (!this.pictures.hidden) {
        picture.draw(map.drawn(maps[at].centre, maps[at].rings, found.names));
      }
    });
    /** @type {[string, import("./model.js").Entry[]][]} */
    const columns = [["両方にある", found.both], [`${names[0]}だけ`, found.one],
      [`${names[1]}だけ`, found.other]];
    const sign = JSON.stringify(columns.map(([title, pins]) =>
      [title, pins.map((pin) => nameOf(map.sheet, pin))]));
    if (sign === this.sign) return;
    this.sign = sign;
    this.heads.replaceChildren(...columns.map(([title, pins]) =>
      h("th", { scope: "col", text: `${title}　${pins.length}件` })));
    this.cells.replaceChildren(...columns.map(([title, pins]) => h("td", { "data-label": title },
      h("ul", {}, ...pins.map((pin) => h("li", { text: nameOf(map.sheet, pin) }))))));
  }
}
