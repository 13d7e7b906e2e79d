/** What was written elsewhere: a press makes a row of the table of it, with its source. */

import { button, h, setText, wear } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { askedBy, factsText, offered, rowOf } from "./model.js";

/** @import { Offered } from "./model.js" */

export class OfferedRows extends LivePart {
  /**
   * @param {import("../../kit/live_part.js").Opened} opened `offer` in the data: which of the
   *   table's offers it is
   */
  constructor(opened) {
    super(opened);
    this.offer = this.sheet.offers[this.data.offer];
    this.asked = askedBy(this.sheet, this.offer, this.sheets);
    this.list = h("ul", { class: "ks-offered-list" });
    this.put = keptList(this.list, (offer) => offer.id, () => this.#line());
    this.summary = h("summary", {});
    this.box = this.frame("", h("details", { class: "ks-offered" }, this.summary, this.list));
  }

  presenceHeard() {}

  paint() {
    const { live, asked } = this;
    const number = live.get("sheet", asked?.origin.id)?.ballot ?? 1;
    const offers = asked
      ? offered(asked, { entries: live.all("entry"), ballots: live.all("ballot"), number }) : [];
    this.box.hidden = !this.writes || offers.length === 0;
    this.put(offers);
    const left = offers.filter(({ rows }) => rows === 0).length;
    setText(this.summary, left ? `${this.offer.title}（まだのもの ${left}件）` : this.offer.title);
  }

  #line() {
    /** @type {Offered | null} */
    let now = null;
    const text = h("span", {});
    const facts = h("span", { class: "ks-offered-facts" });
    const make = button("＋ 行にする", () => now && this.#make(now), "small");
    const draw = (/** @type {Offered} */ offer) => {
      now = offer;
      setText(text, offer.text);
      setText(facts, factsText(offer, this.asked?.hands ?? null));
      make.setAttribute("aria-label", `${offer.text}を行にする`);
    };
    return { box: h("li", {}, h("div", {}, text, facts), make), draw };
  }

  /** @param {Offered} offer */
  #make(offer) {
    const { live, asked } = this;
    if (!asked) return;
    const sheet = asked.table.id;
    const values = rowOf(asked, offer, live.get("entry", offer.id), this.me);
    live.do("entry.add", { id: live.ids(), sheet, place: "", values, sources: [offer.id] },
      { sheet }).catch((refusal) => this.notices.error(refusal.message));
    this.notices.say("行をつくりました。つづきを書いてください。");
    this.draw();
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "sheet", "offered_rows");
  return new OfferedRows(opened);
});
