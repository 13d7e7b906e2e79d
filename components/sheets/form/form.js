/** A form as a live part: its filled copies, one of them open. `mount` is what the page calls. */

import { arrange, firstField, h, setText, wear } from "../../kit/dom.js";
import { sendAll } from "../../kit/field.js";
import { EntryPart } from "../../kit/entry_part.js";
import { livePart } from "../../kit/live_part.js";
import { UNNAMED } from "../../kit/named.js";
import { Cases } from "./cases.js";
import { Carry } from "./carry.js";
import { Copies } from "./copies.js";
import { CopyHead } from "./copy_head.js";
import { Fresh } from "./fresh.js";
import { Asks } from "./asks.js";
import { isMySheet, sheetOf } from "./candidates.js";
import { Interviews } from "./interviews.js";
import { LineUp } from "./line_up.js";
import { copiesOf, entriesOn, fieldsOf, onScreen } from "../../kit/entries.js";
import { Page } from "./page.js";
import { Promises } from "./promises.js";
import { refusedTexts } from "../../kit/refused.js";
import { sheetRules } from "../../kit/rules.js";
import { knownOf } from "../../kit/values/known.js";
import { SideBySide } from "./side_by_side.js";
import { isOnlyOne } from "./writers.js";
import { carryTargets, offersOf } from "../../kit/related.js";
import { travelsOpenly } from "../../live/openly.js";
import { Wall } from "./wall.js";
import { WORDS } from "./words.js";

const NARROW = 640;

/** @import { Entry } from "../../kit/entries.js" */

export class Form extends EntryPart {
  /** @type {Page | null} */
  #page = null;
  open = "";
  /** Whether the copies lie beside each other. */
  beside = false;
  /** @type {Entry[]} */
  copies = [];
  /** @type {{element: HTMLElement, draw: (copies: Entry[]) => void}} */
  bar;
  /** @type {CopyHead} */
  head;
  /** @type {Asks | null} */
  asks = null;
  /** What is heeded when writing; it folds once the room looks at a copy. @type {any} */
  rules = null;

  /**
   * @param {import("../../kit/live_part.js").Opened} opened `copy` in the data: which is open at
   *   first
   */
  constructor(opened) {
    super(opened);
    this.body = h("div", { class: "ks-paper-body" },
      h("p", { class: "ks-loading", text: WORDS.loading }));
    this.foot = h("div", { class: "ks-foot ks-paper-foot" });
    this.banner = h("p", { class: "ks-banner ks-banner-state", hidden: true });
    this.unnamed = h("p", { class: "ks-paper-hint", text: UNNAMED });
    this.lone = h("p", { class: "ks-banner ks-banner-state", role: "status", text: WORDS.lone });
    this.sideBySide = new SideBySide();
    this.fresh = new Fresh(this);
    this.paper = h("div", { class: "ks-paper-copy" });
    this.box = this.frame("ks-paper", this.body, this.foot);
    this.refused = refusedTexts(this);
    this.promises = new Promises(this);
    this.tellStatus(this.foot);
    this.watchSize(this.box);
  }

  get narrow() {
    return this.box.clientWidth > 0 && this.box.clientWidth < NARROW;
  }

  fit() {
    this.box.classList.toggle("ks-paper-narrow", this.narrow);
  }

  close() {
    this.#page?.close();
    super.close();
  }

  paint() {
    this.entries = entriesOn(this.live.all("entry"), this.sheet.id);
    this.copies = copiesOf(this.entries);
    this.open = this.openAmong(this.copies, this.open, this.#first()?.id);
    const copy = this.copies.find(({ id }) => id === this.open);
    this.promises.draw();
    this.#foldRules();
    this.bar.draw(this.copies);
    this.#drawPage(copy);
    this.#drawBeside(copy);
    this.refused.draw();
    setText(this.banner, this.#bannerText());
    this.banner.hidden = this.banner.textContent === "";
    this.unnamed.hidden = this.leads || !this.writes ||
      this.sheet.sections.some(({ layout }) => layout === "grid");
  }

  #foldRules() {
    if (!this.rules || !this.copies.some(({ id }) => id === this.focus)) return;
    this.rules.open = false;
    this.rules = null;
  }

  #bannerText() {
    if (this.live.status === "out") return this.live.outMessage;
    return this.who.state === "locked" ? WORDS.locked : "";
  }

  begin() {
    const { sheet } = this;
    this.bar = this.#makeBar();
    const text = onScreen(sheet);
    const lead = h("p", { class: "ks-paper-lead", text, hidden: !text });
    this.rules = sheetRules(sheet, copiesOf(entriesOn(this.live.all("entry"), sheet.id))
      .length === 0);
    const openly = sheet.repeats === "case" && travelsOpenly(globalThis.location);
    const warning = h("p", { class: "ks-banner ks-banner-state", text: WORDS.openly });
    warning.hidden = !openly;
    arrange(this.body, [warning, this.banner, lead, ...(this.rules ? [this.rules] : []),
      this.promises.element, this.bar.element,
      this.refused.element, this.unnamed, this.lone, this.sideBySide.element, this.paper]);
  }

