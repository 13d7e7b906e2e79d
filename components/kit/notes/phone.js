/** The board on a phone: write one note, and below it what is there. */

import { mountStatus } from "../../live/status.js";
import { arrange, button, h, setText } from "../dom.js";
import { NoteForm } from "./form.js";
import { drawSources, sourcesIn } from "./grid.js";
import { columnOf, placeName, placeOf, placesOf, titleOf } from "./sheet.js";
import { WORDS, coveredText } from "./words.js";
import { fullName } from "../writers.js";

export class Phone {
  /** @param {import("./board.js").Board} board */
  constructor(board) {
    this.board = board;
    const { sheet } = board;
    this.at = board.ui.phone ??= { row: sheet.rows[0]?.id ?? "", column: sheet.columns[0].id,
      filter: "" };
    this.tabs = h("div", { class: "ks-tabs", role: "group", "aria-label": "列" },
      ...sheet.columns.map((column) => this.#tab(column)));
    this.rows = h("select", { class: "ks-input ks-rows", "aria-label": sheet.row_heading || "場面",
        onchange: () => this.go({ row: this.rows.value }) },
      ...sheet.rows.map((row) => h("option", { value: row.id, text: `場面：${row.label}` })));
    this.form = this.#form();
    this.about = h("p", { class: "ks-about-names", text: WORDS.noNames });
    const of = h("p", { class: "ks-writing-of", text: sheet.of ? WORDS.writingOf(sheet.of) : "" });
    of.hidden = !sheet.of;
    this.writing = h("div", { class: "ks-writing" }, of, this.tabs, this.rows, this.about,
      this.form.element);
    this.mineTitle = h("h3");
    this.mine = h("ul", { class: "ks-notes" });
    this.filter = h("select", { class: "ks-input", "aria-label": "みんなの付箋の場所",
        onchange: () => this.go({ filter: this.filter.value }) },
      h("option", { value: "", text: "すべての場所" }), ...placesOf(sheet)
        .map((place) => h("option", { value: place, text: placeName(sheet, place) })));
    this.allTitle = h("h3");
    this.all = h("ul", { class: "ks-notes" });
    this.covered = h("div", { class: "ks-covered" });
    this.everybody = h("div", { class: "ks-everybody" }, this.allTitle, this.filter, this.covered,
      this.all);
    this.person = h("span", { class: "ks-person" });
    this.foot = h("div", { class: "ks-foot" }, this.person);
    this.stopStatus = mountStatus(this.foot, board.live);
    this.head = h("div", { class: "ks-mine-head" }, this.mineTitle, board.tools.buttons);
    this.element = h("div", { class: "ks-phone" }, this.writing, this.head, this.mine,
      this.everybody, this.foot);
  }

  /** Where a new note goes. */
  get place() {
    return placeOf(this.board.sheet, this.at.row, this.at.column);
  }

  close() {
    this.stopStatus();
    this.board.tools.element.append(this.board.tools.buttons);
  }

  #tab(column) {
    const tab = button(titleOf(column), () => this.go({ column: column.id }), "tab");
    tab.dataset.column = column.id;
    return tab;
  }

  #form() {
    const { board } = this;
    const form = new NoteForm(board, {
      what: "phone", place: "", label: "付箋に書くこと", submitLabel: "付箋をはる",
      extra: sourcesIn(board.drafts.get("phone")),
      submit: (values) => {
        board.actions.add(this.place, values, { sources: this.#spans() ? form.extra.sources : [] });
        form.clear();
        board.notices.say("付箋をはりました。");
        board.draw();
      },
    });
    return form;
  }

  #spans() {
    return Boolean(columnOf(this.board.sheet, this.at.column)?.spanning);
  }

  /** Choose column, row or filter. */
  go(where) {
    Object.assign(this.at, where);
    this.board.draw();
  }

  /**
   * Write an idea from notes.
   * @param {string} place @param {import("./grid.js").Opening} [opening]
   */
  openForm(place, { values, sources, focus = true } = {}) {
    const [row, column] = place.split("/");
    this.go(row ? { row, column } : { column });
    if (sources) this.form.extra = { sources };
    if (values) for (const [id, area] of this.form.fields) area.value = values[id] ?? "";
    drawSources(this.board, this.form);
    this.form.keep();
    if (focus) this.form.focus();
  }

  /** @param {import("./model.js").Model} model */
  render(model) {
    this.form.options.place = this.place;
    this.writing.hidden = !this.board.writes && this.form.empty;
    this.form.close(!this.board.writes);
    for (const tab of this.tabs.children) {
      tab.setAttribute("aria-pressed", String(tab.getAttribute("data-column") === this.at.column));
    }
    this.rows.hidden = this.#spans() || this.board.sheet.rows.length === 0;
    this.rows.value = this.at.row;
    this.about.hidden = this.board.state === "private";
    setText(this.person, personText(this.board.live.get("member", this.board.me)));
    this.#renderMine(model);
    this.#renderAll(model);
  }

  #renderMine(model) {
    const own = [...model.notes.values()].filter((view) => view.own)
      .sort((a, b) => (a.created < b.created ? 1 : -1));
    setText(this.mineTitle, `わたしの付箋（${own.length}枚）`);
    arrange(this.mine, own.map((view) => this.board.elements.of(view)),
      this.board.elements.pinnedIn(this.mine));
  }

  #renderAll(model) {
    const { filter } = this.at;
    const places = [...model.places].filter(([place]) => !filter || place === filter);
    const others = places.flatMap(([, { leads }]) => leads).filter((view) => !view.own);
    const covered = places.reduce((sum, [, place]) => sum + place.covered, 0);
    const count = others.length + others.reduce((sum, view) => sum + view.pile.length, 0);
    setText(this.allTitle, `みんなの付箋（${count + covered}枚）`);
    setText(this.covered, covered ? coveredText(covered, { any: false }) : "");
    this.covered.hidden = covered === 0;
    this.filter.value = filter;
    this.filter.hidden = !filter && others.length === 0;
    arrange(this.all, others.map((view) => this.board.elements.of(view)),
      this.board.elements.pinnedIn(this.all));
  }
}

/** 「さくら さん（社協）」 */
function personText(member) {
  return member?.name ? fullName({ ...member, name: `${member.name} さん` }) : "";
}
