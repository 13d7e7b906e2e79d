/** What was written elsewhere, to be chosen: each becomes a row of the table, with its source. */

import { button, h, setText, wear } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { askedBy, factsText, offered, rowOf } from "./model.js";

/** @import { Offered } from "./model.js" */

export class OfferedRows extends LivePart {
  #chosen = new Set();
  /** @type {import("./model.js").Offered[]} */
  offers = [];

  /**
   * @param {import("../../kit/live_part.js").Opened} opened `offer` in the data: which of the
   *   table's offers it is
   */
  constructor(opened) {
    super(opened);
    this.offer = this.sheet.offers[this.data.offer];
    this.asked = askedBy(this.sheet, this.offer, this.sheets);
    this.list = h("ul", { class: "ks-offered-list" });
    this.put = keptList(this.list, (offer) => offer.id, (offer) => this.#line(offer));
    this.send = button("", () => this.#make(), "primary");
    this.summary = h("summary", {});
    this.fold = h("details", { class: "ks-offered" }, this.summary, this.list, this.send);
    this.box = this.frame("", this.fold);
  }

  presenceHeard() {}

  paint() {
    const { live, asked } = this;
    const number = live.get("sheet", asked?.origin.id)?.ballot ?? 1;
    this.offers = asked
      ? offered(asked, { entries: live.all("entry"), ballots: live.all("ballot"), number }) : [];
    for (const id of this.#chosen) {
      if (!this.offers.some((offer) => offer.id === id)) this.#chosen.delete(id);
    }
    this.box.hidden = !this.writes || this.offers.length === 0;
    this.put(this.offers);
    const left = this.offers.filter(({ rows }) => rows === 0).length;
    setText(this.summary, left ? `${this.offer.title}（まだのもの ${left}件）` : this.offer.title);
    setText(this.send, this.#chosen.size ? `${this.#chosen.size}件を行にする` : "行にするものをえらぶ");
    this.send.disabled = this.#chosen.size === 0;
  }

  /** @param {Offered} offer */
  #line({ id }) {
    const box = h("input", { type: "checkbox", onchange: () => this.#tick(id, box.checked) });
    const text = h("span", {});
    const facts = h("span", { class: "ks-offered-facts" });
    const draw = (/** @type {Offered} */ offer) => {
      setText(text, offer.text);
      setText(facts, factsText(offer, this.asked?.hands ?? null));
      box.checked = this.#chosen.has(id);
    };
    return { box: h("li", {}, h("label", { class: "ks-check" }, box, text), facts), draw };
  }

  /** @param {string} id @param {boolean} on */
  #tick(id, on) {
    if (on) this.#chosen.add(id);
    else this.#chosen.delete(id);
    this.draw();
  }

  #make() {
    const { live, asked } = this;
    if (!asked) return;
    const sheet = asked.table.id;
    const chosen = this.offers.filter(({ id }) => this.#chosen.has(id));
    for (const offered of chosen) {
      const values = rowOf(asked, offered, live.get("entry", offered.id), this.me);
      live.do("entry.add", { id: live.ids(), sheet, place: "", values, sources: [offered.id] },
        { sheet }).catch((refusal) => this.notices.error(refusal.message));
    }
    this.#chosen.clear();
    this.notices.say(`行を${chosen.length}つつくりました。つづきを書いてください。`);
    this.draw();
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "sheet", "offered_rows");
  return new OfferedRows(opened);
});
