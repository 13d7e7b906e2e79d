/**
 * Drives the AgGrid beside this part. It lives in a frame of the same origin and gives its api away
 * when it is ready (grid_options.py); everything else, the line to the workshop too, is here.
 */

import { h } from "../../kit/dom.js";
import { columnDefs, TOOLS } from "./grid_columns.js";
import { isPicked } from "./columns.js";
import { pasteInto } from "./grid_paste.js";
import { dragged, dropped, moveRow } from "./grid_rows.js";
import { RowMenu } from "./row_menu.js";
import { WORDS } from "./words.js";
import { Writer } from "./writer.js";

const READY = "kasane-grid";
const LOWEST = 260;
const AROUND = 170;

export class Grid {
  /** @type {any} */
  api = null;
  /** @type {string | null} */
  beginsWith = null;
  /** @type {{id: string, columnId: string} | null} the cell that has the keyboard */
  at = null;
  /** @type {number | null} null: the grid is not there yet */
  shown = null;
  /** What listens to the grid. @type {[string, (event: any) => void][]} */
  listeners = [];
  /** @type {Map<string, any>} */
  drawn = new Map();
  moving = 0;

  /** @param {any} table */
  constructor(table) {
    this.table = table;
    this.writer = new Writer(this);
    this.menu = new RowMenu(table);
    this.waiting = h("p", { class: "ks-loading", text: WORDS.coming });
    table.inside.append(this.waiting, this.writer.element,
      h("p", { class: "ks-unseen", text: WORDS.hint, id: this.writer.hintId }));
    this.look = () => this.#find();
    addEventListener(READY, this.look);
    this.resize = () => this.fit();
    addEventListener("resize", this.resize);
    this.#find();
  }

  close() {
    removeEventListener(READY, this.look);
    removeEventListener("resize", this.resize);
    this.writer.close();
    this.menu.close();
    this.#forget();
  }

  /** What is being written is kept before the page goes. */
  keep() {
    this.writer.commit();
  }

