/** The live table. `mount` is what the page calls; the grid beside it is found and driven by grid.js. */

import { Notices } from "../../kit/notices.js";
import { connect } from "../../live/live.js";
import { mountStatus } from "../../live/status.js";
import { h, styles } from "../../kit/dom.js";
import { part } from "../../kit/part.js";
import { Actions } from "./actions.js";
import { Cards } from "./cards.js";
import { columnsOf, isWritten } from "./columns.js";
import { knownOf } from "../../kit/values/known.js";
import { typeOf } from "../../kit/values/types.js";
import { Grid } from "./grid.js";
import { offersOf, originsOf } from "./known.js";
import { Marks } from "./marks.js";
import { refusedCells } from "./refused.js";
import { buildRows } from "./rows.js";
import { Tools } from "./tools.js";
import { Wall } from "./wall.js";
import { WORDS, grownText } from "./words.js";

/**
 * @typedef {object} Data
 * @property {string} workshop
 * @property {import("./columns.js").Sheet} sheet
 * @property {import("./columns.js").Step[]} [steps]
 * @property {any[] | Record<string, any>} [sheets] boards and forms from which rows may come
 * @property {Record<string, any>} [offered] definitions by id of the sheets whose texts are offered
 * @property {boolean} [grid] whether an AgGrid stands beside this part
 * @property {"member" | "projector"} [view]
 */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify([data.workshop, data.sheet, data.view, data.grid]));

const NARROW = 640;

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  const table = new Table(place);
  return { draw: () => table.render(), close: () => table.close() };
}

export class Table {
  /** @type {import("./rows.js").Row[]} */
  rows = [];
  shape = "";
  body = /** @type {any} */ (null);

  /** @param {import("../../kit/part.js").Place<Data>} place */
  constructor(place) {
    styles(new URL("../../kit/sheet.css", import.meta.url), new URL("./table.css", import.meta.url));
    this.place = place;
    this.data = place.data;
    this.sheet = this.data.sheet;
    this.columns = columnsOf(this.sheet, this.data.steps);
    this.live = connect(this.data.workshop, { view: this.projected ? "projector" : "member" });
    this.box = h("div", { class: `ks-part ks-table${this.projected ? " ks-table-wall" : ""}`, lang: "ja", "data-sheet": this.sheet.id });
    this.inside = h("div", { class: "ks-table-inside" });
    this.notices = new Notices(this.box);
    this.actions = new Actions(this);
    this.marks = new Marks(this);
    this.refused = refusedCells(this);
    this.tools = new Tools(this);
    this.#build();
    this.#listen();
  }

  #build() {
    const status = h("span", { class: "ks-table-status" });
    this.stopStatus = this.projected ? () => {} : mountStatus(status, this.live);
    this.tools.element.append(status);
    this.loading = h("p", { class: "ks-loading", text: "読み込んでいます…" });
    this.box.prepend(this.tools.element, this.refused.element, this.loading, this.inside);
    this.tools.element.hidden = true;
    this.place.root.append(this.box);
  }

  #listen() {
    const watcher = new ResizeObserver(() => this.#fit());
    watcher.observe(this.box);
    this.stops = [
      this.live.subscribe((changed) => this.#changed(changed)),
      this.live.onStatus(() => this.renderSoon()),
      this.live.onPresence(() => this.tools.render()),
      this.#keepInTime(),
      () => watcher.disconnect(),
      this.stopStatus,
    ];
  }

  /** Before the page goes, or a phone puts it to sleep, what is being written is kept. */
  #keepInTime() {
    const keep = () => this.body?.keep?.();
    const hidden = () => document.hidden && keep();
    addEventListener("pagehide", keep);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      removeEventListener("pagehide", keep);
      document.removeEventListener("visibilitychange", hidden);
    };
  }

  /** Tell the others that somebody writes here. @param {boolean} on */
  typing(on) {
    this.isTyping = on;
    if (this.actions.kind === "entries") this.live.typing(this.sheet.id, on ? "" : null);
  }

  /** How many others write here. */
  get typists() {
    const here = (this.live.presence?.places ?? []).find((/** @type {any} */ place) => place.sheet === this.sheet.id && place.place === "");
    return Math.max(0, (here?.count ?? 0) - (this.isTyping ? 1 : 0));
  }

  close() {
    this.closed = true;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.later);
    this.body?.close();
    this.stops.forEach((stop) => stop());
    this.notices.close();
    this.live.release();
    this.box.remove();
  }

  get projected() {
    return this.data.view === "projector";
  }

  get role() {
    return this.live.you?.role ?? "viewer";
  }

  /** private, open or locked */
  get state() {
    return this.live.get("sheet", this.sheet.id)?.state ?? "open";
  }

  get leads() {
    return !this.projected && this.role === "facilitator" && this.live.status !== "out";
  }

  /** Whether the person may write rows here. */
  get canWrite() {
    if (this.projected || this.live.status === "out" || this.state === "locked") return false;
    if (this.actions.kind !== "entries" || this.secretariat) return this.leads && this.actions.kind !== "notes";
    return this.leads || this.role === "participant";
  }

  get secretariat() {
    const record = this.live.get("sheet", this.sheet.id);
    return (record?.seen_by ?? this.sheet.seen_by) === "secretariat";
  }

  /** Whether the person may write a column. @param {import("./columns.js").Column} column */
  writes(column) {
    return this.canWrite && isWritten(column);
  }

  /** Why nothing can be written; "" where it can. */
  get closedText() {
    if (this.live.status === "out") return this.live.outMessage;
    if (this.projected || this.canWrite) return "";
    if (this.actions.kind === "notes") return this.state === "private" ? WORDS.private : "";
    return this.state === "locked" ? WORDS.locked : WORDS.readOnly;
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

  #changed(changed) {
    const before = new Set(this.rows.map(({ id }) => id));
    this.renderSoon();
    if (changed === null || this.projected || before.size === 0) return;
    const fresh = [...changed].filter((key) => key.startsWith("entry/") && !before.has(key.slice(6)) && this.live.get("entry", key.slice(6))?.sheet === this.sheet.id);
    const others = fresh.filter((key) => this.live.get("entry", key.slice(6))?.author !== this.live.you?.member);
    if (others.length > 0) this.notices.whisper(grownText(others.length));
  }

  #fit() {
    const width = this.box.clientWidth;
    if (width === 0) return;
    const wanted = this.projected ? "wall" : width < NARROW || !this.data.grid ? "cards" : "grid";
    if (wanted === this.shape) return this.body?.fit?.();
    this.shape = wanted;
    this.box.dataset.shape = wanted;
    this.body?.close();
    this.body = null;
    this.render();
  }

  /** With the next frame, once for many changes. */
  renderSoon() {
    if (this.frame || this.later) return;
    if (document.hidden) this.later = setTimeout(() => this.render(), 200);
    else this.frame = requestAnimationFrame(() => this.render());
  }

  render() {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.later);
    this.frame = this.later = null;
    if (this.closed || !this.live.you || !this.shape) return;
    this.loading.hidden = true;
    this.known = knownOf(this.live);
    this.rows = buildRows({ sheet: this.sheet, me: this.live.you.member, all: (kind) => this.live.all(kind), pending: this.live.pending, steps: this.data.steps });
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
