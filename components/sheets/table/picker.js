/** The list below a cell or a field: choices, people, texts written elsewhere, a calendar. */

import { button, h } from "../../kit/dom.js";
import { isList, isPicked } from "./columns.js";
import { optionsOf } from "./options.js";
import { WORDS } from "./words.js";

let made = 0;

export class Picker {
  /**
   * @param {any} table
   * @param {{pick: (option: import("./options.js").Option) => void, set: (value: string) => void,
   *   put: (value: string) => void, done: () => void}} does `set` keeps a value, `put` shows it
   */
  constructor(table, does) {
    this.table = table;
    this.does = does;
    this.list = h("div", { class: "ks-options", role: "listbox", id: `ks-options-${(made += 1)}` });
    this.extra = h("div", { class: "ks-options-extra" });
    this.element = h("div", { class: "ks-picker" }, this.list, this.extra);
    this.element.hidden = true;
    /** @type {import("./options.js").Option[]} */
    this.options = [];
    this.lit = -1;
  }

  /** Whether a column has a list at all. @param {any} column */
  has(column) {
    return isPicked(column) || column.type === "date" || column.type === "time" ||
      this.table.offers(column).length > 0;
  }

  /** @param {any} column @param {any} value @param {string} typed */
  show(column, value, typed) {
    this.options = column.type === "date" || column.type === "time" ? [] : optionsOf(column,
      { known: this.table.known, offers: this.table.offers(column), typed, value });
    this.lit = isPicked(column) && typed ? 0 : Math.min(this.lit, this.options.length - 1);
    this.list.setAttribute("aria-multiselectable", String(isList(column)));
    this.list.setAttribute("aria-label", column.label);
    this.list.replaceChildren(...this.options.map((option, index) => this.#option(option, index)));
    this.list.hidden = this.options.length === 0;
    if (this.drawnFor !== column) {
      this.extra.replaceChildren(...this.#extra(column, value).filter((part) => part !== null));
    }
    this.drawnFor = column;
    this.element.hidden = false;
  }

  hide() {
    this.element.hidden = true;
    this.drawnFor = null;
    this.lit = -1;
  }

  get open() {
    return !this.element.hidden;
  }

  /** The option that Enter takes. */
  get current() {
    return this.options[this.lit] ?? null;
  }

  light(step) {
    const count = this.options.length;
    if (count === 0) return;
    this.lit = this.lit < 0 ? (step > 0 ? 0 : count - 1) : (this.lit + step + count) % count;
    this.#lighten();
  }

  #lighten() {
    [...this.list.children].forEach((one, index) =>
      one.classList.toggle("ks-lit", index === this.lit));
    this.list.children[this.lit]?.scrollIntoView({ block: "nearest" });
  }

  #option(option, index) {
    const one = h(
      "div",
      { class: `ks-option${index === this.lit ? " ks-lit" : ""}`,
        role: "option", id: `${this.list.id}-${index}`, "aria-selected": String(option.chosen),
        onclick: () => this.does.pick(option) },
      h("span", { class: "ks-option-mark", text: option.chosen ? "✓" : "", "aria-hidden": true }),
      h("span", { text: option.label }),
      option.more ? h("small", { text: option.more }) : null,
    );
    one.addEventListener("pointerdown", (event) => event.preventDefault());
    return one;
  }

  #extra(column, value) {
    const small = (text, job) => {
      const one = button(text, job, "small");
      one.addEventListener("pointerdown", (event) => event.preventDefault());
      return one;
    };
    const clear = small(WORDS.clear, () => this.does.set(""));
    if (column.type === "date" || column.type === "time") {
      const calendar = h("input", { class: "ks-input", type: column.type, value: value ?? "",
        "aria-label": `${column.label}を選ぶ`, max: column.type === "date" ? "9999-12-31" : null,  });
      calendar.value = value ?? "";
      this.#follow(calendar);
      return [calendar, column.type === "date"
        ? small(WORDS.today, () => this.does.set(this.table.known.today)) : null, clear];
    }
    if (isList(column)) return [small(WORDS.done, () => this.does.done())];
    return isPicked(column) ? [clear] : [];
  }

  /**
   * What is picked is kept at once. Digits that are typed each make a new date, so these wait in
   * the cell until Enter, or until it is left.
   * @param {HTMLInputElement} calendar
   */
  #follow(calendar) {
    let typed = false;
    calendar.addEventListener("keydown", ({ key }) => {
      if (key === "Enter") this.does.done();
      typed ||= /^(\d|Arrow|Backspace|Delete)/.test(key);
    });
    calendar.addEventListener("change", () => {
      if (calendar.value) this.does[typed ? "put" : "set"](calendar.value);
    });
  }
}
