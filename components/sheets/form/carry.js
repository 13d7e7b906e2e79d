/** The notes of a case carried on to a board: chosen by a person, with their source. */

import { arrange, button, h, setText } from "../../kit/dom.js";
import { usesOf } from "../../kit/related.js";

export class Carry {
  #chosen = new Set();
  #lines = new Map();

  /**
   * @param {import("./form.js").Form} form
   * @param {{copy: string, section: any, targets: {row: string, sheet: any, column: any}[]}} options
   */
  constructor(form, { copy, section, targets }) {
    Object.assign(this, { form, copy, section, targets });
    const [{ sheet }] = targets;
    this.rows = h("select", { class: "ks-input", "aria-label": sheet.row_heading || "場面" }, ...sheet.rows.map((row) => h("option", { value: row.id, text: row.label })));
    this.list = h("ul", { class: "ks-carry-list" });
    this.send = button("", () => this.#carry(), "primary");
    this.none = h("p", { class: "ks-paper-hint", text: "付箋がはられると、ここからうつせます。" });
    this.element = h(
      "details",
      { class: "ks-carry" },
      h("summary", { text: `付箋を「${sheet.title}」へうつす` }),
      this.none,
      this.list,
      h("div", { class: "ks-carry-send" }, h("label", { class: "ks-carry-row" }, h("span", { text: sheet.row_heading || "場面" }), this.rows), this.send),
    );
  }

  /** Which column a note goes to, by its row in the grid. */
  #target({ body }) {
    const row = body.place.split("/")[1];
    return this.targets.find((target) => target.row === row);
  }

  /** @param {any} _copy @param {import("../../kit/entries.js").Entry[]} entries @param {boolean} writable */
  draw(_copy, entries, writable) {
    const notes = entries.filter((entry) => entry.body.place.startsWith(`${this.copy}/`) && this.#target(entry));
    const uses = usesOf(this.form.live.all("entry").filter(({ body }) => body.sheet === this.targets[0].sheet.id));
    this.notes = notes;
    this.element.hidden = !writable;
    this.none.hidden = notes.length > 0;
    for (const id of this.#chosen) if (!notes.some((note) => note.id === id)) this.#chosen.delete(id);
    arrange(this.list, notes.map((note) => this.#line(note, uses.get(note.id) ?? [])));
    setText(this.send, this.#chosen.size ? `${this.#chosen.size}枚をうつす` : "うつす付箋をえらぶ");
    this.send.disabled = this.#chosen.size === 0;
  }

  #line(note, uses) {
    if (!this.#lines.has(note.id)) {
      const box = h("input", { type: "checkbox" });
      box.addEventListener("change", () => {
        if (box.checked) this.#chosen.add(note.id);
        else this.#chosen.delete(note.id);
        this.form.drawSoon();
      });
      const text = h("span", {});
      const there = h("span", { class: "ks-carry-there" });
      this.#lines.set(note.id, { box, text, there, element: h("li", {}, h("label", { class: "ks-check" }, box, text), there) });
    }
    const line = this.#lines.get(note.id);
    const { sheet, column } = this.#target(note);
    line.box.checked = this.#chosen.has(note.id);
    setText(line.text, `${note.body.values.text}（${column.tag || column.short || column.label}へ）`);
    const rows = uses.map(({ body }) => sheet.rows.find((row) => row.id === body.place.split("/")[0])?.short).filter(Boolean);
    setText(line.there, uses.length ? `✓ うつしました（${[...new Set(rows)].join("・") || column.tag}）` : "");
    return line.element;
  }

  #carry() {
    const { form } = this;
    const chosen = this.notes.filter((note) => this.#chosen.has(note.id));
    for (const note of chosen) {
      const { sheet, column } = this.#target(note);
      const place = column.spanning ? `/${column.id}` : `${this.rows.value}/${column.id}`;
      form.do("entry.add", { id: form.live.ids(), sheet: sheet.id, place, values: { text: note.body.values.text }, sources: [note.id] }, { sheet: sheet.id });
    }
    this.#chosen.clear();
    form.notices.say(`${chosen.length}枚をうつしました。もとの付箋はそのままです。`);
    form.draw();
  }

  flush() {}

  close() {}
}
