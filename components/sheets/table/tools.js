/** The strip above the table: rows, undo, search, order, and whether all is kept. */

import { button, el, write } from "../../kit/dom.js";
import { askMember } from "./new_member.js";
import { WORDS, countText } from "./words.js";

export class Tools {
  /** @param {any} table */
  constructor(table) {
    this.table = table;
    this.add = button(WORDS.add, () => this.#add(), "primary");
    this.undo = button(WORDS.undo, () => table.actions.undo());
    this.search = el("input", {
      class: "ks-input ks-table-search",
      attributes: { type: "search", placeholder: WORDS.search, "aria-label": WORDS.search, autocomplete: "off" },
      on: { input: () => this.#filter() },
    });
    this.order = this.#order();
    this.count = el("span", { class: "ks-table-count", attributes: { "aria-live": "polite" } });
    this.banner = el("p", { class: "ks-table-banner" });
    this.buttons = el("div", { class: "ks-table-buttons" }, this.add, this.undo, this.search, this.order, this.count);
    this.element = el("div", { class: "ks-table-tools" }, this.banner, this.buttons);
  }

  /** The order is chosen here as well as in the headings, for the keyboard and for everybody. */
  #order() {
    const { columns, sheet } = this.table;
    const options = [el("option", { text: WORDS.ownOrder, attributes: { value: "" } })];
    for (const { id, label, auto } of columns) {
      if (auto === "row_number") continue;
      options.push(el("option", { text: `${label}の順`, attributes: { value: `${id} asc` } }), el("option", { text: `${label}の逆順`, attributes: { value: `${id} desc` } }));
    }
    return el("select", { class: "ks-input ks-table-order", attributes: { "aria-label": `${sheet.title}の${WORDS.order}` }, on: { change: () => this.#sort() } }, ...options);
  }

  /** Nobody is on the roster without a name, so that is asked for first. All rows are shown, the new one among them. */
  async #add() {
    const { actions } = this.table;
    const values = actions.kind === "members" ? await askMember(this.table) : {};
    if (!values) return;
    if (this.search.value) {
      this.search.value = "";
      this.#filter();
    }
    this.table.body?.begin?.(actions.add(values));
  }

  /** What is sought and the order stay when the table takes another shape. */
  apply() {
    if (this.search.value) this.#filter();
    if (this.order.value) this.#sort();
  }

  #filter() {
    this.table.body?.filter?.(this.search.value);
    this.render();
  }

  #sort() {
    const [column, sort] = this.order.value.split(" ");
    this.table.body?.sort?.(column || null, sort ?? null);
  }

  /** The order was changed in a heading. @param {string | null} column @param {string | null} sort */
  sorted(column, sort) {
    this.order.value = column ? `${column} ${sort}` : "";
  }

  render() {
    const { table } = this;
    this.element.hidden = table.projected;
    const said = table.closedText;
    write(this.banner, said);
    this.banner.hidden = said === "";
    this.add.hidden = !table.canWrite || !table.actions.changesRows;
    this.undo.hidden = !table.canWrite;
    this.undo.disabled = !table.actions.canUndo;
    const rows = countText(table.body?.shown ?? table.rows.length, table.rows.length);
    write(this.count, table.typists > 0 ? `${rows}・ほかに入力中 ${table.typists}人` : rows);
  }
}
