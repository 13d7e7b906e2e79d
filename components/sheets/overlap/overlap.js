/** The overlap of a case as a live part: two circles, and the ideas where they meet. `mount` is what the page calls. */

import { arrange, h, setText, styles } from "../../kit/dom.js";
import { openDrafts } from "../../kit/drafts.js";
import { Notices } from "../../kit/notices.js";
import { Hand } from "../../kit/hand.js";
import { expected } from "../../kit/entries.js";
import { refusedTexts } from "../../kit/refused.js";
import { connect } from "../../live/live.js";
import { mountStatus } from "../../live/status.js";
import { part } from "../../kit/part.js";
import { Chooser } from "./chooser.js";
import { Chosen } from "./chosen.js";
import { casesOf } from "./model.js";
import { Picture } from "./picture.js";
import { seenOf, sheetsById } from "./seen.js";
import { Wall } from "./wall.js";
import { WORDS, stateText } from "./words.js";

/**
 * @typedef {object} Data
 * @property {string} workshop
 * @property {import("./model.js").OverlapSheet} sheet
 * @property {Record<string, any> | any[]} [sheets] the cases' form, and what is carried from
 * @property {"member" | "projector"} [view]
 * @property {string | null} [copy] the case that the wall is asked to show
 */

const NARROW = 760;

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify([data.workshop, data.sheet, data.sheets, data.view]));

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  styles(new URL("../../kit/sheet.css", import.meta.url), new URL("./overlap.css", import.meta.url));
  const made = place.data.view === "projector" ? new Wall(place) : new Overlap(place);
  return { draw: () => made.draw(), close: () => made.close() };
}

export class Overlap extends Hand {
  #frame = 0;
  open = "";
  /** Ids of the notes that are to be joined. @type {Set<string>} */
  chosen = new Set();
  byHands = false;
  /** @type {import("./panel.js").Panel | null} */
  panel = null;

  /** @param {import("../../kit/part.js").Place<Data>} place */
  constructor(place) {
    super();
    this.place = place;
    this.live = connect(place.data.workshop, { view: "member" });
    this.entries = [];
    this.seen = { pins: [], ideas: [] };
    this.body = h("div", { class: "ks-overlap-body" }, h("p", { class: "ks-loading", text: WORDS.loading }));
    this.foot = h("div", { class: "ks-foot ks-overlap-foot" });
    this.box = h("div", { class: "ks-part ks-overlap", lang: "ja" }, this.body, this.foot);
    this.notices = new Notices(this.box);
    this.refused = refusedTexts(this);
    place.root.replaceChildren(this.box);
    this.#listen();
  }

  get sheet() {
    return this.place.data.sheet;
  }

  get sheets() {
    return sheetsById(this.place.data.sheets);
  }

  get form() {
    return this.sheets[this.sheet.cases];
  }

  get focus() {
    return this.live.get("workshop", "main")?.focus ?? null;
  }

  get narrow() {
    return this.box.clientWidth > 0 && this.box.clientWidth < NARROW;
  }

  #listen() {
    const flush = () => this.panel?.flush();
    const watcher = new ResizeObserver(() => this.#fit());
    watcher.observe(this.box);
    globalThis.addEventListener("pagehide", flush);
    this.stops = [
      mountStatus(this.foot, this.live),
      ...["subscribe", "onStatus", "onPresence"].map((watch) => this.live[watch](() => this.drawSoon())),
      () => watcher.disconnect(),
      () => globalThis.removeEventListener("pagehide", flush),
    ];
  }

