/**
 * Where one writes into the grid: a text field that always holds the keyboard, laid over the cell.
 * It waits there empty, so that an input method finds a field before its first sign and nothing of
 * it is lost; it lies outside the grid, so that whatever comes from others, what is being typed
 * stays.
 */

import { attribute, h, setText } from "../../kit/dom.js";
import { isList, isPicked } from "./columns.js";
import { draftsIn } from "../../kit/drafts.js";
import { typeOf } from "../../kit/values/types.js";
import { Writing } from "../../kit/writing.js";
import { Picker } from "./picker.js";
import { toggled } from "./options.js";
import { WORDS, cellLabel } from "./words.js";
import { onCopy, onKey, onPaste } from "./writer_input.js";
import { placeOver } from "./writer_place.js";

let made = 0;

export class Writer {
  /** @type {"off" | "ready" | "open"} */
  state = "off";
  /**
   * The row and the column that are written in while it is open.
   * @type {{id: string, column: any} | null}
   */
  began = null;
  /** @type {Writing} */
  writing;
  /** @type {import("../../kit/values/value.js").ValueType} */
  type;
  /** @type {string[]} */
  sources = [];

  /** @param {import("./grid.js").Grid} grid */
  constructor(grid) {
    this.grid = grid;
    this.table = grid.table;
    this.hintId = `ks-table-hint-${(made += 1)}`;
    this.field = h("textarea", {
      class: "ks-writer-field",
      rows: 1, autocomplete: "off", spellcheck: "false", "aria-describedby":
        this.hintId, "aria-label": this.table.sheet.title,
    });
    this.error = h("p", { class: "ks-writer-error", role: "alert" });
    this.error.hidden = true;
    this.chips = h("div", { class: "ks-writer-chips" });
    this.picker = new Picker(this.table, { pick: (option) => this.pick(option),
      set: (value) => this.#set(value), put: (value) => this.#put(value),
      done: () => this.commit() && this.ready() });
    this.large = h("button", { class: "ks-writer-look", type: "button", tabindex: -1, text: "映",
      "aria-label": WORDS.cellLarge, title: WORDS.cellLarge, onclick: () => this.showLarge(),
      onpointerdown: (/** @type {Event} */ event) => event.preventDefault() });
    this.element = h("div", { class: "ks-writer" }, this.chips, this.field, this.large,
      this.error, this.picker.element);
    this.#listen();
    this.#look();
  }

  #listen() {
    const { field } = this;
    field.addEventListener("focus", () => this.state === "off" && this.grid.go());
    field.addEventListener("compositionstart", () => this.#begin());
    field.addEventListener("input", () => this.#typed());
    field.addEventListener("keydown", (event) => onKey(this, event));
    field.addEventListener("copy", (event) => onCopy(this, event));
    field.addEventListener("cut", (event) => onCopy(this, event, true));
    field.addEventListener("paste", (event) => onPaste(this, event));
    this.element.addEventListener("focusout", (event) => this.#left(event));
  }

  /** Of rows that are written here, those who lead show a cell on the wall by one press. */
  get #canShow() {
    return this.table.shows && Boolean(this.row && this.column);
  }

  /** What is being written there is kept first. */
  showLarge() {
    const { row, column } = this;
    if (!this.#canShow) return;
    this.ready();
    if (row && column && this.state === "ready") {
      this.table.look({ entry: row.id, part: column.id });
    }
  }

  close() {
    if (this.state === "open") this.commit();
    this.state = "off";
  }

  get column() {
    return this.grid.column(this.grid.at?.columnId);
  }

  /** The row as it stands; while writing, the one that was begun even where it is gone. */
  get row() {
    return this.table.row(this.grid.at?.id) ?? (this.state === "open" ? this.begun : null);
  }

  /** Wait at the cell. What was being written elsewhere is kept first. */
  ready() {
    if (this.state === "open" && !this.commit()) return;
    this.state = "ready";
    this.field.value = "";
    this.#look();
    this.#label();
    this.field.focus({ preventScroll: true });
  }

  #label() {
    const { row, column } = this;
    if (!row) return;
    const text = column ? this.table.text(row, column) : WORDS.menu;
    this.field.setAttribute("aria-label", cellLabel(column?.label ?? "行の操作", row.number, text));
    this.field.inputMode = column?.type === "number" ? "numeric" : "text";
  }

  /** Somebody began to type: it replaces what stood there. */
  #begin() {
    if (this.state !== "ready" || !this.column || !this.table.writesIn(this.column) ||
        this.column.type === "flag") {
      return;
    }
    this.open({ keep: false, list: isPicked(this.column) });
  }

  /**
   * Open for writing.
   * @param {{keep: boolean, list: boolean}} how keep what stands there; show what may be picked
   */
  open({ keep, list }) {
    const { row, column } = this;
    if (this.state === "open" || !row || !column || !this.table.writesIn(column)) return;
    this.begun = row;
    this.began = { id: row.id, column };
    this.type = typeOf(column);
    this.sources = [];
    this.writing = this.#writing(row, column);
    this.state = "open";
    if (keep) this.field.value = this.#startText(column);
    /** What was there to begin with; null: what is typed replaces it. @type {string | null} */
    this.opened = keep ? this.field.value : null;
    this.say("");
    this.#look();
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
    if ((list || this.table.offers(column).length > 0) && this.picker.has(column)) this.list();
    this.place();
    this.table.typing(true);
  }

