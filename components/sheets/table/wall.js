/**
 * The table on the projector: to be read only, its letters as large as let all be seen; page by
 * page where it is long.
 */

import { h, setText } from "../../kit/dom.js";
import { contentOf } from "./cells.js";
import { fitLetters } from "../../kit/letters.js";
import { columnsInSight } from "../../kit/look_parts.js";
import { lookOn } from "../../kit/looking.js";
import { Pager, showLines } from "../../kit/pager.js";
import { leastWidths, wallWidths } from "./wall_widths.js";
import { WORDS } from "./words.js";

export class Wall {
  /** @param {any} table */
  constructor(table) {
    this.table = table;
    this.columns = table.columns;
    this.head = h("tr");
    this.rows = h("tbody");
    this.note = h("p", { class: "ks-wall-note" });
    this.frame = h("div", { class: "ks-wall-frame" }, h("table", { class: "ks-wall-table" },
      h("caption", { class: "ks-unseen", text: table.sheet.title }), h("thead", {}, this.head),
      this.rows));
    table.inside.append(this.frame, this.note);
    this.pager = new Pager(table.live, this.frame, (turn) => this.#page(turn));
  }

  close() {
    this.pager.close();
  }

  /**
   * By what stands in the columns; the same on every page.
   * @returns {boolean} whether no column is narrower than what it needs
   */
  #widen() {
    const heads = /** @type {HTMLElement[]} */ ([...this.head.children]);
    const rows = [...this.rows.children].filter((row) => row.children.length === heads.length);
    const columns =
      this.columns.map((/** @type {any} */ { type, label }, /** @type {number} */ at) =>
      ({ type, label, texts: rows.map((row) => row.children[at].textContent ?? "") }));
    const style = getComputedStyle(heads[0]);
    const edges = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight) + 2;
    // Its right border has to be in sight: the frame may be narrower than a whole number of pixels.
    const size = { room: this.frame.clientWidth - 2, letter: parseFloat(style.fontSize), edges };
    const widths = wallWidths(columns, size);
    heads.forEach((head, at) => (head.style.width = `${widths[at]}px`));
    return leastWidths(columns, size).reduce((all, one) => all + one, 0) <= size.room;
  }

  /** The heads of what is in sight: everything, or the column that the room looks at. */
  #choose() {
    const { live, sheet, columns } = this.table;
    this.columns = columnsInSight(columns, lookOn(live, sheet.id).part);
    this.head.replaceChildren(...this.columns.map((/** @type {any} */ column) =>
      h("th", { text: column.label, scope: "col" })));
  }

  render() {
    const { table } = this;
    this.#choose();
    this.rows.replaceChildren(
      ...table.rows.map((/** @type {any} */ row) =>
        h("tr", {}, ...this.columns.map((/** @type {any} */ column) =>
        h("td", { class: `ks-wall-${column.type}` }, ...contentOf(table, row, column))))),
    );
    if (table.rows.length === 0) {
      const text = table.sheet.lead || WORDS.empty;
      this.rows.append(h("tr", {}, h("td", { text, colspan: this.columns.length })));
    }
    this.pager.draw();
  }

  /** @param {number} turn */
  #page(turn) {
    const rows = /** @type {HTMLElement[]} */ ([...this.rows.children]);
    const shown = () => {
      const wide = this.#widen();
      const room = this.frame.clientHeight - this.head.offsetHeight;
      const page = showLines(rows, { room, turn });
      const high = page.count === 1 && this.rows.offsetHeight <= room;
      return { ...page, whole: wide && high };
    };
    fitLetters(this.frame, () => shown().whole);
    const { from, to, at, count } = shown();
    setText(this.note, count > 1 ? `${from + 1}〜${to}行目（全${rows.length}行）　${at + 1}／${count}` : "");
  }
}
