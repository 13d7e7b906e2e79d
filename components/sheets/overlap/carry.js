/** Carrying texts from elsewhere into a circle: chosen by a person, with their source. */

import { button, h, setText } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";
import { offersFor } from "./offers.js";
import { Panel } from "./panel.js";
import { WORDS, carriedText } from "./words.js";

export class CarryPanel extends Panel {
  #chosen = new Set();
  /** @type {import("./offers.js").Offer[]} */
  offers = [];

  /** @param {import("./overlap.js").Overlap} overlap @param {import("./model.js").Area} area */
  constructor(overlap, area) {
    super(overlap, `${area.label}にうつす`);
    this.area = area;
    this.none = h("p", { class: "ks-paper-hint", text: WORDS.noneToCarry });
    this.list = h("ul", { class: "ks-overlap-offers" });
    this.put = keptList(this.list, (offer) => offer.key, (offer) => this.#line(offer));
    this.send = button("", () => this.#carry(), "primary");
    this.content.append(this.none, this.list);
    this.buttons.append(this.send, this.leave);
  }

  #line({ key }) {
    const box = h("input", { type: "checkbox", onchange: () => this.#tick(key, box.checked) });
    const text = h("span", {});
    const from = h("span", { class: "ks-tag" });
    const there = h("span", { class: "ks-carry-there" });
    const draw = (offer) => {
      setText(text, offer.text);
      setText(from, offer.from);
      setText(there, offer.there ? WORDS.carriedMark : "");
      box.checked = this.#chosen.has(key);
    };
    return { box: h("li", {}, h("label", { class: "ks-check" }, box, text), from, there), draw };
  }

  #tick(key, on) {
    if (on) this.#chosen.add(key);
    else this.#chosen.delete(key);
    this.draw();
  }

  draw() {
    const { overlap, area } = this;
    const { sheet, sheets } = overlap;
    const others = overlap.live.all("entry").filter(({ body }) => body.sheet !== sheet.id);
    this.offers = offersFor(area, overlap.open,
      { sheet, sheets, entries: [...others, ...overlap.entries] });
    this.put(this.offers);
    this.none.hidden = this.offers.length > 0;
    this.send.hidden = this.offers.length === 0;
    this.send.disabled = this.#chosen.size === 0 || !overlap.writes;
    setText(this.send, this.#chosen.size ? `${this.#chosen.size}枚をうつす` : "うつすものをえらぶ");
  }

  #carry() {
    const { overlap, area } = this;
    const chosen = this.offers.filter(({ key }) => this.#chosen.has(key));
    for (const { values, sources } of chosen) overlap.add(area, values, sources);
    overlap.notices.say(carriedText(chosen.length));
    this.#chosen.clear();
    this.close();
    overlap.draw();
  }
}
