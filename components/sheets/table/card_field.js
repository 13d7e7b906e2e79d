/** One field of a card on the phone. What is being written is never exchanged for what comes. */

import { button, h, setText } from "../../kit/dom.js";
import { emptyOf, isList, same } from "./columns.js";
import { joined, nameOf, read } from "./formats.js";
import { toggled } from "./options.js";
import { Picker } from "./picker.js";
import { WORDS } from "./words.js";

export class CardField {
  /** @param {any} table @param {{row: any}} card @param {any} column */
  constructor(table, card, column) {
    Object.assign(this, { table, card, column });
    this.seen = emptyOf(column);
    this.sources = [];
    this.error = h("p", { class: "ks-refusal" });
    this.error.hidden = true;
    this.control = this.#control();
    const hint = column.hint ? h("small", { class: "ks-table-hint", text: column.hint }) : null;
    const label = h(this.#labels ? "label" : "div", { class: "ks-labelled" }, h("span", { text: column.label }), hint, this.control);
    this.element = h("div", {}, label, this.error);
  }

  /** Whether one control carries the label; lists have several. */
  get #labels() {
    return !isList(this.column) && this.column.type !== "person" && !this.column.choices_from;
  }

  #control() {
    const { type } = this.column;
    if (isList(this.column) || type === "person" || this.column.choices_from) return this.#picking();
    if (type === "choice") return this.#select();
    if (type === "flag") return (this.input = h("input", { class: "ks-table-flag", type: "checkbox", onchange: () => this.#send(this.input.checked ? "1" : "") }));
    if (type === "date" || type === "time") return (this.input = h("input", { class: "ks-input", type, max: type === "date" ? "9999-12-31" : null, onfocus: () => this.#begin(), onblur: () => this.commit() }));
    return this.#text();
  }

  #text() {
    const { type } = this.column;
    this.input = h("textarea", {
      class: "ks-input", rows: type === "long_text" ? 2 : 1, inputmode: type === "number" ? "decimal" : null,
      onfocus: () => this.#begin(), onblur: () => this.commit(), oninput: () => this.#typed(), onkeydown: (event) => this.#key(event),
    });
    return this.input;
  }

  #select() {
    const options = ["", ...(this.column.choices ?? [])].map((choice) => h("option", { text: choice || "（選んでください）", value: choice }));
    this.input = h("select", { class: "ks-input", onchange: () => this.#send(this.input.value) }, ...options);
    return this.input;
  }

  /** A button that shows what is chosen, and below it the list with a field to search or to write. */
  #picking() {
    this.opener = button("", () => (this.picker.open ? this.commit() : this.#openList()));
    this.opener.classList.add("ks-field-open");
    this.input = h("input", { class: "ks-input", type: "text", "aria-label": `${this.column.label}を探す・書く`, autocomplete: "off", oninput: () => this.#list(), onkeydown: (event) => this.#key(event) });
    this.picker = new Picker(this.table, { pick: (option) => this.#pick(option), set: (value) => this.#set(value), done: () => this.commit() });
    this.done = button(WORDS.done, () => this.commit(), "primary");
    this.inner = h("div", { class: "ks-field-list" }, this.input, this.picker.element, this.done);
    this.inner.hidden = true;
    return h("div", {}, this.opener, this.inner);
  }

  /** Whether something is being written here that was not sent. */
  get busy() {
    return Boolean(this.begun);
  }

  #begin() {
    if (this.begun) return;
    this.begun = true;
    this.seen = this.card.row.values[this.column.id] ?? emptyOf(this.column);
  }

  #typed() {
    this.table.typing(true);
    this.#grow();
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      this.#finish();
      this.draw(this.card.row, true);
    } else if (event.key === "Enter" && this.picker && this.picker.options.length > 0 && this.input.value.trim()) this.#pick(this.picker.options[0]);
    else if (event.key === "Enter" && this.column.type !== "long_text") this.commit();
    else return;
    event.preventDefault();
  }

  #openList() {
    this.#begin();
    this.value = this.seen;
    this.input.value = this.column.choices_from ? String(this.seen) : "";
    this.inner.hidden = false;
    this.#list();
    this.input.focus();
  }

  #list() {
    const typed = this.column.choices_from && this.input.value === this.seen ? "" : this.input.value;
    this.picker.show(this.column, this.value, typed);
  }

  #pick(option) {
    if (!isList(this.column)) {
      this.sources = option.sources ?? [];
      return this.#set(option.value);
    }
    this.value = toggled(this.value, option.value);
    this.input.value = "";
    this.#list();
  }

  #set(value) {
    this.#write(value);
    this.#finish();
  }

  #send(value) {
    this.#begin();
    this.#write(value);
    this.#finish();
  }

  /** Keep what is written here. */
  commit() {
    if (!this.begun) return;
    const found = this.#read();
    setText(this.error, "problem" in found ? found.problem : "");
    this.error.hidden = !("problem" in found);
    if ("problem" in found) return;
    this.#write(found.value);
    this.#finish();
  }

  #read() {
    const text = this.input.value;
    if (isList(this.column)) {
      const more = text.trim() ? read(this.column, text, this.table.known) : { value: [] };
      return "problem" in more ? more : joined(this.value, more.value);
    }
    if (this.column.type === "person" && text.trim() === "") return { value: this.seen };
    return read(this.column, text, this.table.known);
  }

  #write(value) {
    const { card, column, table, seen, sources } = this;
    if (!same(value, seen)) table.actions.write(card.row, column, value, { seen, sources });
  }

  #finish() {
    this.begun = false;
    this.sources = [];
    this.error.hidden = true;
    this.table.typing(false);
    if (this.picker) {
      this.picker.hide();
      this.inner.hidden = true;
      this.opener.focus();
    }
    this.table.renderSoon();
    this.draw(this.card.row, true);
  }

  /** @param {any} row @param {boolean} open */
  draw(row, open) {
    this.#control_shown(open);
    if (!open || this.begun) return;
    const value = row.values[this.column.id] ?? emptyOf(this.column);
    if (this.opener) {
      const text = [value].flat().filter(Boolean).map((one) => nameOf(this.column, one, this.table.known)).join("、");
      setText(this.opener, text || WORDS.write);
      this.opener.setAttribute("aria-label", `${this.column.label}：${text || WORDS.notYet}`);
      this.opener.classList.toggle("ks-field-none", text === "");
    } else if (this.column.type === "flag") this.input.checked = value === "1";
    else if (this.input.value !== value) this.input.value = String(value);
    this.#grow();
  }

  #control_shown(open) {
    this.control.hidden = !open;
    if (this.input && !this.opener) this.input.disabled = !open;
  }

  #grow() {
    if (this.input?.tagName !== "TEXTAREA") return;
    this.input.style.height = "auto";
    if (this.input.scrollHeight) this.input.style.height = `${this.input.scrollHeight + 2}px`;
  }
}