  #writing(row, column) {
    const { actions, live, sheet } = this.table;
    const writing = new Writing({
      send: (value, seen) => actions.write(this.table.row(row.id) ?? row, column, value,
        { seen, sources: this.sources }),
      discard: () => {},
      draft: draftsIn(live, sheet.id).of(() => `${row.id}.${column.id}`),
      waits: true,
    });
    writing.sync({ stood: row.values[column.id] ?? typeOf(column).empty });
    return writing;
  }

  /** What is chosen or written so far. */
  get value() {
    return this.writing.value;
  }

  #startText(column) {
    if (isList(column) || column.type === "choice") return "";
    return this.type.typed(this.value, this.table.known);
  }

  #typed() {
    const { column } = this;
    if (this.state === "ready") {
      const typed = this.field.value;
      if (column?.per_person || !column || !this.table.writesIn(column) || column.type === "flag") {
        return this.#notHere(typed);
      }
      this.#begin();
    }
    this.table.typing(true);
    this.sources = [];
    this.say("");
    if (this.column.type.endsWith("text")) this.writing.type(this.field.value);
    if (this.picker.open || isPicked(this.column)) this.list();
    this.place();
  }

  #notHere(typed) {
    this.field.value = "";
    const sign = typed.normalize("NFKC").trim();
    if (this.column?.per_person && /^[0-9+-]$/u.test(sign)) this.grid.answer(sign);
    else if (sign && this.column) this.table.notices.say(this.table.writes ? WORDS.fixed
      : this.table.closedText || WORDS.closed);
  }

  list() {
    const column = this.began?.column ?? this.column;
    const typed = isPicked(column) || this.field.value !== this.opened ? this.field.value : "";
    this.picker.show(column, this.value,
      column.type === "person" && this.field.value === this.opened ? "" : typed);
    this.chips.replaceChildren(...(isList(column) ? [this.value].flat().map((one) => h("span",
      { class: "ks-cell-tag", text: typeOf(column).nameOf(one, this.table.known) })) : []));
    this.tell();
  }

  /** A screen reader hears the option that Enter would take. */
  tell() {
    const { list, lit, open } = this.picker;
    attribute(this.field, "role", open && "combobox");
    attribute(this.field, "aria-expanded", open && "true");
    attribute(this.field, "aria-controls", open && list.id);
    attribute(this.field, "aria-activedescendant", open && lit >= 0 && `${list.id}-${lit}`);
  }

  pick(option) {
    const column = this.began?.column;
    if (isList(column)) {
      this.writing.type(toggled(this.value, option.value));
      this.field.value = "";
      this.list();
      return this.place();
    }
    this.sources = option.sources ?? [];
    this.#set(option.value);
  }

  #set(value) {
    this.#write(value);
    this.shut();
    this.ready();
  }

  #put(value) {
    this.field.value = this.type.typed(value, this.table.known);
    this.place();
  }

  /** Keep what is written. @returns {boolean} false where it can't be kept so; it stays open */
  commit() {
    if (this.state !== "open") return true;
    const column = this.began?.column;
    const found = this.#read(column);
    if ("problem" in found) {
      this.say(found.problem);
      return false;
    }
    this.#write(found.value);
    this.shut();
    return true;
  }

  #read(column) {
    const text = this.field.value;
    if (this.opened === null && text === "") {
      return { value: isList(column) ? this.value : this.writing.seen };
    }
    if (text === this.opened) return { value: this.value };
    const found = this.type.read(text, this.table.known);
    if ("problem" in found || !isList(column)) {
      return column.type === "choice" && text.trim() === "" ? { value: this.value } : found;
    }
    const value = [...new Set([...this.value, ...found.value])];
    const problem = this.type.problem(value, this.table.known);
    return problem ? { problem } : { value };
  }

  #write(value) {
    this.writing.type(value);
    this.writing.close();
  }

  cancel() {
    this.writing.type(this.writing.seen);
    this.shut();
    this.ready();
  }

  shut() {
    this.state = "ready";
    this.field.value = "";
    this.picker.hide();
    this.tell();
    this.chips.replaceChildren();
    this.say("");
    this.table.typing(false);
    this.#look();
  }

  say(text) {
    setText(this.error, text);
    this.error.hidden = text === "";
  }

  #look() {
    this.element.dataset.state = this.state;
    this.large.hidden = !this.#canShow;
    this.place();
  }

  /** After rows changed: the row may have moved, or be gone. */
  refresh() {
    if (this.state === "open" && !this.table.row(this.began?.id)) this.say(WORDS.goneWhileWriting);
    else if (this.state === "ready" && !this.table.row(this.grid.at?.id)) this.#lost();
    else if (this.state === "ready") this.#label();
  }

  /** The cell that was waited at is gone: the keyboard stays in the table, but at no cell. */
  #lost() {
    this.grid.at = null;
    this.state = "off";
    this.#look();
    if (document.activeElement === this.field) this.grid.go();
  }

  /** Over its cell; out of sight where that is scrolled away. */
  place() {
    placeOver(this);
  }

  takesBlank() {
    const { column } = this;
    return column && ["text", "long_text", "number"].includes(column.type) &&
      this.table.writesIn(column);
  }

  clear() {
    const { row, column } = this;
    if (row && column && this.table.writesIn(column)) {
      this.table.actions.write(row, column, typeOf(column).empty);
    }
  }

  leave() {
    this.state = "off";
    this.grid.at = null;
    this.#look();
    this.field.blur();
    this.table.tools.search.focus();
  }

  /**
   * Somebody goes elsewhere: what is written is kept. Only another window may be looked at
   * meanwhile.
   */
  #left(event) {
    if (this.element.contains(event.relatedTarget) || !document.hasFocus()) return;
    if (this.state === "open") this.commit();
  }
}
