/**
 * Where one writes into the grid: a text field that always holds the keyboard, laid over the cell.
 * It waits there empty, so that an input method finds a field before its first sign and nothing of
 * it is lost; it lies outside the grid, so that whatever comes from others, what is being typed stays.
 */

import { attribute, el, write } from "../stage/dom.js";
import { isList, isPicked, isWritten, same, emptyOf } from "./columns.js";
import { nameOf, read } from "./formats.js";
import { isTable, readTable } from "./paste.js";
import { Picker } from "./picker.js";
import { toggled } from "./options.js";
import { WORDS, cellLabel } from "./words.js";

let made = 0;

export class Writer {
  /** @type {"off" | "ready" | "open"} */
  state = "off";

  /** @param {import("./grid.js").Grid} grid */
  constructor(grid) {
    this.grid = grid;
    this.table = grid.table;
    this.hintId = `ks-table-hint-${(made += 1)}`;
    this.field = el("textarea", {
      class: "ks-writer-field",
      attributes: { rows: 1, autocomplete: "off", spellcheck: "false", "aria-describedby": this.hintId, "aria-label": this.table.sheet.title },
    });
    this.error = el("p", { class: "ks-writer-error", attributes: { role: "alert" } });
    this.error.hidden = true;
    this.chips = el("div", { class: "ks-writer-chips" });
    this.picker = new Picker(this.table, { pick: (option) => this.#pick(option), set: (value) => this.#set(value), done: () => this.commit() && this.ready() });
    this.element = el("div", { class: "ks-writer" }, this.chips, this.field, this.error, this.picker.element);
    this.#listen();
    this.#look();
  }

  #listen() {
    const { field } = this;
    field.addEventListener("focus", () => this.state === "off" && this.grid.go());
    field.addEventListener("compositionstart", () => this.#begin());
    field.addEventListener("input", () => this.#typed());
    field.addEventListener("keydown", (event) => this.#key(event));
    field.addEventListener("copy", (event) => this.#copy(event));
    field.addEventListener("cut", (event) => this.#copy(event, true));
    field.addEventListener("paste", (event) => this.#paste(event));
    this.element.addEventListener("focusout", (event) => this.#left(event));
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
    if (this.state !== "ready" || !this.column || !this.table.writes(this.column) || this.column.type === "flag") return;
    this.open({ keep: false, list: isPicked(this.column) });
  }

  /**
   * Open for writing.
   * @param {{keep: boolean, list: boolean}} how keep what stands there; show what may be picked
   */
  open({ keep, list }) {
    const { row, column } = this;
    if (this.state === "open" || !row || !column || !this.table.writes(column)) return;
    this.begun = row;
    this.began = { id: row.id, column };
    this.seen = row.values[column.id] ?? emptyOf(column);
    this.value = this.seen;
    this.sources = [];
    this.state = "open";
    if (keep) this.field.value = this.#startText(column);
    this.opened = this.field.value;
    this.#say("");
    this.#look();
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
    if ((list || this.table.offers(column).length > 0) && this.picker.has(column)) this.#list();
    this.place();
    this.table.typing(true);
  }

  #startText(column) {
    if (isList(column) || column.type === "choice") return "";
    if (column.type === "person") return nameOf(column, String(this.value), this.table.known);
    return column.type === "date" ? String(this.value).replaceAll("-", "/").replace(/\/0/gu, "/") : String(this.value);
  }

  #typed() {
    const { column } = this;
    if (this.state === "ready") {
      const typed = this.field.value;
      if (column?.per_person || !column || !this.table.writes(column) || column.type === "flag") return this.#notHere(typed);
      this.#begin();
    }
    this.table.typing(true);
    this.sources = [];
    this.#say("");
    if (this.picker.open || isPicked(this.column)) this.#list();
    this.place();
  }

  #notHere(typed) {
    this.field.value = "";
    const sign = typed.normalize("NFKC").trim();
    if (this.column?.per_person && /^[0-9+-]$/u.test(sign)) this.grid.answer(sign);
    else if (sign && this.column) this.table.notices.say(this.table.canWrite ? WORDS.fixed : this.table.closedText || WORDS.closed);
  }

  #list() {
    const column = this.began?.column ?? this.column;
    const typed = isPicked(column) || this.field.value !== this.opened ? this.field.value : "";
    this.picker.show(column, this.value, column.type === "person" && this.field.value === this.opened ? "" : typed);
    this.chips.replaceChildren(...(isList(column) ? this.value.map((one) => el("span", { class: "ks-cell-tag", text: nameOf(column, one, this.table.known) })) : []));
    this.#tell();
  }

  /** A screen reader hears the option that Enter would take. */
  #tell() {
    const { list, lit, open } = this.picker;
    attribute(this.field, "role", open && "combobox");
    attribute(this.field, "aria-expanded", open && "true");
    attribute(this.field, "aria-controls", open && list.id);
    attribute(this.field, "aria-activedescendant", open && lit >= 0 && `${list.id}-${lit}`);
  }

  #pick(option) {
    const { column } = this.began;
    if (isList(column)) {
      this.value = toggled(this.value, option.value);
      this.field.value = "";
      this.#list();
      return this.place();
    }
    this.sources = option.sources ?? [];
    this.#set(option.value);
  }

  #set(value) {
    this.#write(value);
    this.#shut();
    this.ready();
  }

  /** Keep what is written. @returns {boolean} false where it can't be kept so; it stays open */
  commit() {
    if (this.state !== "open") return true;
    const { column } = this.began;
    const found = this.#read(column);
    if ("problem" in found) {
      this.#say(found.problem);
      return false;
    }
    this.#write(found.value);
    this.#shut();
    return true;
  }

  #read(column) {
    const text = this.field.value;
    if (isList(column)) {
      const more = text.trim() ? read(column, text, this.table.known) : { value: [] };
      return "problem" in more ? more : { value: [...new Set([...this.value, ...more.value])] };
    }
    if (text === this.opened) return { value: this.seen };
    if (column.type === "choice" && text.trim() === "") return { value: this.seen };
    return read(column, text, this.table.known);
  }