  #fit() {
    this.box.classList.toggle("ks-overlap-narrow", this.narrow);
    this.picture?.lines.draw();
  }

  close() {
    this.panel?.close();
    this.stops.forEach((stop) => stop());
    clearTimeout(this.#frame);
    cancelAnimationFrame(this.#frame);
    this.closed = true;
    this.notices.close();
    this.live.release();
  }

  drawSoon() {
    if (this.#frame || this.closed) return;
    const job = () => this.draw();
    this.#frame = document.hidden ? setTimeout(job, 200) : requestAnimationFrame(job);
  }

  draw() {
    clearTimeout(this.#frame);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.closed || !this.live.you) return;
    if (!this.picture) this.#begin();
    const all = this.live.all("entry");
    this.entries = expected(all, this.live.pending, { sheet: this.sheet, me: this.me });
    this.cases = casesOf(all, this.sheet, this.form);
    this.#choose();
    this.seen = seenOf({ live: this.live, sheet: this.sheet, entries: this.entries, caseId: this.open, me: this.me });
    for (const id of this.chosen) if (!this.seen.pins.some((pin) => pin.id === id)) this.chosen.delete(id);
    this.#drawParts();
  }

  #drawParts() {
    this.chooser.draw();
    this.refused.draw();
    this.picture.element.hidden = this.open === "";
    this.none.hidden = this.open !== "";
    if (this.open) this.picture.draw();
    this.bar.draw();
    this.panel?.draw();
    setText(this.banner, this.live.status === "out" ? this.live.outMessage : stateText(this.who.state, { leads: this.leads }));
    this.banner.hidden = this.banner.textContent === "";
  }

  /** After the first snapshot the person is known, and so are their drafts. */
  #begin() {
    this.drafts = openDrafts({ storage: localStorage, workshop: this.place.data.workshop, sheet: this.sheet.id, member: this.me });
    this.banner = h("p", { class: "ks-banner ks-banner-state", hidden: true });
    this.chooser = new Chooser(this);
    this.picture = new Picture(this);
    this.bar = new Chosen(this);
    this.none = h("div", { class: "ks-overlap-none" }, h("p", { text: WORDS.noCase }), h("p", { text: WORDS.noCaseHow }));
    arrange(this.body, [this.banner, this.chooser.element, this.refused.element, this.none, this.picture.element, this.bar.element]);
    this.#fit();
  }

  /** Which case is open: the one that was, the room's, the first. */
  #choose() {
    const there = (id) => this.cases.some((copy) => copy.id === id);
    if (there(this.open)) return;
    this.panel?.close();
    this.open = (there(this.focus) ? this.focus : this.cases[0]?.id) ?? "";
    this.chosen.clear();
  }

  /** Look at another case. */
  show(id) {
    this.panel?.close();
    this.open = id;
    this.chosen.clear();
    this.draw();
  }

  /** Choose a note for joining, or leave it. */
  toggle(id) {
    if (!this.chosen.delete(id)) this.chosen.add(id);
    this.draw();
  }

  /** The place of an area of the open case. */
  placeOf(area) {
    return `${this.open}/${area.id}`;
  }

  /** Put up a note or an idea. */
  add(area, values, sources = []) {
    const id = this.live.ids();
    this.do("entry.add", { id, sheet: this.sheet.id, place: this.placeOf(area), values, ...(sources.length ? { sources } : {}) });
    return id;
  }

  /** Other notes for an idea to join. */
  join(id, sources) {
    const version = this.entries.find((entry) => entry.id === id)?.body.version ?? 1;
    this.do("entry.edit", { id, version, sources });
    this.draw();
  }

  /** Show one's hand for an idea, or take it down. */
  raise(idea, value, member) {
    const { sheet } = this;
    return this.do("vote.cast", { sheet: sheet.id, entry: idea, column: sheet.hands.id, value, ...(member ? { member } : {}) });
  }

  /** Whether a text of this entry waits for a decision of the person. */
  undecided(id) {
    return this.live.refused.some(({ op, fields }) => op === "entry.write" && fields.id === id);
  }

  /** The name of who wrote an entry, where names are shown. */
  authorOf({ body }) {
    if (!body.author || this.live.get("sheet", this.sheet.id)?.authors !== "shown") return "";
    return body.author === this.me ? "あなた" : this.live.get("member", body.author)?.name ?? "";
  }
}