  /** The frame is made anew when Streamlit draws the page again. */
  #find() {
    const home = this.table.place.root.closest('[class*="st-key-table-"]');
    const frame = home?.querySelector("iframe");
    const api = frame?.contentWindow?.kasaneGrid;
    if (!api || api === this.api || api.isDestroyed()) return;
    this.#forget();
    this.frame = frame;
    this.api = api;
    this.waiting.hidden = true;
    this.#dress();
    this.#listen();
    this.drawn = new Map();
    api.setGridOption("columnDefs", columnDefs(this));
    this.render();
    if (this.beginsWith) this.begin(this.beginsWith);
  }

  #forget() {
    for (const [event, listener] of this.listeners) {
      if (!this.api?.isDestroyed?.()) this.api?.removeEventListener(event, listener);
    }
    this.api = null;
    this.listeners = [];
  }

  /** The frame gets our looks, and only the writer is a stop of the keyboard. */
  #dress() {
    const { contentDocument: page } = this.frame;
    this.frame.tabIndex = -1;
    this.frame.title = this.table.sheet.title;
    page.documentElement.lang = "ja";
    const all = document.querySelector('link[href$="/styles.css"]')?.getAttribute("href") ?? "";
    for (const name of ["kit/colours.css", "sheets/table/grid.css"]) {
      const link = page.createElement("link");
      Object.assign(link, { rel: "stylesheet", href: all.replace(/styles\.css$/, name) });
      page.head.append(link);
    }
  }

  #listen() {
    const on = (/** @type {string} */ event, /** @type {(event: any) => void} */ job) => {
      this.api.addEventListener(event, job);
      this.listeners.push([event, job]);
    };
    on("cellFocused", (event) => setTimeout(() => this.#focused(event)));
    on("cellClicked", (event) => this.#clicked(event));
    on("rowDragMove", (event) => dragged(this, event));
    on("rowDragLeave", () => this.api.setRowDropPositionIndicator(null));
    on("rowDragEnd", (event) => dropped(this, event));
    on("sortChanged", () => this.#sorted());
    on("filterChanged", () => this.#counted());
    for (const moved of ["bodyScroll", "modelUpdated", "columnResized", "displayedColumnsChanged",
        "gridSizeChanged", "rowDataUpdated"]) {
      on(moved, () => this.#moved());
    }
  }

  render() {
    if (!this.api) return;
    const { table } = this;
    const fresh =
      new Map(table.rows.map((/** @type {any} */ row) => [row.id, this.#drawnRow(row)]));
    const before = [...this.drawn.values()];
    const same = fresh.size === before.length &&
      [...fresh.values()].every((one, index) => before[index] === one);
    this.drawn = fresh;
    const rights = JSON.stringify([table.writes, table.marks.open, table.state]);
    if (rights !== this.rights) this.#rights(rights);
    if (!same) this.api.setGridOption("rowData", [...fresh.values()]);
    this.#counted();
    this.writer.refresh();
    this.fit();
  }

  /** The same object as before where nothing of it changed: AgGrid then leaves the row alone. */
  #drawnRow(row) {
    const texts = Object.fromEntries(this.table.columns.map((/** @type {any} */ column) =>
      [column.id, this.table.text(row, column)]));
    const sign = row.sign + JSON.stringify(texts);
    const known = this.drawn.get(row.id);
    return known?.sign === sign ? known : { id: row.id, row, texts, sign };
  }

  #rights(rights) {
    this.rights = rights;
    this.api.setGridOption("columnDefs", columnDefs(this));
    this.api.refreshCells({ force: true });
  }

  get sortedBy() {
    return this.api?.getColumnState().find((/** @type {any} */ state) => state.sort) ?? null;
  }

  /** Rows can be moved only where what is seen is their own order. */
  get moves() {
    return this.table.writes && this.table.actions.way.own && !this.sortedBy &&
      !this.api?.isAnyFilterPresent();
  }

  /** As high as its rows, and no higher than the window. */
  fit() {
    if (!this.api || !this.frame) return;
    const count = this.api.getDisplayedRowCount();
    const last = count > 0 ? this.api.getDisplayedRowAtIndex(count - 1) : null;
    const head = this.frame.contentDocument.querySelector(".ag-header")?.offsetHeight ?? 48;
    const rows = last ? last.rowTop + last.rowHeight : 80;
    const most = Math.max(LOWEST, innerHeight - AROUND);
    const height = `${Math.round(Math.min(most, Math.max(LOWEST, head + rows + 4)))}px`;
    if (this.frame.style.height !== height) this.frame.style.height = height;
    this.writer.place();
  }

  #moved() {
    cancelAnimationFrame(this.moving);
    this.moving = requestAnimationFrame(() => this.fit());
  }

  #counted() {
    if (!this.api) return;
    this.shown = this.api.getDisplayedRowCount();
    this.table.tools.render();
    if (this.shown) this.api?.hideOverlay?.();
    else if (this.table.rows.length > 0) this.api?.showNoRowsOverlay?.();
  }

  filter(text) {
    this.api?.setGridOption("quickFilterText", text);
    this.#counted();
  }

  sort(colId, sort) {
    this.api?.applyColumnState({ state: colId ? [{ colId, sort }] : [],
      defaultState: { sort: null } });
  }

  #sorted() {
    const by = this.sortedBy;
    this.table.tools.sorted(by?.colId ?? null, by?.sort ?? null);
    this.#moved();
  }

  /* Where the keyboard is */

  column(id) {
    return this.table.columns.find((/** @type {any} */ column) => column.id === id) ?? null;
  }

  get columnIds() {
    return this.api.getAllDisplayedColumns().map((/** @type {any} */ column) => column.getColId());
  }

  cell(id, columnId) {
    return this.frame?.contentDocument?.querySelector(
      `[row-id="${CSS.escape(id)}"] [col-id="${CSS.escape(columnId)}"]`) ?? null;
  }

  /** Go to a cell; the first one where none is named. */
  go(id = this.at?.id, columnId = this.at?.columnId) {
    if (!this.api || this.api.getDisplayedRowCount() === 0 || !this.writer.commit()) return;
    const node = (id && this.api.getRowNode(id)) || this.api.getDisplayedRowAtIndex(0);
    const column = columnId && this.columnIds.includes(columnId) ? columnId
      : this.columnIds.find((/** @type {string} */ known) => known !== TOOLS);
    this.at = { id: node.id, columnId: column };
    this.api.ensureIndexVisible(node.rowIndex);
    this.api.ensureColumnVisible(column);
    this.writer.ready();
  }

  /** @returns {boolean} false where there is no such cell */
  step(down, across, turn = false) {
    if (!this.at) return false;
    const ids = this.columnIds;
    let row = (this.api.getRowNode(this.at.id)?.rowIndex ?? 0) + down;
    let column = ids.indexOf(this.at.columnId) + across;
    if (turn && (column < 0 || column >= ids.length)) {
      row += Math.sign(across);
      column = (column + ids.length) % ids.length;
    }
    const node = this.api.getDisplayedRowAtIndex(row);
    if (!node || !ids[column]) return false;
    this.go(node.id, ids[column]);
    return true;
  }

  edge(down, across) {
    const count = this.api.getDisplayedRowCount();
    const node = down ? this.api.getDisplayedRowAtIndex(down > 0 ? count - 1 : 0)
      : this.api.getRowNode(this.at?.id);
    const ids = this.columnIds;
    if (node) this.go(node.id, across ? ids.at(across > 0 ? -1 : 0) : this.at?.columnId);
  }

  #focused({ rowIndex, column }) {
    const node = rowIndex === null || rowIndex === undefined ? null
      : this.api?.getDisplayedRowAtIndex(rowIndex);
    if (node && column?.getColId) this.go(node.id, column.getColId());
  }

  #clicked({ node, column, event }) {
    const columnId = column.getColId();
    this.go(node.id, columnId);
    const pressed = event.target.closest?.("[data-mark]");
    if (pressed) this.#mark(node.id, columnId, Number(pressed.dataset.mark));
    else setTimeout(() => this.press(true));
  }

  /** What Enter or a click does at the cell. */
  press(byMouse = false) {
    const { id, columnId } = this.at ?? {};
    const row = id && this.table.row(id);
    if (!row) return;
    if (columnId === TOOLS) return this.menu.open(row, this.cell(id, columnId), this);
    const column = this.column(columnId ?? "");
    if (!this.table.writesIn(column)) return;
    if (column.type === "flag") {
      return void this.table.actions.write(row, column, row.values[column.id] === "1" ? "" : "1");
    }
    this.writer.open({ keep: true, list: byMouse || isPicked(column) });
  }

  #mark(id, columnId, value) {
    const [row, column] = [this.table.row(id), this.column(columnId)];
    if (!row || !this.table.marks.open) return;
    const own = this.table.marks.ownOf(row, column);
    this.table.actions.vote(row, column, column.type === "scale" && own === value ? 0 : value);
  }

  /** A digit, + or − in a column where everybody answers. @param {string} sign */
  answer(sign) {
    const row = this.table.row(this.at?.id);
    const column = this.column(this.at?.columnId);
    if (!row || !column?.per_person || !this.table.marks.open) return;
    const own = this.table.marks.ownOf(row, column);
    const wanted = { "+": own + 1, "-": own - 1 }[sign] ?? Number(sign);
    const [least, most] = column.type === "votes" ? [0, own + this.table.marks.left(column)]
      : [column.least, column.most];
    if (wanted >= least && wanted <= most) this.table.actions.vote(row, column, wanted);
    else if (wanted === 0) this.table.actions.vote(row, column, 0);
  }

  /* Rows */

  /** A row was added here: its first column is begun. */
  begin(id) {
    // Who adds a row before the grid is there writes in it as soon as it is.
    this.beginsWith = this.api ? null : id;
    const first =
      this.table.columns.find((/** @type {any} */ column) => this.table.writesIn(column));
    requestAnimationFrame(() => this.api?.getRowNode(id) && first &&
      (this.go(id, first.id), this.press()));
  }

  /** @param {number} step 1 down, -1 up */
  moveRow(step) {
    moveRow(this, step);
  }

  /** @param {string[][]} cells */
  paste(cells) {
    return pasteInto(this, cells);
  }
}
