/** The table on a phone: one card a row, its fields written in place. */

import { button, firstField, h, labelled, setText } from "../../kit/dom.js";
import { draftsIn } from "../../kit/drafts.js";
import { FieldEditor } from "../../kit/field.js";
import { plainName } from "../../kit/names.js";
import { contentOf } from "./cells.js";
import { RowMenu } from "./row_menu.js";
import { WORDS, cellName } from "./words.js";

export class Cards {
  /** @type {Map<string, Card>} */
  #cards = new Map();
  sought = "";
  shown = 0;

  /** @param {any} table */
  constructor(table) {
    this.table = table;
    this.menu = new RowMenu(table);
    this.list = h("ol", { class: "ks-table-cards" });
    this.none = h("p", { class: "ks-table-none" });
    table.inside.append(this.list, this.none);
  }

  close() {
    this.menu.close();
    for (const card of this.#cards.values()) card.close();
  }

  filter(text) {
    this.sought = plainName(text);
    this.render();
  }

  sort(column, sort) {
    this.by = column ? { column, sign: sort === "desc" ? -1 : 1 } : null;
    this.render();
  }

  render() {
    const rows = this.#ordered();
    const cards = rows.map((row) => this.#card(row));
    const busy = this.list.contains(document.activeElement)
      ? document.activeElement?.closest(".ks-table-row") ?? null : null;
    const wanted = cards.map((card) => card.element);
    if (wanted.length !== this.list.children.length ||
        wanted.some((element, index) => this.list.children[index] !== element)) {
      arrange(this.list, wanted, busy);
    }
    for (const [id, card] of this.#cards) {
      if (!this.table.row(id) && !card.unsent) this.#cards.delete(id);
    }
    this.shown = rows.length;
    this.none.hidden = rows.length > 0;
    setText(this.none, this.table.rows.length > 0 ? WORDS.noMatch : WORDS.empty);
  }

  /** A card that is written in stays, even where its row is gone or does not match any more. */
  #ordered() {
    const { table } = this;
    const matches = (/** @type {any} */ row) => !this.sought || table.columns.some(
      (/** @type {any} */ column) => plainName(table.text(row, column)).includes(this.sought));
    const rows = table.rows.filter((/** @type {any} */ row) => matches(row) ||
      this.#cards.get(row.id)?.busy);
    const gone = [...this.#cards.values()].filter((card) => card.unsent && !table.row(card.row.id))
      .map((card) => ({ ...card.row, gone: true }));
    for (const row of gone) rows.splice(Math.min(row.number - 1, rows.length), 0, row);
    const { by } = this;
    if (by) {
      rows.sort((/** @type {any} */ a, /** @type {any} */ b) => by.sign *
        String(a.values[by.column] ?? "").localeCompare(String(b.values[by.column] ?? ""), "ja"));
    }
    return rows;
  }

  #card(row) {
    let card = this.#cards.get(row.id);
    if (!card) this.#cards.set(row.id, (card = new Card(this, row)));
    card.draw(row);
    return card;
  }

  begin(id) {
    this.table.draw();
    const card = this.#cards.get(id);
    card?.element.scrollIntoView({ block: "center" });
    if (card) firstField(card.element, "textarea, input, select")?.focus();
  }

  go(id) {
    this.#cards.get(id)?.element.querySelector("button")?.focus();
  }
}

/**
 * Put elements in order without moving the one that is written in: it would lose the keyboard.
 * @param {Element} list @param {Element[]} wanted @param {Element | null} fixed
 */
function arrange(list, wanted, fixed) {
  const keep = new Set(wanted);
  for (const child of [...list.children]) if (!keep.has(child)) child.remove();
  const at = fixed ? wanted.indexOf(fixed) : -1;
  wanted.forEach((element, index) => {
    if (index === at) return;
    const next = index < at ? fixed : null;
    list.insertBefore(element, next);
  });
}

class Card {
  /** @param {Cards} cards @param {any} row */
  constructor(cards, row) {
    this.table = cards.table;
    this.row = row;
    this.title = h("h3");
    this.menu = button("⋮", () => cards.menu.open(this.row, this.menu, cards));
    this.menu.setAttribute("aria-label", WORDS.menu);
    this.gone = h("p", { class: "ks-refusal", text: WORDS.goneWhileWriting });
    /** @type {{column: any, box: any, field: FieldEditor | null, shown: HTMLElement}[]} */
    this.parts = this.table.columns.filter((/** @type {any} */ column) =>
      column.auto !== "row_number").map((/** @type {any} */ column) => this.#part(column));
    this.element = h("li", { class: "ks-table-row" }, h("div", { class: "ks-table-row-head" },
      this.title, this.menu), this.gone, ...this.parts.map(({ box }) => box));
  }

  #part(column) {
    const writes = !column.auto && !column.per_person;
    const field = writes ? this.#editor(column) : null;
    const shown = h("div", { class: "ks-table-shown" });
    const box = h("div", { class: "ks-table-part" }, field ? field.element
      : h("div", { class: "ks-table-field" }, labelled(column.label, shown)), this.#large(column));
    shown.addEventListener("click", (event) => this.#mark(column, event));
    return { column, box, field, shown };
  }

  /** One press shows it large on the wall. */
  #large(column) {
    if (!this.table.shows) return null;
    const name = cellName(this.row.number, column.label);
    return button("映", () => this.table.look({ entry: this.row.id, part: column.id }), "small",
      { class: "ks-btn ks-small ks-table-look", "aria-label": `${name}を大きく映す` });
  }

  /**
   * A row must not jump to another place in the order while somebody types, so a value is sent when
   * it is left.
   */
  #editor(column) {
    const { table } = this;
    return new FieldEditor({
      live: table.live,
      field: column,
      narrow: true,
      waits: true,
      entry: () => this.row.id,
      known: () => table.known,
      stood: () => this.row.values[column.id],
      write: (value, seen, sources) => void table.actions.write(this.row, column, value,
        { seen, sources }),
      draft: draftsIn(table.live, table.sheet.id).of(() => `${this.row.id}.${column.id}`),
      offers: () => table.offers(column),
      typing: (on) => table.typing(on),
    });
  }

  get busy() {
    return this.parts.some(({ field }) => field && !field.clean);
  }

  /** Whether something is written here that was not sent. */
  get unsent() {
    return this.parts.some(({ field }) => field?.unsent);
  }

  close() {
    for (const { field } of this.parts) field?.close();
  }

  draw(row) {
    this.row = row;
    setText(this.title, `${row.number}行目${row.under ? `（${WORDS.mergedInto}${row.under}）` : ""}`);
    this.gone.hidden = !row.gone;
    this.menu.hidden = !this.table.writes || !this.table.actions.way.changesRows;
    const sign = this.#sign();
    if (sign === this.sign) return;
    this.sign = sign;
    for (const part of this.parts) this.#drawPart(part, row);
  }

  /** Changes when anything that the fields show does. */
  #sign() {
    const { live, writes, state, known, marks } = this.table;
    const about =
      [...live.pending, ...live.refused].filter(({ fields }) => fields.id === this.row.id);
    const votes = marks.columns.map((/** @type {any} */ column) => [marks.left(column),
      this.table.text(this.row, column)]);
    return JSON.stringify([this.row.sign, writes, state, known.members.length,
      about.map(({ op_id, refused }) => [op_id, refused?.code]), votes]);
  }

  #drawPart({ column, field, shown }, row) {
    if (field) return field.draw(this.table.writesIn(column));
    const content = contentOf(this.table, row, column);
    shown.replaceChildren(...(content.some((part) => part !== "") ? content
      : [h("span", { class: "ks-table-empty", text: column.auto ? WORDS.none : WORDS.notYet })]));
  }

  #mark(column, event) {
    const pressed = event.target.closest("[data-mark]");
    if (!pressed || !this.table.marks.open) return;
    const mark = Number(pressed.dataset.mark);
    const own = this.table.marks.ownOf(this.row, column);
    this.table.actions.vote(this.row, column, column.type === "scale" && own === mark ? 0 : mark);
  }
}
