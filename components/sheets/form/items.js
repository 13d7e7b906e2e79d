/** A repeating group or a small table inside a copy: each row is an entry of its own. */

import { button, firstField, h, setText } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";
import { entryField } from "../../kit/entry_field.js";
import { itemsIn, stepped } from "../../kit/entries.js";
import { leftToReport } from "./follow_up.js";
import { pictureOf } from "./pictures.js";

export class Items {
  /**
   * @param {import("./form.js").Form} form
   * @param {{copy: string, field: import("../../kit/entries.js").Field, quiet?: boolean}} options
   */
  constructor(form, { copy, field, quiet = false }) {
    this.form = form;
    this.copy = copy;
    this.field = field;
    this.table = field.type === "table";
    this.parts = (field.fields ?? field.columns ?? []).filter((part) => !part.auto &&
      !part.per_person);
    this.list = h("div", { class: "ks-paper-rows" });
    this.put = keptList(this.list, ({ id }) => id, ({ id }) => makeRow(this, id));
    this.picture = pictureOf(field);
    this.add = button("＋ 行をふやす", () => this.#add(), "", { class: "ks-add ks-paper-add" });
    this.reports = form.sheet.follow_up?.into === field.id
      ? button("", () => this.#report(), "", { class: "ks-add ks-paper-add" }) : null;
    this.element = h(
      "div",
      { class: `ks-paper-items${this.table ? " ks-paper-table" : ""}`, role: "group",
        "aria-label": field.label },
      h("div", { class: quiet ? "ks-unseen" : "ks-paper-head" },
        h("span", { class: "ks-paper-label", text: field.label })),
      field.hint && h("p", { class: "ks-paper-hint", text: field.hint }),
      this.table && h("div", { class: "ks-paper-row ks-paper-row-head", "aria-hidden": "true" },
        ...this.parts.map((part) => h("span", { text: part.label })), h("span", {})),
      this.list,
      this.reports,
      this.add,
      this.picture?.element,
    );
    this.element.style.setProperty("--ks-columns", `${widths(this.parts)} auto`);
  }

  get place() {
    return `${this.copy}/${this.field.id}`;
  }

  #add() {
    const id = this.form.live.ids();
    this.form.do("entry.add", { id, sheet: this.form.sheet.id, place: this.place, values: {} });
    this.form.draw();
    const row = this.list.querySelector(`[data-id="${id}"]`);
    if (row) firstField(row, "input, textarea, select")?.focus();
  }

  /** What was decided last becomes rows to report on. */
  #report() {
    const { form, place } = this;
    for (const { values, source } of leftToReport(form.sheet, this.copy, form.entries)) {
      const sources = source ? { sources: [source] } : {};
      form.do("entry.add",
        { id: form.live.ids(), sheet: form.sheet.id, place, values, ...sources });
    }
    form.draw();
  }

  /** @param {import("../../kit/entries.js").Entry[]} entries */
  #drawReports(entries, writable) {
    if (!this.reports) return;
    const left = leftToReport(this.form.sheet, this.copy, entries).length;
    setText(this.reports, `前回決めたことを入れる（${left}）`);
    this.reports.hidden = !writable || left === 0;
  }

  /** @param {import("../../kit/entries.js").Entry[]} entries @param {boolean} writable */
  draw(entries, writable) {
    const items = itemsIn(entries, this.copy, this.field.id);
    this.writable = writable;
    this.put(items);
    this.add.hidden = !writable;
    this.#drawReports(entries, writable);
    this.picture?.draw(items);
  }

  close() {
    this.put([]);
  }
}

/** Pixels that a date needs. */
const DATE = 160;

/** How wide the columns of a small table are; many share the page beside the fields' titles. */
function widths(/** @type {any[]} */ parts) {
  const dates = parts.filter(({ type }) => type === "date").length;
  const left = (560 - DATE * dates) / Math.max(1, parts.length - dates);
  const least = Math.max(60, Math.min(120, Math.floor(left)));
  return parts.map(({ type, width }) => {
    const share = width ?? (type === "long_text" ? 3 : 2);
    return `minmax(${type === "date" ? DATE : least}px, ${share}fr)`;
  }).join(" ");
}

function makeRow(items, id) {
  const { form, parts, table } = items;
  const fields = parts.map((field) =>
    entryField(form, { entry: id, field, narrow: table, quiet: table && !form.narrow }));
  const fresh = h("small", { class: "ks-fresh" });
  let line = [];
  const move = (step) => {
    const where = stepped(line, id, step);
    if (where) {
      form.do("entry.move",
        { id, place: items.place, ...(where.before ? { before: where.before } : {}) });
    }
  };
  const up = button("↑", () => move(-1), "small");
  const down = button("↓", () => move(1), "small");
  const away = button("けす", () => form.remove(id), "small danger");
  const tools = h("div", { class: "ks-paper-tools" }, up, down, away);
  const box = h("div", { class: "ks-paper-row", role: "group", "data-id": id },
    ...fields.map(({ element }) => element), tools, fresh);
  const draw = (_item, at, entries) => {
    line = entries;
    box.setAttribute("aria-label", `${items.field.label} ${at + 1}行目`);
    up.setAttribute("aria-label", `${at + 1}行目を上へ`);
    up.disabled = at === 0;
    down.setAttribute("aria-label", `${at + 1}行目を下へ`);
    down.disabled = at === entries.length - 1;
    away.setAttribute("aria-label", `${at + 1}行目をけす`);
    tools.hidden = !items.writable;
    setText(fresh, form.fresh.rowText(id, parts));
    fields.forEach((field) => field.draw(items.writable));
  };
  return { box, draw, close: () => fields.forEach((field) => field.close()) };
}
