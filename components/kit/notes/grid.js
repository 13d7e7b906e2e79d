/** The board as the printed sheet: rows, columns, and columns that span the rows. */

import { arrange, button, h, setText } from "../dom.js";
import { NoteForm } from "./form.js";
import { lookButton, looks } from "./note.js";
import { placeName, placesOf, splitPlace, tagOf, titleOf } from "./sheet.js";
import { WORDS, coveredText } from "./words.js";

/** Two notes side by side are about twice as high. */
const HALF_NOTE = 36;

/**
 * @import { Model, NoteView } from "./model.js"
 * @import { Extra } from "./form.js"
 * @typedef {{values?: Record<string, string>, sources?: string[], focus?: boolean}} Opening of a
 *   form
 * @typedef {{cell: HTMLElement, list: HTMLElement, slot: HTMLElement, covered: HTMLElement}} Cell
 */

export class Grid {
  /** @type {Map<string, Cell>} */
  #cells = new Map();
  /** @type {HTMLElement[]} */
  #looks = [];

  /** @param {import("./board.js").Board} board */
  constructor(board) {
    this.board = board;
    this.grid = h("div", { class: "ks-grid" });
    this.element = h("div", { class: "ks-scroll", tabindex: "-1" }, this.grid);
    this.#lay();
  }

  #lay() {
    const { sheet } = this.board;
    const firstRow = 2;
    const rows = Math.max(1, sheet.rows.length);
    const hasRows = sheet.rows.length > 0;
    this.grid.style.gridTemplateColumns = widths(sheet);
    this.grid.style.gridTemplateRows = `min-content repeat(${rows}, var(--ks-row))`;
    if (hasRows) this.#put(h("div", { class: "ks-corner", text: sheet.row_heading || "" }), 1, 1);
    sheet.rows.forEach((row, index) =>
      this.#put(this.#heading(row, "ks-row-heading", `${row.id}/`), firstRow + index, 1));
    sheet.columns.forEach((column, index) => {
      const heading = this.#heading({ ...column, label: titleOf(column), note: columnNote(column) },
        "ks-column-heading", `/${column.id}`);
      heading.classList.toggle("ks-idea", Boolean(column.spanning));
      this.#put(heading, 1, index + 1 + (hasRows ? 1 : 0));
    });
    for (const place of placesOf(sheet)) this.#putCell(place, firstRow, rows, hasRows);
  }

  #put(element, row, column, span = 1) {
    element.style.gridArea = `${row} / ${column} / span ${span} / span 1`;
    this.grid.append(element);
  }

  #putCell(place, firstRow, rows, hasRows) {
    const { sheet } = this.board;
    const { row, column } = splitPlace(place);
    const known = sheet.columns.findIndex(({ id }) => id === column);
    const at = known + 1 + (hasRows ? 1 : 0);
    const { spanning } = sheet.columns[known];
    const cell = this.#cell(place, spanning);
    const from = spanning ? 0 : Math.max(0, sheet.rows.findIndex(({ id }) => id === row));
    this.#put(cell, firstRow + from, at, spanning ? rows : 1);
  }

  #heading(part, name, place) {
    const text = h("span", { class: "ks-heading-text", text: part.label });
    const title = h("h3", {}, text);
    const heading = h("div", { class: name }, title);
    title.append(this.#look(place, part.label));
    if (!part.note) return heading;
    const note = h("p", { class: "ks-heading-note", text: part.note, hidden: true });
    const ask = button("？", null, "",
      { class: "ks-ask", "aria-expanded": "false", "aria-label": `${part.label}の説明` });
    ask.addEventListener("click", () => {
      note.hidden = !note.hidden;
      ask.setAttribute("aria-expanded", String(!note.hidden));
    });
    title.append(ask);
    heading.append(note);
    return heading;
  }

  /** What of the board is shown large on the wall. */
  #look(place, name) {
    const look = lookButton("look-part", `${name}を大きく映す`, { "data-part": place, hidden: true });
    this.#looks.push(look);
    return look;
  }

  #cell(place, spanning) {
    const list = h("ul", { class: "ks-notes", role: "list" });
    const covered = h("div", { class: "ks-covered", hidden: true });
    const slot = h("div", { class: "ks-slot" });
    const cell = h("section", { class: `ks-cell${spanning ? " ks-cell-idea" : ""}`, role: "region",
      "data-place": place });
    cell.append(h("div", { class: "ks-cell-inner" }, list, covered, slot,
      spanning ? "" : this.#look(place, placeName(this.board.sheet, place))));
    this.#cells.set(place, { cell, list, covered, slot });
    return cell;
  }

  /** @param {Model} model */
  render(model) {
    this.#looks.forEach((look) => (look.hidden = !looks(this.board)));
    const none = { leads: [], covered: 0 };
    for (const [place, parts] of this.#cells) {
      this.#renderCell(place, parts, model.places.get(place) ?? none);
    }
  }

  /**
   * @param {string} place @param {Cell} parts @param {{leads: NoteView[], covered: number}} shown
   */
  #renderCell(place, parts, { leads, covered }) {
    const elements = leads.map((view) => this.board.elements.of(view));
    arrange(parts.list, elements, this.board.elements.pinnedIn(parts.list));
    if (elements.length && !elements.some((note) => note.tabIndex === 0)) elements[0].tabIndex = 0;
    const label = `${placeName(this.board.sheet, place)}、付箋${leads.length}枚`;
    if (parts.cell.ariaLabel !== label) {
      parts.cell.setAttribute("aria-label", label);
      parts.cell.style.setProperty("--ks-guess", `${leads.length * HALF_NOTE}px`);
    }
    this.#renderCovered(parts, covered, leads.length > 0);
    this.#renderSlot(place, parts.slot);
  }

  #renderCovered({ covered: box }, count, any) {
    const text = count > 0 ? coveredText(count, { any }) : "";
    box.hidden = count === 0;
    if (box.textContent === text) return;
    setText(box, text);
    box.classList.remove("ks-grew");
    void box.offsetWidth;
    box.classList.add("ks-grew");
  }

  #renderSlot(place, slot) {
    const form = this.board.ui.adding.get(place);
    form?.close(!this.board.writes);
    const wanted = !this.board.writes ? (form && !form.empty ? [form.element] : [])
      : [form?.element ?? this.#addButton(slot, place)];
    arrange(slot, wanted, wanted[0]);
  }

  #addButton(slot, place) {
    const known = slot.querySelector(".ks-add");
    const label = `${placeName(this.board.sheet, place)}に付箋をはる`;
    return known ??
      button(WORDS.add, "add", "", { class: "ks-add", "data-place": place, "aria-label": label });
  }

  /** Open the form of a place. @param {string} place @param {Opening} [opening] */
  openForm(place, { values, sources, focus = true } = {}) {
    const { board } = this;
    let form = board.ui.adding.get(place);
    if (!form) {
      form = this.#form(place, values);
      board.ui.adding.set(place, form);
    }
    if (sources) form.extra = { sources };
    drawSources(board, form);
    form.keep();
    board.draw();
    if (focus) form.focus();
  }

  #form(place, values) {
    const { board } = this;
    const what = `place:${place}`;
    const form = new NoteForm(board, {
      what, place, values, forOthers: true, extra: sourcesIn(board.drafts.get(what)),
      label: `${placeName(board.sheet, place)}にはる付箋`, submitLabel: WORDS.put, cancelLabel:
        WORDS.cancel,
      submit: (written) => {
        board.actions.add(place, written,
          { sources: form.extra.sources, author: form.writer?.value });
        form.clear();
        form.focus();
      },
      cancel: (written) => this.#closeForm(place, form, written),
    });
    return form;
  }

  #closeForm(place, form, written) {
    const { board } = this;
    const { empty, extra } = form;
    board.ui.adding.delete(place);
    board.draw();
    this.#cells.get(place)?.slot.querySelector("button")?.focus();
    if (empty) return;
    board.notices.say("書きかけを消しました。", {
      label: WORDS.undo, job:
        () => this.openForm(place, { values: written, sources: extra.sources }),
    });
  }
}

