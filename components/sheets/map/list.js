/**
 * The map as a list: a table for each ring, with everything that can be done there. The roles are
 * said aloud because a phone lays the rows out as cards.
 */

import { button, h, setText } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";
import { textOf } from "../../kit/entries.js";
import { nameColumn, nameOf, sideOf, signOf } from "./model.js";
import { WORDS } from "./words.js";

export class List {
  /** @param {import("./map.js").ResourceMap} map */
  constructor(map) {
    this.map = map;
    this.columns = map.sheet.columns.filter(({ id }) => id !== nameColumn(map.sheet.columns).id);
    this.rings = map.sheet.rings.map((ring) => this.#table(ring));
    this.centre = h("ul", { class: "ks-map-list-centre" });
    this.change = button(WORDS.centre, () => map.show("centre"), "small");
    const middle = h("section", { class: "ks-map-list-part" },
      h("div", { class: "ks-map-list-head" }, h("h3", { text: map.sheet.centre.label }),
      this.change), this.centre);
    this.element = h("div", { class: "ks-map-list" }, middle,
      ...this.rings.map(({ element }) => element));
  }

  #table(ring) {
    const { map } = this;
    const name = nameColumn(map.sheet.columns);
    const heads = ["選ぶ", name.label, ...this.columns.map(({ label }) => label), "できること"];
    const head = h("thead", { role: "rowgroup" }, h("tr", { role: "row" },
      ...heads.map((text) => h("th", { scope: "col", role: "columnheader", text }))));
    const lines = h("tbody", { role: "rowgroup" });
    const table = h("table", { class: "ks-map-table", role: "table" },
      h("caption", { class: "ks-unseen", text: ring.label }), head, lines);
    const count = h("span", { class: "ks-map-count" });
    const none = h("p", { class: "ks-paper-hint" });
    const add = button("＋ ここに書く", () => map.addHere(ring.id), "small");
    const put = keptList(lines, ({ id }) => id, ({ id }) => this.#row(id));
    return { ring, head, put, table, count, none, add,
      element: h("section", { class: "ks-map-list-part" }, h("div", { class: "ks-map-list-head" },
      h("h3", { text: ring.label }), count, add), none, table) };
  }

  draw() {
    const { map } = this;
    const { centre, rings, shown } = map.now;
    this.centre.replaceChildren(...(centre.length
      ? centre.map((pin) => h("li", { text: map.centreText(pin) }))
      : [h("li", { class: "ks-map-none", text: WORDS.nothing })]));
    this.change.hidden = !map.writes;
    this.rings.forEach(({ head, put, table, count, none, add }, at) => {
      head.classList.toggle("ks-unseen", map.narrow);
      put(shown[at]);
      setText(count, shown[at].length === rings[at].length ? `${rings[at].length}件`
        : `${rings[at].length}件のうち ${shown[at].length}件`);
      setText(none, rings[at].length === 0 ? WORDS.nothing : WORDS.nothingLeft);
      none.hidden = shown[at].length > 0;
      table.hidden = shown[at].length === 0;
      add.hidden = !map.writes;
    });
  }

  #row(id) {
    const { map } = this;
    const tick = h("input", { type: "checkbox", onchange: () => map.choose(id, tick.checked) });
    const sign = h("span", { class: "ks-map-sign", "aria-hidden": "true" });
    const open = button("", () => map.show(id), "", { class: "ks-map-open-name" });
    const facts = this.columns.map(({ label, type }) => h("td", { role: "cell", "data-label": label,
      class: type === "choice" ? "ks-map-short" : null }));
    const candidate = map.takers[0];
    const take = candidate &&
      button(candidate.label, () => map.take([map.pin(id)], candidate.table), "small");
    const taken = h("span", { class: "ks-saved", text: candidate?.there ?? "" });
    const ring = button("輪をかえる", () => map.toOtherRing(id), "small");
    const up = button("↑", () => map.step(id, -1), "small");
    const down = button("↓", () => map.step(id, 1), "small");
    const tools = h("div", { class: "ks-map-tools" }, take, taken, ring, up, down);
    const box = h("tr", { role: "row", "data-id": id },
      h("td", { role: "cell", class: "ks-map-pick" }, h("label", {}, tick)),
      h("th", { scope: "row", role: "rowheader" }, sign, open), ...facts,
      h("td", { role: "cell", class: "ks-map-does" }, tools));
    const draw = (pin) => {
      const name = nameOf(map.sheet, pin);
      setText(open, name);
      open.setAttribute("aria-label", `${name}をひらく`);
      setText(sign, signOf(map.sheet, pin));
      sign.className = `ks-map-sign ks-map-${sideOf(map.sheet, pin)}`;
      this.columns.forEach((column, at) => {
        const text = textOf(pin, column.id);
        setText(facts[at], text);
        facts[at].classList.toggle("ks-map-none", text === "");
      });
      tick.checked = map.chosen.has(id);
      tick.setAttribute("aria-label", `${name}を選ぶ`);
      const row = candidate && map.rowFor(pin, candidate.table);
      if (take) take.hidden = Boolean(row) || !map.writes;
      taken.hidden = !row;
      for (const one of [ring, up, down]) one.hidden = !map.writes;
      take?.setAttribute("aria-label", `${name}を${candidate.label}`);
      ring.setAttribute("aria-label", `${name}の輪をかえる`);
      up.setAttribute("aria-label", `${name}を前へうごかす`);
      down.setAttribute("aria-label", `${name}を後へうごかす`);
      up.disabled = !map.stepOf(id, -1);
      down.disabled = !map.stepOf(id, 1);
      box.classList.toggle("ks-map-open", map.panelId === id);
    };
    return { box, draw };
  }
}
