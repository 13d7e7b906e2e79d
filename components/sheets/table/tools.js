/** The strip above the table: rows, undo, search, order, and whether all is kept. */

import { button, h, setText } from "../../kit/dom.js";
import { UNNAMED } from "../../kit/named.js";
import { WORDS, countText, lackText } from "./words.js";

export class Tools {
  /** @param {any} table */
  constructor(table) {
    this.table = table;
    this.add = button(WORDS.add, () => this.#add(), "primary");
    this.undo = button(WORDS.undo, () => table.actions.undo());
    this.search = h("input", {
      class: "ks-input ks-table-search",
      type: "search", placeholder: WORDS.search, "aria-label": WORDS.search, autocomplete: "off",
      oninput: () => this.#filter(),
    });
    this.order = this.#order();
    this.count = h("span", { class: "ks-table-count", "aria-live": "polite" });
    this.banner = h("p", { class: "ks-table-banner" });
    this.buttons = h("div", { class: "ks-table-buttons" }, this.add, this.undo, this.search,
      this.order, this.count);
    this.unnamed = h("p", { class: "ks-paper-hint", text: UNNAMED });
    this.element = h("div", { class: "ks-table-tools" }, this.banner, this.unnamed, this.buttons);
  }

  /** The order is chosen here as well as in the headings, for the keyboard and for everybody. */
  #order() {
    const { columns, sheet } = this.table;
    const options = [h("option", { text: WORDS.ownOrder, value: "" })];
    for (const { id, label, auto } of columns) {
      if (auto === "row_number") continue;
      options.push(h("option", { text: `${label}の順`, value: `${id} asc` }),
        h("option", { text: `${label}の逆順`, value: `${id} desc` }));
    }
    return h("select", { class: "ks-input ks-table-order",
      "aria-label": `${sheet.title}の${WORDS.order}`, onchange: () => this.#sort() }, ...options);
  }

  /**
   * Nobody is on the roster without a name, so that is asked for first. All rows are shown, the new
   * one among them.
   */
  async #add() {
    const { actions } = this.table;
    const values = await actions.way.begin(this.table);
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

  /**
   * The order was changed in a heading.
   * @param {string | null} column @param {string | null} sort
   */
  sorted(column, sort) {
    this.order.value = column ? `${column} ${sort}` : "";
  }

  render() {
    const { table } = this;
    this.element.hidden = table.onWall;
    const said = table.closedText;
    setText(this.banner, said);
    this.banner.hidden = said === "";
    this.unnamed.hidden = table.who.leads || !table.writes;
    this.add.hidden = !table.writes || !table.actions.way.changesRows;
    this.undo.hidden = !table.writes;
    this.undo.disabled = !table.actions.canUndo;
    const rows = countText(table.body?.shown ?? table.rows.length, table.rows.length);
    const typing = table.typists > 0 ? `・ほかに入力中 ${table.typists}人` : "";
    const lacking = lackText(table.columns, table.rows);
    setText(this.count, [`${rows}${typing}`, lacking].filter(Boolean).join("　"));
  }
}
