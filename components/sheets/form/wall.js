/**
 * A form on the projector: one copy, read only, without whose it is, its letters as large as let
 * all be seen; page by page where it is long.
 */

import { arrange, h } from "../../kit/dom.js";
import { knownOf } from "../../kit/values/known.js";
import { typeOf } from "../../kit/values/types.js";
import { LivePart } from "../../kit/live_part.js";
import { Fresh } from "./fresh.js";
import { GridBoard } from "./grid.js";
import { copiesOf, copyName, entriesOn, fieldsOf, itemsIn, valueOf } from "../../kit/entries.js";
import { gridPlaces } from "./grid_sheet.js";
import { IN_PAGES, fitLetters } from "../../kit/letters.js";
import { lookOn } from "../../kit/looking.js";
import { BESIDE } from "../../kit/look_parts.js";
import { columnPager, columnPages, onOnePage } from "../../kit/pager.js";
import { nameAndGround } from "../../kit/picks.js";
import { pictureOf } from "./pictures.js";
import { columnsBeside, linesBeside, rowsBeside } from "./side_by_side.js";

/** Whose case it is is not told; who does what is. */
const UNTOLD = "person";
/** Fields of a sheet that are in sight even while they are empty. */
const SHORT = 14;

export class Wall extends LivePart {
  #grids = new Map();
  /**
   * What is new in the copy, by field. @type {Record<string, {own: string | undefined,
   *   rows: string[]}>}
   */
  marks = {};

  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.box = this.frame("ks-wall");
    this.fresh = new Fresh(this);
    this.pager = columnPager(this.live, this.box,
      () => fitLetters(this.box, () => onOnePage(this.box), IN_PAGES));
  }

  presenceHeard() {}

  close() {
    this.#closeGrids();
    this.pager.close();
    super.close();
  }

  #closeGrids() {
    for (const grid of this.#grids.values()) grid.close();
    this.#grids.clear();
  }

  paint() {
    const entries = entriesOn(this.live.all("entry"), this.sheet.id);
    const copies = copiesOf(entries).filter(({ body }) => !body.hidden);
    if (lookOn(this.live, this.sheet.id).part === BESIDE && copies.length > 1) {
      this.#drawBeside(copies, entries);
      return;
    }
    const wanted = this.sheet.repeats === "once" ? this.sheet.id : this.data.copy ??
      this.live.get("workshop", "main")?.focus;
    const copy = copies.find(({ id }) => id === wanted);
    if (copy) this.#drawCopy(copy, entries);
    else this.#drawList(copies);
  }

  /** No copy is looked at: what there is. */
  #drawList(copies) {
    this.#closeGrids();
    this.sign = "";
    const names = copies.map((copy) => h("li", { text: copyName(this.sheet, copy) }));
    this.box.replaceChildren(h("h2", { text: this.sheet.title }), names.length
      ? h("ul", { class: "ks-wall-list" }, ...names) : h("p", { text: this.sheet.lead ?? "" }));
  }

  /** All of them, field by field, turned page by page. */
  #drawBeside(copies, entries) {
    this.#closeGrids();
    copies.forEach((copy) => this.fresh.follow(copy));
    const lines = linesBeside(this.sheet, copies, entries, knownOf(this.live), this.fresh);
    const sign = JSON.stringify([BESIDE, lines]);
    if (sign === this.sign) return;
    this.sign = sign;
    const pages = columnPages(rowsBeside(this.sheet, copies, lines));
    columnsBeside(pages, copies.length);
    arrange(this.box, [h("header", { class: "ks-wall-head" }, h("h2", { text: this.sheet.title })),
      pages]);
    this.pager.start();
  }

  #drawCopy(copy, entries) {
    this.fresh.follow(copy);
    this.#grids.forEach((grid) => grid.draw(true));
    const inside = entries.filter(({ body }) => body.place.startsWith(`${copy.id}/`));
    const sections = this.#sections();
    const shown = sections.filter((section) => section.layout !== "grid" &&
      !isChecklist(this.sheet, section));
    const grids = sections.filter((section) => section.layout === "grid" &&
      inside.some(({ body }) => gridPlaces(section, copy.id).includes(body.place)));
    const parts = sections.map(({ id }) => id);
    const rows = inside.filter(({ body }) => body.place.split("/").length === 2);
    this.marks = Object.fromEntries(fieldsOf(this.sheet).map((field) =>
      [field.id, this.#markOf(copy, inside, field)]));
    const sign = JSON.stringify([copy.id, parts, copy.body.values, rows.map(({ body }) => body),
      grids.map(({ id }) => id), this.marks]);
    if (sign === this.sign) return;
    const turned = this.sign?.startsWith(`["${copy.id}"`);
    this.sign = sign;
    if (!turned) this.#closeGrids();
    const flows = shown.filter((section) => section.layout === "flow");
    const stacks = flows.length > 0 ? [] : shown;
    arrange(this.box, [
      this.#head(copy, flows.length > 0
        ? shown.filter((section) => section.layout === "stack") : []),
      ...flows.map((section) => this.#flow(copy, section)),
      ...(stacks.length ? [this.#stack(copy, inside, stacks)] : []),
      ...grids.map((section) => this.#grid(copy, section)),
    ]);
    this.pager.start();
  }

  /** All that the wall may show, or the one that the room looks at. */
  #sections() {
    const shown = this.sheet.sections.filter((section) => section.written_by !== "secretariat" ||
      this.sheet.repeats === "once");
    const { part } = lookOn(this.live, this.sheet.id);
    const alone = shown.filter(({ id }) => id === part);
    return alone.length ? alone : shown;
  }

  /** The name; beside a flow what stands in the small fields. */
  #head(copy, small) {
    const facts = small.flatMap((section) => section.fields)
      .filter((field) => field.type !== UNTOLD && field.type !== "flag" &&
      field.id !== this.sheet.pick?.hidden_field);
    const chips = facts.map((field) => this.#text(copy, field)).filter(Boolean)
      .map((text) => h("span", { class: "ks-chip", text }));
    return h("header", { class: "ks-wall-head" },
      h("h2", { text: nameAndGround(this.sheet, copy) }), ...chips);
  }

  #flow(copy, section) {
    const parts = section.fields.map((field) => h("div", { class: "ks-wall-part" },
      this.#label("h3", field),
      columnPages([h("p", { text: this.#text(copy, field) })])));
    return h("div", { class: "ks-wall-flow" }, ...parts.flatMap((part, at) =>
      (at ? [h("span", { class: "ks-paper-arrow", "aria-hidden": "true", text: "▶" }), part]
      : [part])));
  }

  /** Where nothing is written yet: what is asked; of a short sheet also what is still to write. */
  #stack(copy, inside, sections) {
    const short = sections.flatMap(({ fields }) => fields).length <= SHORT;
    const begun = this.#blocks(sections, (field, section) =>
      this.#block(copy, inside, field, section));
    const written = begun.length && short ? this.#blocks(sections, (field, section) =>
      this.#block(copy, inside, field, section) ?? toWrite(field)) : begun;
    return h("div", { class: "ks-wall-stack" }, columnPages(written.length ? written
      : [this.sheet.lead ? h("p", { text: this.sheet.lead }) : "",
        ...this.#blocks(sections, asked)], 2));
  }

  #blocks(sections, block) {
    return sections.flatMap((section) => {
      const parts = section.fields.filter(({ id, type }) =>
        ![this.sheet.named_by, this.sheet.pick?.hidden_field].includes(id) &&
        ![UNTOLD, "flag"].includes(type)).map((field) => block(field, section)).filter(Boolean);
      const titled = section.title &&
        (section.fields.length > 1 || section.fields[0]?.label !== section.title);
      return parts.length ? [titled && h("h3", { text: section.title }), ...parts] : [];
    }).filter(Boolean);
  }

  #block(copy, inside, field, section) {
    const { own, rows } = this.marks[field.id];
    const label = field.label === section.title && section.fields.length > 1 && !own ? null
      : this.#label("h4", field);
    if (field.type !== "list" && field.type !== "table") {
      const text = this.#text(copy, field);
      return text ? h("div", { class: "ks-wall-block" }, label, h("p", { text })) : null;
    }
    const parts = (field.fields ?? field.columns).filter((part) => part.type !== UNTOLD);
    const picture = pictureOf(field);
    if (picture) {
      picture.draw(itemsIn(inside, copy.id, field.id));
      const { element } = picture;
      return element.firstChild ? h("div", { class: "ks-wall-block" }, label, element) : null;
    }
    const lines = itemsIn(inside, copy.id, field.id)
      .map((item, at) => ({ texts: parts.map((part) => this.#text(item, part)).filter(Boolean),
        fresh: rows[at] }))
      .filter(({ texts }) => texts.length > 0)
      .map(({ texts: [first, ...more], fresh }) => h("li", {}, first,
        more.length ? h("small", { text: more.join("　") }) : null, freshMark(fresh)));
    return lines.length ? h("div", { class: "ks-wall-block" }, label, h("ul", {}, ...lines)) : null;
  }

  #label(tag, field) {
    return h(tag, {}, field.label, freshMark(this.marks[field.id].own));
  }

  /** What is said beside a field that is new, and beside the rows of a small table. */
  #markOf(copy, inside, field) {
    const parts = (field.fields ?? field.columns ?? []).filter(({ type }) => type !== UNTOLD);
    const rows = itemsIn(inside, copy.id, field.id)
      .map(({ id }) => this.fresh.rowText(id, parts));
    return { rows, own: pictureOf(field) ? rows.find(Boolean)
      : this.fresh.textOf(copy.id, field.id) };
  }

  #text(entry, field) {
    return typeOf(field).show(valueOf(entry, field.id), knownOf(this.live));
  }

  #grid(copy, section) {
    if (!this.#grids.has(section.id)) {
      this.#grids.set(section.id, new GridBoard(this, { copy: copy.id, section }));
    }
    return this.#grids.get(section.id).element;
  }
}

function freshMark(text) {
  return text ? h("span", { class: "ks-fresh", text }) : null;
}

/** A field on which nothing is written yet. */
function asked({ label, hint }) {
  return h("div", { class: "ks-wall-block" }, h("h4", { text: label }),
    hint ? h("p", { text: hint }) : null);
}

function toWrite({ label }) {
  return h("div", { class: "ks-wall-block ks-wall-empty" }, h("h4", { text: label }));
}

/** What is looked at before an interview stays with those who go. */
function isChecklist(sheet, section) {
  return sheet.repeats === "interview" && section.fields.some((field) => field.type === "flag");
}
