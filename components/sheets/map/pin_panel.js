/** One resource: all that is said of it, to be changed by everybody, and what is done with it. */

import { button, h, setText } from "../../kit/dom.js";
import { entryField } from "../../kit/entry_field.js";
import { removes } from "../../live/rights.js";
import { nameOf } from "./model.js";
import { WORDS } from "./words.js";

export class PinPanel {
  /** @param {import("./map.js").ResourceMap} map @param {string} id */
  constructor(map, id) {
    this.map = map;
    this.id = id;
    this.title = h("h3", { tabindex: "-1" });
    this.where = h("p", { class: "ks-map-where" });
    const offered = (field) => field.type === "text" && map.sheet.filters.includes(field.id);
    this.boxes = map.sheet.columns.map((field) =>
      entryField(map, { entry: id, field, single: offered(field) }));
    for (const { field, control } of this.boxes) {
      if (offered(field)) control.element.setAttribute("list", map.listId(field.id));
    }
    this.takers = map.takers.map((taker) => ({ ...taker, press: button(taker.label, () =>
      map.take([this.#pin], taker.table)), said: h("span", { class: "ks-saved" }) }));
    this.ring = button(WORDS.otherRing, () => map.toOtherRing(id));
    this.earlier = button(WORDS.earlier, () => map.step(id, -1));
    this.later = button(WORDS.later, () => map.step(id, 1));
    this.away = button(WORDS.remove, () => map.removePin(id), "danger");
    this.large = button("大きく映す", () => map.look({ entry: id }));
    this.tools = h("div", { class: "ks-map-tools" }, this.ring, this.earlier, this.later,
      this.large, this.away);
    this.source = h("p", { class: "ks-paper-hint" });
    this.element = h(
      "div",
      { class: "ks-map-panel", role: "group" },
      h("div", { class: "ks-map-panel-head" }, this.title,
        button(WORDS.close, () => map.show(null), "small")),
      this.where,
      h("div", { class: "ks-map-takers" },
        ...this.takers.flatMap(({ press, said }) => [press, said])),
      ...this.boxes.map(({ element }) => element),
      this.source,
      this.tools,
    );
  }

  get #pin() {
    return this.map.pin(this.id);
  }

  /** Put the focus where reading goes on. */
  focus() {
    this.title.focus();
  }

  draw() {
    const { map } = this;
    const pin = this.#pin;
    if (!pin) return;
    const name = nameOf(map.sheet, pin);
    const ring = map.sheet.rings.find(({ id }) => pin.body.place.endsWith(`/${id}`));
    setText(this.title, name);
    this.element.setAttribute("aria-label", name);
    setText(this.where, `${ring?.label ?? ""}${map.writerOf(pin)}`);
    for (const box of this.boxes) box.draw(map.writes);
    this.#drawTakers(pin);
    this.tools.hidden = !map.writes;
    this.large.hidden = !map.leads;
    this.away.hidden = !removes(pin, map.who);
    this.earlier.disabled = !map.stepOf(this.id, -1);
    this.later.disabled = !map.stepOf(this.id, 1);
    setText(this.source, map.sourceOf(pin));
    this.source.hidden = this.source.textContent === "";
  }

  #drawTakers(pin) {
    for (const { table, press, said, there } of this.takers) {
      const row = this.map.rowFor(pin, table);
      press.hidden = Boolean(row) || !this.map.writes;
      setText(said, row ? there : "");
      said.hidden = !row;
    }
  }

  close() {
    this.boxes.forEach((box) => box.close());
  }
}
