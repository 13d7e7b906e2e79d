/** The notes of a case carried on to a board: chosen by a person, with their source. */

import { button, h, setText } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";
import { usesOf } from "../../kit/related.js";

/**
 * @import { Entry } from "../../kit/entries.js"
 * @typedef {{row: string, sheet: any, column: any}} Target
 */

export class Carry {
  #chosen = new Set();
  /** @type {{note: Entry, target: Target}[]} */
  notes = [];

  /**
   * @param {import("./form.js").Form} form
   * @param {{copy: string, targets: Target[]}} options
   */
  constructor(form, { copy, targets }) {
    this.form = form;
    this.copy = copy;
    this.targets = targets;
    const [{ sheet }] = targets;
    this.rows = h("select", { class: "ks-input", "aria-label": sheet.row_heading || "場面" },
      ...sheet.rows.map((row) => h("option", { value: row.id, text: row.label })));
    this.list = h("ul", { class: "ks-carry-list" });
    this.put = keptList(this.list, ({ note }) => note.id, ({ note }) => this.#line(note.id));
    this.send = button("", () => this.#carry(), "primary");
    this.none = h("p", { class: "ks-paper-hint", text: "付箋がはられると、ここからうつせます。" });
    this.element = h(
      "details",
      { class: "ks-carry" },
      h("summary", { text: `付箋を「${sheet.title}」へうつす` }),
      this.none,
      this.list,
      h("div", { class: "ks-carry-send" }, h("label", { class: "ks-carry-row" },
        h("span", { text: sheet.row_heading || "場面" }), this.rows), this.send),
    );
  }

  /**
   * The notes with the column to which each goes, by its row in the grid.
   * @param {Entry[]} entries
   */
  #carried(entries) {
    return entries.flatMap((note) => {
      const [copy, row] = note.body.place.split("/");
      const target = copy === this.copy && this.targets.find((known) => known.row === row);
      return target ? [{ note, target }] : [];
    });
  }

  /** @param {any} _copy @param {Entry[]} entries @param {boolean} writable */
  draw(_copy, entries, writable) {
    const notes = this.#carried(entries);
    const uses = usesOf(this.form.live.all("entry")
      .filter(({ body }) => body.sheet === this.targets[0].sheet.id));
    this.notes = notes;
    this.element.hidden = !writable;
    this.none.hidden = notes.length > 0;
    for (const id of this.#chosen) {
      if (!notes.some(({ note }) => note.id === id)) this.#chosen.delete(id);
    }
    this.put(notes.map((each) => ({ ...each, uses: uses.get(each.note.id) ?? [] })));
    setText(this.send, this.#chosen.size ? `${this.#chosen.size}枚をうつす` : "うつす付箋をえらぶ");
    this.send.disabled = this.#chosen.size === 0;
  }

  #line(id) {
    const tick = h("input", { type: "checkbox" });
    tick.addEventListener("change", () => {
      if (tick.checked) this.#chosen.add(id);
      else this.#chosen.delete(id);
      this.form.drawSoon();
    });
    const text = h("span", {});
    const there = h("span", { class: "ks-carry-there" });
    const draw = ({ note, target: { sheet, column }, uses }) => {
      tick.checked = this.#chosen.has(id);
      setText(text, `${note.body.values.text}（${column.tag || column.short || column.label}へ）`);
      const rows =
        uses.map(({ body }) => sheet.rows.find((row) => row.id === body.place.split("/")[0])?.short)
        .filter(Boolean);
      setText(there, uses.length
        ? `✓ うつしました（${[...new Set(rows)].join("・") || column.tag}）` : "");
    };
    return { box: h("li", {}, h("label", { class: "ks-check" }, tick, text), there), draw };
  }

  #carry() {
    const { form } = this;
    const chosen = this.notes.filter(({ note }) => this.#chosen.has(note.id));
    for (const { note, target } of chosen) {
      const { sheet, column } = target;
      const place = column.spanning ? `/${column.id}` : `${this.rows.value}/${column.id}`;
      form.do("entry.add", { id: form.live.ids(), sheet: sheet.id, place,
        values: { text: note.body.values.text }, sources: [note.id] }, { sheet: sheet.id });
    }
    this.#chosen.clear();
    form.notices.say(`${chosen.length}枚をうつしました。もとの付箋はそのままです。`);
    form.draw();
  }
}
