/**
 * The board on the wall: all of it at a glance, its letters as large as its notes allow; rows and
 * columns take what their notes need. Only where the smallest letters are too large it has pages.
 */

import { arrange, h, setText } from "../dom.js";
import { LEAST, SIZES, lookOn } from "../looking.js";
import { placeName, placesOf, splitPlace, titleOf } from "./sheet.js";
import { textWidth } from "../text_width.js";
import { bestCount, chunkOf, columnWidths, largest } from "./wall_fit.js";
import { coveredText } from "./words.js";

/**
 * @typedef {{cell: HTMLElement, list: HTMLElement, covered: HTMLElement, more: HTMLElement,
 *   row: string, column: string, notes: any[], spanning: boolean}} Cell
 */

/** Letters of a column of row headings, the largest of them (notes.css), and the gaps, in px. */
const HEADS = 5;
const HEAD_LETTER = 34;
/** Of the width, what they take while they tell what their rows are about. */
const TELLING = 0.4;
const GAP = 3;
const EDGES = 8;
/** A note longer than this is told in the spotlight where nothing else helps. */
const LINES = [12, 6, 3];
/** Of the notes of the fullest cell that is split into pages, those that others show at once. */
const SHARES = [1, 0.7, 0.5, 0];
const WHOLE = { pages: 1, most: Infinity };

export class WallGrid {
  /** @type {Map<string, Cell>} */
  #cells = new Map();
  /** @type {Map<string, HTMLElement>} */
  #heads = new Map();
  #split = WHOLE;
  #sign = "";
  /** Whether headings tell what their rows and columns are about: nothing lies there yet. */
  #telling = false;

  /** @param {import("./board.js").Board} board */
  constructor(board) {
    this.board = board;
    const { sheet } = board;
    this.question = h("p", { class: "ks-wall-question", text: sheet.lead ?? "", hidden: true });
    this.corner = h("div", { class: "ks-corner", text: sheet.row_heading || "" });
    this.grid = h("div", { class: "ks-grid ks-wall-grid" });
    this.element = h("div", { class: "ks-wall-board" }, this.question, this.grid);
    for (const row of sheet.rows) this.#head(`${row.id}/`, row, "ks-row-heading");
    for (const column of sheet.columns) this.#head(`/${column.id}`, column, "ks-column-heading");
    for (const place of placesOf(sheet)) this.#cell(place);
  }

