/**
 * Resources known from before: the town's list and the other cases' maps, to be searched and taken
 * over.
 */

import { button, h, setText } from "../../kit/dom.js";
import { plainName } from "../../kit/names.js";
import { WORDS } from "./words.js";

const MOST = 60;

export class KnownPanel {
  /** @param {import("./map.js").ResourceMap} map */
  constructor(map) {
    this.map = map;
    this.title = h("h3", { tabindex: "-1", text: WORDS.known });
    this.where = h("p", { class: "ks-paper-hint" });
    this.search = h("input", { type: "search", class: "ks-input", autocomplete: "off",
      "aria-label": "名前や地区でさがす", placeholder: "名前や地区でさがす", oninput: () => this.draw() });
    this.list = h("ul", { class: "ks-map-offers" });
    this.none = h("p", { class: "ks-paper-hint", text: WORDS.nothing });
    this.element = h(
      "div",
      { class: "ks-map-panel", role: "group", "aria-label": WORDS.known },
      h("div", { class: "ks-map-panel-head" }, this.title,
        button(WORDS.close, () => map.show(null), "small")),
      this.where,
      this.search,
      this.none,
      this.list,
    );
  }

  focus() {
    this.search.focus();
  }

  draw() {
    const { map } = this;
    const ring = map.sheet.rings.find(({ id }) => id === map.adder.ring);
    setText(this.where, `「${ring.short || ring.label}」の輪に入れます。関心は、このケースに合わせて書けます。`);
    const wanted = plainName(this.search.value);
    const found = map.known().filter(({ name, values }) =>
      plainName([name, ...Object.values(values).flat()].join("　")).includes(wanted));
    this.none.hidden = found.length > 0;
    found.sort((one, other) => Number(one.there) - Number(other.there));
    const sign = JSON.stringify([found, map.adder.ring]);
    if (sign === this.sign) return;
    this.sign = sign;
    this.list.replaceChildren(...found.slice(0, MOST).map((one) => this.#line(one)));
  }

  #line({ id, name, from, values, there }) {
    const { map } = this;
    const facts = map.sheet.filters.map((column) => [values[column] ?? ""].flat().join("、"))
      .filter(Boolean).join("・");
    const take = button("入れる", () => map.addPin(map.adder.ring, values, { sources: [id] }), "small",
      { "aria-label": `${name}を入れる` });
    const said = h("span", { class: "ks-saved", text: "✓ この地図にあります" });
    return h("li", {}, h("span", { class: "ks-map-offer-text" }, h("span", { text: name }),
      h("small", { text: [facts, from].filter(Boolean).join("　") })), there ? said : take);
  }

  close() {}
}
