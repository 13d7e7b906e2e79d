/** The centre: what the person is interested in, written freely or taken over from the case. */

import { button, h, setText } from "../../kit/dom.js";
import { keptList, redrawn } from "../../kit/lists.js";
import { isEnter } from "../../kit/keys.js";
import { entryField } from "../../kit/entry_field.js";
import { removes } from "../../live/rights.js";
import { centreOffers, nameColumn } from "./model.js";
import { WORDS } from "./words.js";
import { tooLong } from "../../kit/words.js";

export class CentrePanel {
  /** @param {import("./map.js").ResourceMap} map */
  constructor(map) {
    this.map = map;
    const { centre } = map.sheet;
    this.column = nameColumn(centre.columns);
    this.title = h("h3", { tabindex: "-1", text: centre.label });
    this.input = h("input", { type: "text", class: "ks-input", autocomplete: "off",
      "aria-label": this.column.label, placeholder: WORDS.textHint, enterkeyhint: "send",
      oninput: () => this.#typed() });
    this.error = h("p", { class: "ks-failed", role: "alert" });
    this.list = h("ul", { class: "ks-map-centre-list" });
    this.put = keptList(this.list, ({ id }) => id, ({ id }) => this.#line(id));
    this.none = h("p", { class: "ks-paper-hint", text: WORDS.nothing });
    this.offers = h("ul", { class: "ks-map-offers" });
    this.offered = h("div", { class: "ks-map-offered" }, h("h4", { text: "ケースに書かれていること（選んで入れます）" }),
      this.offers);
    this.adding = h("div", { class: "ks-map-line-in", onkeydown: (event) => this.#key(event) },
      this.input, button(WORDS.add, () => this.#send(), "primary"));
    this.element = h(
      "div",
      { class: "ks-map-panel", role: "group", "aria-label": centre.label },
      h("div", { class: "ks-map-panel-head" }, this.title,
        button(WORDS.close, () => map.show(null), "small")),
      this.adding,
      this.error,
      this.none,
      this.list,
      this.offered,
    );
  }

  focus() {
    this.title.focus();
  }

  draw() {
    const { map } = this;
    const { centre } = map.now;
    this.adding.hidden = !map.writes;
    this.none.hidden = centre.length > 0;
    this.put(centre);
    this.#drawOffers(centre);
  }

  #line(id) {
    const { map } = this;
    const field = entryField(map, { entry: id, field: this.column, quiet: true });
    const earlier = button(WORDS.earlier, () => map.step(id, -1), "small");
    const later = button(WORDS.later, () => map.step(id, 1), "small");
    const away = button(WORDS.remove, () => map.removePin(id), "small danger");
    const draw = (pin) => {
      field.draw(map.writes);
      earlier.disabled = !map.stepOf(id, -1);
      later.disabled = !map.stepOf(id, 1);
      away.hidden = !removes(pin, map.who);
    };
    return { draw, close: () => field.close(), box: h("li", {}, field.element,
      h("div", { class: "ks-map-tools" }, earlier, later, away)) };
  }

  #drawOffers(centre) {
    const { map } = this;
    const copy = map.cases.find(({ id }) => id === map.open);
    const offers = copy && map.writes ? centreOffers(map.sheet, map.form, copy, centre) : [];
    this.offered.hidden = offers.length === 0;
    redrawn(this.offers, [offers, copy?.id], () => offers.map((offer) => this.#offer(offer, copy)));
  }

  #offer({ label, text, there }, copy) {
    const said = h("span", { class: "ks-saved", text: "✓ 入っています" });
    const take = button("入れる", () =>
      this.map.addPin(this.map.sheet.centre.id, { [this.column.id]: text }, { sources: [copy.id] }),
      "small", { "aria-label": `「${text}」を入れる` });
    return h("li", {}, h("span", { class: "ks-map-offer-text" }, h("small", { text: label }),
      h("span", { text })), there ? said : take);
  }

  #typed() {
    setText(this.error, tooLong(this.input.value));
    if (this.input.value) this.map.startTyping(`${this.map.open}/${this.map.sheet.centre.id}`);
  }

  #key(event) {
    if (!isEnter(event) || event.target !== this.input) return;
    event.preventDefault();
    this.#send();
  }

  #send() {
    const text = this.input.value.trim();
    this.input.focus();
    if (text === "" || tooLong(text)) return;
    this.map.addPin(this.map.sheet.centre.id, { [this.column.id]: text });
    this.map.stopTyping(`${this.map.open}/${this.map.sheet.centre.id}`);
    this.input.value = "";
  }

  close() {
    this.put([]);
  }
}