  #head(key, part, look) {
    const heading = h("div", { class: `${look}${part.spanning ? " ks-idea" : ""}` },
      h("h3", { text: titleOf(part) }), h("p", { class: "ks-wall-told", hidden: true,
      text: [part.label === titleOf(part) ? "" : part.label, part.note].filter(Boolean)
        .join("\n") }));
    // Where all of its name is told, the short one says nothing more.
    heading.dataset.labelled = String(part.label !== titleOf(part));
    this.#heads.set(key, heading);
  }

  #cell(place) {
    const { row, column } = splitPlace(place);
    const spanning = Boolean(this.board.sheet.columns.find(({ id }) => id === column)?.spanning);
    const list = h("ul", { class: "ks-notes", role: "list" });
    const covered = h("div", { class: "ks-covered", hidden: true });
    const more = h("div", { class: "ks-more", hidden: true });
    const cell = h("section", { class: `ks-cell${spanning ? " ks-cell-idea" : ""}`, role: "region",
      "data-place": place }, list, covered, more);
    this.#cells.set(place, { cell, list, covered, more, row, column, spanning, notes: [] });
  }

  /** @param {import("./model.js").Model} model */
  render(model) {
    for (const [place, parts] of this.#cells) {
      const { leads, covered } = model.places.get(place) ?? { leads: [], covered: 0 };
      parts.notes = leads.map((view) => this.board.elements.of(view));
      arrange(parts.list, parts.notes);
      parts.covered.hidden = covered === 0;
      setText(parts.covered, covered > 0 ? coveredText(covered, { any: leads.length > 0 }) : "");
      parts.cell.setAttribute("aria-label",
        `${placeName(this.board.sheet, place)}、付箋${leads.length}枚`);
    }
    this.#tellEmpty([...model.places.values()].every(({ leads, covered }) =>
      leads.length + covered === 0));
  }

  /** Nothing is written on the wall. */
  openForm() {}

  /** What is asked stands on a board on which nothing lies yet. */
  #tellEmpty(empty) {
    this.#telling = empty;
    this.question.hidden = !empty || this.question.textContent === "";
    for (const heading of this.#heads.values()) {
      const told = /** @type {HTMLElement} */ (heading.lastElementChild);
      told.hidden = !empty || told.textContent === "";
      const title = /** @type {HTMLElement} */ (heading.firstElementChild);
      title.hidden = !told.hidden && heading.dataset.labelled === "true";
    }
  }

  /** The cells of what the room looks at. */
  #seen() {
    const look = lookOn(this.board.live, this.board.sheet.id);
    const { row, column } = splitPlace(look.part ?? "");
    const exact = this.#cells.get(look.part ?? "");
    return [...this.#cells.values()].filter((cell) => (exact ? cell === exact
      : (!row || cell.row === row || cell.spanning) && (!column || cell.column === column)) &&
      !(row && !exact && cell.spanning));
  }

  /**
   * Lay all out, and show a page of it.
   * @param {number} turn
   * @returns {number} how many pages there are
   */
  show(turn) {
    const seen = this.#seen();
    const { clientWidth: width, clientHeight: height } = this.element;
    const sign = [width, height, this.#telling, ...seen.map(({ cell, notes, covered }) =>
      [cell.dataset.place, covered.textContent, ...notes.map((note) => note.sign)].join("|"))]
      .join("\n");
    if (sign !== this.#sign && width > 0) this.#fit(seen);
    this.#sign = sign;
    this.#page(seen, turn);
    return this.#split.pages;
  }

  #fit(seen) {
    this.#place(seen);
    this.element.style.removeProperty("--ks-lines");
    const sizes = seen.length === this.#cells.size ? SIZES.filter((size) => size <= 40) : SIZES;
    const split = splitsOf(seen).find((tried) => this.#fits(seen, LEAST, tried));
    if (!split) this.#cut(seen);
    else this.#size(seen, largest(sizes, (size) => this.#fits(seen, size, split)) ?? LEAST);
  }

  /** One note alone is too long for its cell: its beginning is shown, and that there is more. */
  #cut(seen) {
    const splits = splitsOf(seen);
    const cuts = LINES.flatMap((lines) => splits.map((split) => ({ lines, split })));
    cuts.find(({ lines, split }) => {
      this.element.style.setProperty("--ks-lines", String(lines));
      return this.#fits(seen, LEAST, split);
    });
    for (const { notes } of seen) {
      for (const note of notes) {
        const text = note.querySelector(".ks-note-text");
        note.classList.toggle("ks-goes-on", text.scrollHeight > text.clientHeight + 2);
      }
    }
  }

  /** Whether all pages fit with letters of a size. */
  #fits(seen, size, split) {
    this.#split = split;
    this.#size(seen, size);
    const { question, element, grid } = this;
    const above = question.hidden ? 0 : question.offsetHeight + GAP;
    for (let turn = 0; turn < split.pages; turn += 1) {
      this.#page(seen, turn);
      grid.style.minHeight = "0";
      const high = grid.scrollHeight;
      grid.style.minHeight = "";
      if (high + above > element.clientHeight || grid.scrollWidth > grid.clientWidth + 1) {
        return false;
      }
    }
    return true;
  }

  /** Which headings and cells there are, and where. */
  #place(seen) {
    const { sheet } = this.board;
    this.rows = sheet.rows.filter(({ id }) => seen.some((cell) => cell.row === id));
    this.columns = sheet.columns.filter(({ id }) => seen.some((cell) => cell.column === id));
    const first = this.rows.length > 0 ? 2 : 1;
    const at = (element, row, column, span = 1) => {
      element.style.gridArea = `${row} / ${column} / span ${span} / span 1`;
      return element;
    };
    const heads = [
      ...(this.rows.length ? [at(this.corner, 1, 1)] : []),
      ...this.columns.map(({ id }, index) => at(this.#heads.get(`/${id}`), 1, first + index)),
      ...this.rows.map(({ id }, index) => at(this.#heads.get(`${id}/`), 2 + index, 1)),
    ];
    const cells = seen.map(({ cell, row, column, spanning }) =>
      at(cell, 2 + (spanning ? 0 : Math.max(0, this.rows.findIndex(({ id }) => id === row))),
        first + this.columns.findIndex(({ id }) => id === column),
        spanning ? Math.max(1, this.rows.length) : 1));
    arrange(this.grid, [...heads, ...cells]);
  }

  /**
   * The columns as wide as the notes of a page need that shows most of them.
   * @param {Cell[]} seen @param {number} size px
   */
  #size(seen, size) {
    this.element.style.setProperty("--ks-letter", `${size}px`);
    const inner = this.columns.filter((column) => !column.spanning);
    const spanning = this.columns.filter((column) => column.spanning);
    const rows = this.rows.length ? this.rows.map(({ id }) => id) : [""];
    const lengths = {
      rows: rows.map((row) => inner.map(({ id }) => this.#lengths(seen.find((cell) =>
        cell.column === id && cell.row === row)))),
      spanning: spanning.map(({ id }) =>
        this.#lengths(seen.find(({ column }) => column === id))),
    };
    const head = this.rows.length ? this.#headWidth(size) : 0;
    const edges = (EDGES + GAP) * this.columns.length;
    const widths = columnWidths(lengths, (this.grid.clientWidth - head - edges) / size);
    const width = new Map([...inner, ...spanning].map(({ id }, at) => [id, widths[at]]));
    this.grid.style.gridTemplateColumns = [...(head ? [`${head}px`] : []),
      ...this.columns.map(({ id }) =>
        `minmax(0, ${(width.get(id) ?? 1) * size + EDGES}fr)`)].join(" ");
    for (const cell of seen) {
      const { count } = bestCount(this.#lengths(cell), width.get(cell.column) ?? 1);
      cell.list.style.columnCount = String(count);
    }
  }

  #headWidth(/** @type {number} */ size) {
    if (this.#telling) return Math.round(this.grid.clientWidth * TELLING);
    const longest = Math.max(...this.rows.map((row) => titleOf(row).length));
    return Math.round((Math.min(HEADS, longest) + .3) * Math.min(size, HEAD_LETTER) + EDGES);
  }

  /** @param {Cell | undefined} cell */
  #lengths(cell) {
    const notes = cell?.notes ?? [];
    const { from, to } = chunkOf(notes.length, 0, this.#split);
    return notes.slice(from, to).map((note) => textWidth(note.textContent));
  }

  /** Show a page of every cell; what is on another says so. */
  #page(seen, turn) {
    for (const { notes, more, list } of seen) {
      const { from, to, at, count } = chunkOf(notes.length, turn, this.#split);
      notes.forEach((note, index) => (note.hidden = index < from || index >= to));
      list.hidden = notes.length === 0;
      more.hidden = count < 2;
      if (count > 1) setText(more, `ほか${notes.length - (to - from)}枚（${at + 1}／${count}）`);
    }
  }
}

/** Ever more pages: first only the fullest cells are split, then all. @param {Cell[]} seen */
function splitsOf(seen) {
  const longest = Math.max(1, ...seen.map(({ notes }) => notes.length));
  return Array.from({ length: longest }, (_, at) => at + 1).flatMap((pages) =>
    (pages === 1 ? [WHOLE] : SHARES.map((share) =>
      ({ pages, most: Math.max(1, Math.floor(Math.ceil(longest / pages) * share)) }))));
}