  #write(value) {
    const { id, column } = this.began;
    if (same(value, this.seen)) return;
    const row = this.table.row(id) ?? this.begun;
    this.table.actions.write(row, column, value, { seen: this.seen, sources: this.sources });
  }

  cancel() {
    this.#shut();
    this.ready();
  }

  #shut() {
    this.state = "ready";
    this.field.value = "";
    this.picker.hide();
    this.#tell();
    this.chips.replaceChildren();
    this.#say("");
    this.table.typing(false);
    this.#look();
  }

  #say(text) {
    write(this.error, text);
    this.error.hidden = text === "";
  }

  #look() {
    this.element.dataset.state = this.state;
    this.place();
  }

  /** After rows changed: the row may have moved, or be gone. */
  refresh() {
    if (this.state === "open" && !this.table.row(this.began.id)) this.#say(WORDS.goneWhileWriting);
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
    const { grid, element } = this;
    const cell = this.state !== "off" && grid.at && grid.api ? grid.cell(grid.at.id, grid.at.columnId) : null;
    const view = grid.frame?.contentDocument?.querySelector(".ag-body-viewport")?.getBoundingClientRect();
    const rect = cell?.getBoundingClientRect();
    const seen = Boolean(rect && view && rect.bottom > view.top + 4 && rect.top < view.bottom - 4);
    element.dataset.seen = String(seen || this.state === "open");
    if (!rect || !view) return;
    const frame = grid.frame.getBoundingClientRect();
    const home = element.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const top = Math.max(view.top, Math.min(rect.top, view.bottom - 40));
    const width = this.state === "open" ? Math.max(rect.width, this.picker.open ? 260 : 180) : rect.width;
    const left = Math.max(0, Math.min(rect.left, frame.width - width));
    element.style.left = `${frame.left + left - home.left}px`;
    element.style.top = `${frame.top + top - home.top}px`;
    element.style.width = `${width}px`;
    element.style.setProperty("--ks-cell-height", `${rect.height}px`);
    if (this.state === "open") this.#grow();
  }

  #grow() {
    const { field } = this;
    field.style.height = "auto";
    field.style.height = `${Math.min(320, field.scrollHeight + 2)}px`;
  }

  /* Keys */

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const done = this.state === "open" ? this.#openKey(event) : this.#readyKey(event);
    if (done) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** @returns {boolean} whether the key was for the table */
  #openKey({ key, shiftKey, altKey, ctrlKey, metaKey }) {
    const { column } = this.began;
    const lists = this.picker.open && this.picker.options.length > 0;
    if (key === "Escape") this.cancel();
    else if (key === "Tab") return this.commit() ? this.#turn(shiftKey) : true;
    else if (lists && (key === "ArrowDown" || key === "ArrowUp")) this.picker.light(key === "ArrowDown" ? 1 : -1), this.#tell();
    else if (key === "ArrowDown" && altKey && this.picker.has(column)) this.#list();
    else if (key !== "Enter") return false;
    else if (lists && this.picker.current) this.#pick(this.picker.current);
    else if ((altKey || shiftKey || ctrlKey || metaKey) && column.type === "long_text") this.#newLine();
    else if (this.commit()) this.grid.step(1, 0) || this.ready();
    return true;
  }

  #newLine() {
    this.field.setRangeText("\n", this.field.selectionStart, this.field.selectionEnd, "end");
    this.place();
  }

  /** To the next cell, or out of the table after the last. */
  #turn(back) {
    return this.grid.step(0, back ? -1 : 1, true);
  }

  /** @returns {boolean} */
  #readyKey(event) {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    const { grid } = this;
    const far = ctrlKey || metaKey;
    const steps = /** @type {Record<string, [number, number]>} */ ({ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] });
    if (far && (key === "ArrowUp" || key === "ArrowDown")) grid.moveRow(key === "ArrowUp" ? -1 : 1);
    else if (far && key.toLowerCase() === "z") this.table.actions.undo();
    else if (far && (key === "Home" || key === "End")) grid.edge(key === "Home" ? -1 : 1, key === "Home" ? -1 : 1);
    else if (far) return false;
    else if (altKey && key === "ArrowDown") grid.press();
    else if (steps[key]) grid.step(...steps[key]);
    else if (key === "Tab") return this.#turn(shiftKey);
    else if (key === "Home" || key === "End") grid.edge(0, key === "Home" ? -1 : 1);
    else if (key === "PageUp" || key === "PageDown") grid.step(0, 0), grid.edge(key === "PageUp" ? -1 : 1, 0);
    else if (key === "Enter" || key === "F2" || (key === " " && !this.#takesBlank())) grid.press();
    else if (key === "Delete" || key === "Backspace") this.#clear();
    else if (key === "Escape") this.#leave();
    else return false;
    return true;
  }

  #takesBlank() {
    const { column } = this;
    return column && ["text", "long_text", "number"].includes(column.type) && this.table.writes(column);
  }

  #clear() {
    const { row, column } = this;
    if (row && column && this.table.writes(column)) this.table.actions.write(row, column, emptyOf(column));
  }

  #leave() {
    this.state = "off";
    this.grid.at = null;
    this.#look();
    this.field.blur();
    this.table.tools.search.focus();
  }

  /** Somebody goes elsewhere: what is written is kept. Only another window may be looked at meanwhile. */
  #left(event) {
    if (this.element.contains(event.relatedTarget) || !document.hasFocus()) return;
    if (this.state === "open") this.commit();
  }

  /* The clipboard */

  #copy(event, cut = false) {
    const { row, column } = this;
    if (this.state !== "ready" || !row || !column) return;
    const text = this.table.text(row, column);
    event.clipboardData.setData("text/plain", /[\t\n"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    event.preventDefault();
    if (cut) this.#clear();
  }

  #paste(event) {
    const text = event.clipboardData.getData("text/plain");
    const cells = isTable(text, event.clipboardData.getData("text/html"));
    const { column } = this;
    if (this.state === "open" && !(cells && this.field.value === this.opened)) return;
    if (this.state === "ready" && !cells && column && isWritten(column) && !isPicked(column) && !text.trim().includes("\n")) return;
    event.preventDefault();
    if (this.state === "open") this.#shut();
    if (!this.table.canWrite) return this.table.notices.say(this.table.closedText || WORDS.closed);
    this.grid.paste(readTable(text));
  }
}

