/**
 * The live table. `mount` is what the page calls; the grid beside it is found and driven by
 * grid.js.
 */

import { h, wear } from "../../kit/dom.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { Actions } from "./actions.js";
import { Cards } from "./cards.js";
import { onPaper } from "../../kit/paper.js";
import { entriesOn } from "../../kit/entries.js";
import { columnsOf, isWritten, resultsFirst } from "./columns.js";
import { knownOf } from "../../kit/values/known.js";
import { typeOf } from "../../kit/values/types.js";
import { Grid } from "./grid.js";
import { offersOf, originsOf } from "./known.js";
import { Marks } from "./marks.js";
import { refusedCells } from "./refused.js";
import { buildRows } from "./rows.js";
import { Tools } from "./tools.js";
import { Wall } from "./wall.js";
import { grownText } from "./words.js";

const NARROW = 640;

export class Table extends LivePart {
  /** @type {import("./rows.js").Row[]} */
  rows = [];
  /** "grid", "cards" or "wall"; "" before the first measuring. */
  shape = "";
  body = /** @type {any} */ (null);
  isTyping = false;
  /** @type {import("../../kit/values/value.js").Known} */
  known;

  /**
   * @param {import("../../kit/live_part.js").Opened} opened `grid` in the data: whether an AgGrid
   *   stands beside this part
   */
  constructor(opened) {
    super(opened);
    const rows = entriesOn(this.live.all("entry"), this.sheet.id);
    this.columns = resultsFirst(columnsOf(this.sheet, this.programme.steps), this.sheet.todo,
      rows.map(({ body }) => body.values));
    this.inside = h("div", { class: "ks-table-inside" });
    this.loading = h("p", { class: "ks-loading", text: "読み込んでいます…" });
    this.actions = new Actions(this);
    this.marks = new Marks(this);
    this.refused = refusedCells(this);
    this.tools = new Tools(this);
    this.tools.element.hidden = true;
    this.box = this.frame(`ks-table${this.onWall ? " ks-table-wall" : ""}`, this.tools.element,
      this.refused.element, this.loading, this.inside);
    this.box.dataset.sheet = this.sheet.id;
    this.#status();
    this.watchSize(this.box);
    this.#keepInTime();
    this.stops.push(onPaper(() => this.#onPaper()));
  }

  /** The whole table; a grid draws only what is in sight. */
  #onPaper() {
    const cells = (/** @type {import("./rows.js").Row} */ row) =>
      this.columns.map((column) => h("td", { text: this.text(row, column) }));
    const paper = h("table", { class: "ks-table-paper" },
      h("thead", {}, h("tr", {}, ...this.columns.map(({ label }) => h("th", { text: label })))),
      h("tbody", {}, ...this.rows.map((row) => h("tr", {}, ...cells(row)))));
    this.box.append(paper);
    return () => paper.remove();
  }

  #status() {
    const status = h("span", { class: "ks-table-status" });
    this.tools.element.append(status);
    if (!this.onWall) this.tellStatus(status);
  }

  presenceHeard() {
    if (this.body) this.tools.render();
  }

  /** Before the page goes, or a phone puts it to sleep, what is being written is kept. */
  #keepInTime() {
    const keep = () => this.body?.keep?.();
    const hidden = () => document.hidden && keep();
    addEventListener("pagehide", keep);
    document.addEventListener("visibilitychange", hidden);
    this.stops.push(() => {
      removeEventListener("pagehide", keep);
      document.removeEventListener("visibilitychange", hidden);
    });
  }

  /** Tell the others that somebody writes here. @param {boolean} on */
  typing(on) {
    this.isTyping = on;
    if (this.actions.way.own) this.live.typing(this.sheet.id, on ? "" : null);
  }

  /** How many others write here. */
  get typists() {
    const here = (this.live.presence?.places ?? []).find((/** @type {any} */ place) =>
      place.sheet === this.sheet.id && place.place === "");
    return Math.max(0, (here?.count ?? 0) - (this.isTyping ? 1 : 0));
  }

  close() {
    super.close();
    this.body?.close();
  }

  /** How the sheet is held. */
  get state() {
    return this.who.state;
  }

  /** Whether this person shows rows and cells of it large on the wall. */
  get shows() {
    return this.leads && this.actions.way.own && this.sheet.seen_by === "everyone";
  }

  /** Whether the person may write a column. @param {import("./columns.js").Column} column */
  writesIn(column) {
    return this.writes && isWritten(column);
  }

  /** Why nothing can be written; "" where it can. */
  get closedText() {
    if (this.live.status === "out") return this.live.outMessage;
    if (this.onWall || this.writes) return "";
    return this.actions.way.closed(this.state);
  }

  /** @param {string} id */
  row(id) {
    return this.rows.find((row) => row.id === id) ?? null;
  }

  /** What is shown in a cell, as one text. */
  text(row, column) {
    if (column.auto === "row_number") return String(row.number);
    if (column.auto === "sources") return this.origins(row).join("、");
    if (column.auto === "pile") return row.under;
    if (column.per_person) return this.marks.text(row, column);
    return typeOf(column).show(row.values[column.id], this.known);
  }

  /** Where a row came from, in short words. */
  origins(row) {
    return originsOf(this, row);
  }

  /** What else may be written into a column. @param {import("./columns.js").Column} column */
  offers(column) {
    return offersOf(this, column);
  }

  heard(changed) {
    const before = new Set(this.rows.map(({ id }) => id));
    this.drawSoon();
    if (changed === null || this.onWall || before.size === 0) return;
    const fresh = [...changed].filter((key) => key.startsWith("entry/") &&
      !before.has(key.slice(6)) && this.live.get("entry", key.slice(6))?.sheet === this.sheet.id);
    const others = fresh.filter((key) => this.live.get("entry", key.slice(6))?.author !== this.me);
    if (others.length > 0) this.notices.whisper(grownText(others.length));
  }

  fit() {
    const width = this.box.clientWidth;
    if (width === 0) return;
    const wanted = this.onWall ? "wall" : width < NARROW || !this.data.grid ? "cards" : "grid";
    if (wanted === this.shape) return this.body?.fit?.();
    this.shape = wanted;
    this.box.dataset.shape = wanted;
    this.body?.close();
    this.body = null;
    this.draw();
  }

  get ready() {
    return super.ready && this.shape !== "";
  }

  paint() {
    this.loading.hidden = true;
    this.known = knownOf(this.live);
    this.rows = buildRows({ sheet: this.sheet, all: (kind) => this.live.all(kind),
      steps: this.programme.steps });
    this.marks.count();
    const fresh = this.body === null;
    this.body ??= this.#body();
    if (fresh) this.tools.apply();
    this.body.render();
    this.tools.render();
    this.refused.draw();
  }

  #body() {
    const Body = { grid: Grid, cards: Cards, wall: Wall }[this.shape] ?? Cards;
    this.inside.replaceChildren();
    return new Body(this);
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "sheet", "table");
  return new Table(opened);
});
