/**
 * The copies of a form beside each other, such as the assessments of several towns: a line a
 * field, a column a copy. On paper: kasane/record/kinds/form/beside.py.
 *
 * @import { Entry, Field, FormSheet } from "../../kit/entries.js"
 * @typedef {{section: string, label: string, texts: string[], marks: string[]}} Line
 */

import { h } from "../../kit/dom.js";
import { redrawn } from "../../kit/lists.js";
import { copyName, itemsIn, valueOf } from "../../kit/entries.js";
import { typeOf } from "../../kit/values/types.js";

/** Copies in one line: more can't be read. */
const MOST = 4;

/**
 * What the copies say, field by field; what none of them says is left out.
 * @param {FormSheet} sheet @param {Entry[]} copies @param {Entry[]} entries
 * @param {import("../../kit/values/value.js").Known} known
 * @param {Pick<import("./fresh.js").Fresh, "textOf" | "rowText">} fresh
 * @returns {Line[]}
 */
export function linesBeside(sheet, copies, entries, known, fresh) {
  const said = (/** @type {any} */ entry, /** @type {any} */ part) =>
    typeOf(part).show(valueOf(entry, part.id), known);
  const textOf = (/** @type {Entry} */ copy, /** @type {Field} */ field) => {
    const parts = field.columns ?? field.fields;
    return parts ? itemsIn(entries, copy.id, field.id)
      .map((row) => parts.map((part) => said(row, part)).filter(Boolean).join("　"))
      .filter(Boolean).map((row) => `・${row}`).join("\n") : said(copy, field);
  };
  const markOf = (/** @type {Entry} */ copy, /** @type {Field} */ field) => {
    const parts = field.columns ?? field.fields;
    return parts ? rowsMark(itemsIn(entries, copy.id, field.id)
      .map((row) => fresh.rowText(row.id, parts))) : fresh.textOf(copy.id, field.id);
  };
  return sheet.sections.flatMap(({ title = "", fields = [] }) => fields
    .filter(({ id }) => id !== sheet.named_by)
    .map((field) => ({ section: title, label: field.label,
      texts: copies.map((copy) => textOf(copy, field)),
      marks: copies.map((copy) => markOf(copy, field)) }))
    .filter(({ texts }) => texts.some(Boolean)));
}

/** Which rows of a small table are new: each mark once, with the rows. */
function rowsMark(/** @type {string[]} */ marks) {
  return [...new Set(marks.filter(Boolean))].map((mark) => {
    const rows = marks.flatMap((other, at) => (other === mark ? [`${at + 1}行目`] : []));
    return `${rows.join("、")}：${mark}`;
  }).join("　");
}

/**
 * The lines as rows, a heading before each section.
 * @param {FormSheet} sheet @param {Entry[]} copies @param {Line[]} lines
 * @returns {HTMLElement[]}
 */
export function rowsBeside(sheet, copies, lines) {
  const names = copies.map((copy) => copyName(sheet, copy));
  const rows = lines.flatMap(({ section, label, texts, marks }, at) => [
    section && section !== lines[at - 1]?.section ? h("h3", { text: section }) : null,
    h("div", { class: "ks-beside-row", role: "group", "aria-label": label },
      h("h4", { text: label }), ...texts.map((text, of) =>
        h("div", {}, h("b", { text: names[of] }),
          marks[of] ? h("small", { class: "ks-fresh", text: marks[of] }) : null,
          h("p", { text: text || "－" })))),
  ]);
  return /** @type {HTMLElement[]} */ (rows.filter(Boolean));
}

/** How many of so many copies stand in one line; the others follow below, lines of one length. */
export function inOneLine(/** @type {number} */ count) {
  return Math.ceil(count / Math.ceil(count / MOST));
}

/** How many columns there are, for the style sheet. @param {HTMLElement} box */
export function columnsBeside(box, /** @type {number} */ count) {
  box.classList.add("ks-beside");
  box.style.setProperty("--ks-beside", String(inOneLine(count)));
}

export class SideBySide {
  constructor() {
    this.element = h("section", { "aria-label": "並べて見る", hidden: true });
  }

  /**
   * @param {FormSheet} sheet @param {Entry[]} copies @param {Entry[]} entries
   * @param {import("../../kit/values/value.js").Known} known
   * @param {import("./fresh.js").Fresh} fresh
   */
  draw(sheet, copies, entries, known, fresh) {
    copies.forEach((copy) => fresh.follow(copy));
    const lines = linesBeside(sheet, copies, entries, known, fresh);
    columnsBeside(this.element, copies.length);
    redrawn(this.element, [copies.map(({ id }) => id), lines],
      () => rowsBeside(sheet, copies, lines));
  }
}
