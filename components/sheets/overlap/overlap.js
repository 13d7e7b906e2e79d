/**
 * The overlap of a case as a live part: two circles, and the ideas where they meet. `mount` is what
 * the page calls.
 */

import { arrange, h, setText, wear } from "../../kit/dom.js";
import { EntryPart } from "../../kit/entry_part.js";
import { entriesOn } from "../../kit/entries.js";
import { livePart } from "../../kit/live_part.js";
import { refusedTexts } from "../../kit/refused.js";
import { stateText } from "../../kit/state_words.js";
import { Chooser } from "./chooser.js";
import { Chosen } from "./chosen.js";
import { casesOf } from "./model.js";
import { Picture } from "./picture.js";
import { seenOf } from "./seen.js";
import { Wall } from "./wall.js";
import { WORDS } from "./words.js";

const NARROW = 760;

export class Overlap extends EntryPart {
  open = "";
  /** Ids of the notes that are to be joined. @type {Set<string>} */
  chosen = new Set();
  byHands = false;
  /** @type {import("./panel.js").Panel | null} */
  panel = null;
  /** @type {{pins: import("./model.js").Pin[], ideas: import("./model.js").Idea[]}} */
  seen = { pins: [], ideas: [] };
  /** @type {import("./model.js").Entry[]} */
  cases = [];
  /** @type {Chooser} */
  chooser;
  /** @type {Picture} */
  picture;
  /** @type {Chosen} */
  bar;

  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.banner = h("p", { class: "ks-banner ks-banner-state", hidden: true });
    this.none = h("div", { class: "ks-overlap-none" }, h("p", { text: WORDS.noCase }),
      h("p", { text: WORDS.noCaseHow }));
    this.body = h("div", { class: "ks-overlap-body" },
      h("p", { class: "ks-loading", text: WORDS.loading }));
    this.foot = h("div", { class: "ks-foot ks-overlap-foot" });
    this.box = this.frame("ks-overlap", this.body, this.foot);
    this.refused = refusedTexts(this);
    this.tellStatus(this.foot);
    this.watchSize(this.box);
  }

  get form() {
    return this.sheets[this.sheet.cases];
  }

  get narrow() {
    return this.box.clientWidth > 0 && this.box.clientWidth < NARROW;
  }

  fit() {
    this.box.classList.toggle("ks-overlap-narrow", this.narrow);
    this.picture?.lines.draw();
  }

  close() {
    this.panel?.close();
    super.close();
  }

  paint() {
    const all = this.live.all("entry");
    this.entries = entriesOn(all, this.sheet.id);
    this.cases = casesOf(all, this.sheet, this.form);
    this.#turn(this.openAmong(this.cases, this.open, this.cases[0]?.id));
    this.seen = seenOf({ live: this.live, sheet: this.sheet, entries: this.entries,
      caseId: this.open, me: this.me });
    for (const id of this.chosen) {
      if (!this.seen.pins.some((pin) => pin.id === id)) this.chosen.delete(id);
    }
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
    setText(this.banner, this.live.status === "out" ? this.live.outMessage
      : stateText("付箋", this.who.state, { leads: this.leads }));
    this.banner.hidden = this.banner.textContent === "";
  }

  begin() {
    this.chooser = new Chooser(this);
    this.picture = new Picture(this);
    this.bar = new Chosen(this);
    arrange(this.body, [this.banner, this.chooser.element, this.refused.element, this.none,
      this.picture.element, this.bar.element]);
    this.fit();
  }

  /** Look at another case. */
  show(id) {
    this.#turn(id);
    this.draw();
  }

  #turn(id) {
    if (id === this.open) return;
    this.panel?.close();
    this.open = id;
    this.chosen.clear();
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
    this.do("entry.add", { id, sheet: this.sheet.id, place: this.placeOf(area), values,
      ...(sources.length ? { sources } : {}) });
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
    return this.do("vote.cast", { sheet: sheet.id, entry: idea, column: sheet.hands.id, value,
      ...(member ? { member } : {}) });
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

export const mount = livePart((opened) => {
  wear(opened.place.root, "sheet", "overlap");
  return opened.place.data.view === "projector" ? new Wall(opened) : new Overlap(opened);
});