  /** The copies beside each other instead of one; and whether one waits for other departments. */
  #drawBeside(copy) {
    const { live, sheet } = this;
    const beside = this.beside && this.copies.length > 1;
    const organisationOf = (member) => live.get("member", member)?.organisation ?? "";
    this.lone.hidden = beside || !copy || !isOnlyOne(sheet, copy, this.entries, organisationOf);
    this.sideBySide.element.hidden = !beside;
    this.paper.hidden = beside;
    if (beside) this.sideBySide.draw(sheet, this.copies, this.entries, knownOf(live), this.fresh);
  }

  layBeside(beside) {
    sendAll();
    this.beside = beside;
    this.draw();
  }

  #makeBar() {
    const { repeats, pick } = this.sheet;
    if (repeats === "once") return { element: h("div", { hidden: true }), draw() {} };
    if (repeats === "interview") return new Interviews(this);
    return pick ? new Cases(this) : new Copies(this);
  }

  /** Of interviews one's own; nobody is led to write into another's. */
  #first() {
    if (this.sheet.repeats !== "interview") return this.copies[0];
    const name = this.live.get("member", this.me)?.name ?? "";
    return this.copies.find((copy) => isMySheet(this.sheet, copy, this.me, name));
  }

  #drawPage(copy) {
    if (this.#page && this.#page.copy !== copy?.id) {
      this.#page.close();
      this.#page = null;
      this.paper.replaceChildren();
    }
    if (!copy) return;
    this.fresh.follow(copy);
    if (!this.#page) {
      this.head = new CopyHead(this);
      this.asks = this.sheet.repeats === "case" ? new Asks(this, copy.id) : null;
      this.#page = new Page(this, copy.id);
      this.paper.replaceChildren(this.head.element, this.#page.element, this.asks?.element ?? "");
    }
    this.head.draw(copy);
    this.#page.draw(copy, this.entries);
    this.asks?.draw(copy, this.entries);
  }

  /** The first long text of a form made from an idea: beside it is shown what led to it. */
  get lineUp() {
    const { sheet } = this;
    if (sheet.repeats !== "idea") return undefined;
    return fieldsOf(sheet).find(({ type }) => type === "long_text")?.id;
  }

  /** What stands below a section: notes to carry on, or what led to a field. */
  below(section, copy) {
    const targets = section.layout === "grid" ? carryTargets(this.sheets, this.sheet.id)
      .filter(({ row }) => section.rows.some((known) => known.id === row)) : [];
    if (targets.length > 0) return new Carry(this, { copy, targets });
    const field = this.lineUp;
    const lined = field && section.fields?.some(({ id }) => id === field);
    return lined ? new LineUp(this, { field }) : null;
  }

  /** The open copy's box of a field. */
  boxOf(field) {
    return this.#page?.box(field);
  }

  /** Ask the page to have a case's texts read before everybody sees them. */
  askToOpen(id) {
    sendAll();
    this.place.component.setTriggerValue("open", id);
  }

  /** Open a copy. */
  show(id) {
    this.open = id;
    this.beside = false;
    this.draw();
  }

  addCopy(values = {}, sources = []) {
    const id = this.live.ids();
    this.do("entry.add",
      { id, sheet: this.sheet.id, place: "", values, ...(sources.length ? { sources } : {}) });
    this.#beginWith(id);
    this.open = id;
    this.draw();
    if (this.sheet.repeats === "interview") this.head.toHere();
    else firstField(this.paper, "input, textarea, select")?.focus();
  }

  /** The rows with which the small tables of a copy begin. */
  #beginWith(copy) {
    for (const { id: field, default_rows: rows = [] } of fieldsOf(this.sheet)) {
      for (const values of rows) {
        this.do("entry.add",
          { id: this.live.ids(), sheet: this.sheet.id, place: `${copy}/${field}`, values });
      }
    }
  }

  /** A copy that is named by what was written elsewhere, which is its source. */
  addCopyOf({ id, text }) {
    const { sheet } = this;
    const values = sheet.repeats === "interview" ? sheetOf(sheet, this.sheets, text,
      this.live.get("entry", id)?.values ?? {}) : { [sheet.named_by]: text };
    this.addCopy(values, [id]);
  }

  moveCopy(id, before) {
    this.do("entry.move", { id, place: "", ...(before ? { before } : {}) });
  }

  /** What was written elsewhere and can be taken over. */
  offers(reference) {
    return offersOf(this.sheets, reference, this.live.all("entry"));
  }

  /** What a new copy can be named by. */
  namingOffers() {
    const field = fieldsOf(this.sheet).find((known) => known.id === this.sheet.named_by);
    return field?.choices_from ? this.offers(field.choices_from) : [];
  }

  /** What a copy's tab says beside its name. */
  markOf(copy) {
    const undecided = this.live.refused.some(({ fields }) => fields.id === copy.id);
    const shown = `${copy.body.hidden ? "（未公開）" : ""}${copy.id === this.focus ? "（投影中）" : ""}`;
    return `${shown}${undecided ? "！" : ""}`;
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "sheet", "notes", "todo", "form");
  return opened.place.data.view === "projector" ? new Wall(opened) : new Form(opened);
});