/** The chosen sources above the form, each with a way to leave it out. */
export function drawSources(board, form) {
  const sources = form.extra.sources ?? [];
  const chips = sources.map((id) => sourceChip(board, form, id));
  form.top.replaceChildren(...(chips.length
    ? [h("span", { class: "ks-from", text: `もと ${chips.length}枚：` }), ...chips] : []));
}

function sourceChip(board, form, id) {
  const view = board.model.notes.get(id);
  const text = view ? `${tagOf(board.sheet, view.place)} ${view.values.text}` : WORDS.goneSource;
  const leave = () => {
    form.extra = { ...form.extra, sources: form.extra.sources.filter((other) => other !== id) };
    form.keep();
    drawSources(board, form);
    form.focus();
  };
  return h("span", { class: "ks-source-chip" }, h("span", { class: "ks-source-text", text }),
    button("×", leave, "", { class: "ks-chip-close", "aria-label": `もとからはずす：${text}` }));
}

/** @param {Extra | null} draft */
export function sourcesIn(draft) {
  return draft?.sources?.length ? { sources: draft.sources } : {};
}

function columnNote(column) {
  const full = column.label !== titleOf(column) ? column.label : "";
  return [full, column.note].filter(Boolean).join("\n");
}

function widths(sheet) {
  const head = sheet.rows.length ? ["minmax(88px, 120px)"] : [];
  return [...head, ...sheet.columns.map((column) =>
    (column.spanning ? "minmax(230px, 300px)" : "minmax(200px, 1fr)"))].join(" ");
}
