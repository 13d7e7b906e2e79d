/** What was written elsewhere, to be chosen: each becomes a row of the table, with its source. */

import { button, h, setText, styles } from "../../kit/dom.js";
import { Notices } from "../../kit/notices.js";
import { connect } from "../../live/live.js";
import { keptList } from "../../kit/lists.js";
import { part } from "../../kit/part.js";
import { factsText, offered } from "./model.js";

/** @typedef {import("./model.js").Asked & {workshop: string, column: string, title: string, own: boolean}} Data */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  styles(new URL("../../kit/sheet.css", import.meta.url), new URL("./offered_rows.css", import.meta.url));
  const made = new OfferedRows(place);
  return { draw: () => made.draw(), close: () => made.close() };
}

class OfferedRows {
  #chosen = new Set();

  /** @param {import("../../kit/part.js").Place<Data>} place */
  constructor(place) {
    this.place = place;
    this.live = connect(place.data.workshop, { view: "member" });
    this.list = h("ul", { class: "ks-offered-list" });
    this.put = keptList(this.list, (offer) => offer.id, (offer) => this.#line(offer));
    this.send = button("", () => this.#make(), "primary");
    this.summary = h("summary", {});
    this.fold = h("details", { class: "ks-offered" }, this.summary, this.list, this.send);
    this.box = h("div", { class: "ks-part", lang: "ja" }, this.fold);
    this.notices = new Notices(this.box);
    place.root.replaceChildren(this.box);
    this.stops = [this.live.subscribe(() => this.drawSoon()), this.live.onStatus(() => this.drawSoon())];
  }

  close() {
    cancelAnimationFrame(this.frame);
    this.closed = true;
    this.stops.forEach((stop) => stop());
    this.notices.close();
    this.live.release();
  }

  drawSoon() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  }

  get writes() {
    const { live } = this;
    return live.get("sheet", this.place.data.table)?.state !== "locked" && ["facilitator", "participant"].includes(live.you?.role);
  }

  draw() {
    const { live } = this;
    if (this.closed || !live.you) return;
    const { data } = this.place;
    const number = live.get("sheet", data.origin.id)?.ballot ?? 1;
    this.offers = offered(data, { entries: live.all("entry"), ballots: live.all("ballot"), number });
    for (const id of this.#chosen) if (!this.offers.some((offer) => offer.id === id)) this.#chosen.delete(id);
    this.box.hidden = !this.writes || this.offers.length === 0;
    this.put(this.offers);
    const left = this.offers.filter(({ rows }) => rows === 0).length;
    setText(this.summary, left ? `${data.title}（まだのもの ${left}件）` : data.title);
    setText(this.send, this.#chosen.size ? `${this.#chosen.size}件を行にする` : "行にするものをえらぶ");
    this.send.disabled = this.#chosen.size === 0;
  }

  #line({ id }) {
    const box = h("input", { type: "checkbox", onchange: () => this.#tick(id, box.checked) });
    const text = h("span", {});
    const facts = h("span", { class: "ks-offered-facts" });
    const draw = (offer) => {
      setText(text, offer.text);
      setText(facts, factsText(offer, this.place.data.hands));
      box.checked = this.#chosen.has(id);
    };
    return { box: h("li", {}, h("label", { class: "ks-check" }, box, text), facts), draw };
  }

  #tick(id, on) {
    if (on) this.#chosen.add(id);
    else this.#chosen.delete(id);
    this.draw();
  }

  #make() {
    const { live } = this;
    const { table, column, own } = this.place.data;
    const chosen = this.offers.filter(({ id }) => this.#chosen.has(id));
    for (const { id, text } of chosen) {
      const values = { [column]: text, ...(own ? { owner: [live.you.member] } : {}) };
      live.do("entry.add", { id: live.ids(), sheet: table, place: "", values, sources: [id] }, { sheet: table }).catch((refusal) => this.notices.error(refusal.message));
    }
    this.#chosen.clear();
    this.notices.say(`行を${chosen.length}つつくりました。つづきを書いてください。`);
    this.draw();
  }
}
