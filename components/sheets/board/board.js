/** The live board of sticky notes. `mount` is what the page calls. */

import { connect } from "../../live/live.js";
import { Actions } from "./actions.js";
import { listenToClicks } from "./clicks.js";
import { arrange, focused, h, pressedIn, styles } from "../../kit/dom.js";
import { Drag } from "./drag.js";
import { openDrafts } from "../../kit/drafts.js";
import { Editing } from "./editing.js";
import { NoteElements } from "./elements.js";
import { Grid } from "./grid.js";
import { Highlight } from "./highlight.js";
import { listenToKeys } from "./keyboard.js";
import { closeMenu } from "./menu.js";
import { buildModel } from "./model.js";
import { Notices } from "../../kit/notices.js";
import { notePager } from "./pages.js";
import { Phone } from "./phone.js";
import { refusedNotes } from "./refused.js";
import { Tools } from "./tools.js";
import { withPending } from "../../live/expected.js";
import { WORDS } from "./words.js";
import { SOURCES } from "../../kit/limits.js";

/**
 * @import { NoteForm } from "./form.js"
 * @import { Model, NoteView } from "./model.js"
 * @typedef {{workshop: string, sheet: import("./sheet.js").Sheet,
 *   view?: "member" | "projector" | "frozen", controls?: boolean}} BoardData
 * @typedef {object} Ui what is open
 * @property {Map<string, NoteForm>} adding place → the form below its notes
 * @property {Map<string, {form: NoteForm, held: NoteView}>} editing
 * @property {Set<string>} openPiles
 * @property {Set<string>} openSources
 * @property {Set<string> | null} choosing the sources chosen so far
 * @property {string | null} choosingFor the note whose sources they are; null: of one to be written
 * @property {import("./menu.js").Open | null} menu
 * @property {{row: string, column: string, filter: string} | null} phone where the phone is
 */

const NARROW = 640;
const GRACE = 300;
/** Notes from which those out of sight are not laid out. */
const MANY = 200;
let made = 0;

/** @type {WeakMap<Element, Board>} */
const boards = new WeakMap();

/**
 * Show the board in an element. Called again with new data for the same element, it goes on as it is.
 * @param {HTMLElement} root
 * @param {BoardData} data
 * @param {object} [_component] Streamlit's; not used
 * @returns {() => void} takes it away, unless it is mounted again at once
 */
export function mount(root, data, _component) {
  let board = boards.get(root);
  if (board && !board.fits(data)) {
    board.close();
    board = undefined;
  }
  if (board) board.update(data);
  else boards.set(root, (board = new Board(root, data)));
  clearTimeout(board.closing);
  const held = board;
  return () => {
    held.closing = setTimeout(() => {
      held.close();
      if (boards.get(root) === held) boards.delete(root);
    }, GRACE);
  };
}

export class Board {
  /** @type {Set<string> | null} */
  #known = null;
  /** @type {import("../../kit/drafts.js").Drafts} */
  drafts;
  /** @type {Grid | Phone | null} */
  layout = null;
  /** @type {import("../../kit/pager.js").Pager | null} */
  pager = null;
  closing = 0;

  /** @param {HTMLElement} root @param {BoardData} data @param {import("../../live/live.js").Live} [live] of a part around it */
  constructor(root, data, live) {
    this.data = data;
    this.live = live ?? connect(data.workshop, { view: data.view === "projector" ? "projector" : "member" });
    /** @type {Ui} */
    this.ui = { adding: new Map(), openPiles: new Set(), openSources: new Set(), choosing: null, choosingFor: null, menu: null, phone: null, editing: new Map() };
    /** @type {Model} */
    this.model = { notes: new Map(), places: new Map() };
    this.hintId = `ks-hint-${(made += 1)}`;
    this.box = h("div", { class: `ks-part ks-board ks-view-${this.view}`, lang: "ja" });
    this.body = h("div", { class: "ks-body" }, h("p", { class: "ks-board-loading", text: "読み込んでいます…" }));
    this.actions = new Actions(this);
    this.editing = new Editing(this);
    this.elements = new NoteElements(this);
    this.notices = new Notices(this.box);
    this.tools = new Tools(this);
    this.refused = refusedNotes(this);
    this.#build(root);
    this.drag = new Drag(this);
    this.#listen();
    this.closed = false;
    this.styled = false;
    styles(new URL("../../kit/sheet.css", import.meta.url), new URL("./board.css", import.meta.url)).then(() => {
      this.styled = true;
      this.box.classList.add("ks-ready");
      this.render();
    });
  }

  get sheet() {
    return this.data.sheet;
  }

  get view() {
    return this.data.view ?? "member";
  }

  /** @returns {string | null} */
  get me() {
    return this.live.you?.member ?? null;
  }

  /** private, open or locked */
  get state() {
    return this.live.get("sheet", this.sheet.id)?.state ?? "open";
  }

  get #takesPart() {
    return this.view === "member" && this.data.controls !== false && this.live.status !== "out";
  }

  get canLead() {
    return this.#takesPart && this.live.you?.role === "facilitator";
  }

  get canWrite() {
    return this.#takesPart && this.state !== "locked" && ["facilitator", "participant"].includes(this.live.you?.role ?? "");
  }

  /** @param {BoardData} data */
  fits(data) {
    const { workshop, sheet, view } = this.data;
    return data.workshop === workshop && data.view === view && JSON.stringify(data.sheet) === JSON.stringify(sheet);
  }

  update(data) {
    this.data = { ...data, sheet: this.data.sheet };
    this.render();
  }

  #build(root) {
    this.box.prepend(this.tools.element, this.refused.element, this.body);
    this.box.append(h("p", { id: this.hintId, class: "ks-unseen", text: WORDS.hint }));
    this.tools.element.hidden = true;
    root.append(this.box);
  }

  #listen() {
    listenToClicks(this);
    this.highlight = new Highlight(this);
    this.box.addEventListener("focusin", (event) => this.elements.tabStops(pressedIn(event, ".ks-note")));
    const watcher = new ResizeObserver(() => this.#fit());
    watcher.observe(this.box);
    watcher.observe(this.body);
    this.stops = [
      listenToKeys(this),
      this.live.subscribe((changed) => this.#changed(changed)),
      this.live.onStatus(() => this.renderSoon()),
      () => watcher.disconnect(),
    ];
  }

  close() {
    this.closed = true;
    closeMenu(this);
    this.drag.cancel();
    this.stops?.forEach((stop) => stop());
    this.notices.close();
    this.pager?.close();
    if (this.layout instanceof Phone) this.layout.close();
    this.live.release();
    this.box.remove();
  }

  #changed(changed) {
    this.#countOthers(changed);
    this.renderSoon();
  }

  /** Say how many notes of others came. */
  #countOthers(changed) {
    const entries = this.live.all("entry").filter((entry) => entry.body.sheet === this.sheet.id);
    const before = this.#known;
    this.#known = new Set(entries.map((entry) => entry.id));
    if (!before || changed === null || this.view === "projector") return;
    const fresh = entries.filter(({ id, body }) => !before.has(id) && !this.model.notes.has(id) && body.author !== this.me);
    if (fresh.length > 0) this.notices.grew(fresh.length);
  }

  #fit() {
    this.box.style.setProperty("--ks-seen", `${this.body.clientHeight}px`);
    const narrow = this.box.clientWidth > 0 && this.box.clientWidth < NARROW;
    const shape = narrow && this.view !== "projector" ? "phone" : "grid";
    if (shape === this.shape) return;
    this.shape = shape;
    this.box.dataset.shape = shape;
    if (this.layout) this.#layOut();
    this.render();
  }

  #layOut() {
    if (this.layout instanceof Phone) this.layout.close();
    this.ui.adding.clear();
    this.layout = this.shape === "phone" ? new Phone(this) : new Grid(this);
    arrange(this.body, [this.layout.element]);
    if (this.view === "projector") this.pager ??= notePager(this.body);
  }

  /** After the first snapshot the person is known, and so are their drafts. */
  #begin() {
    this.drafts = openDrafts({ storage: localStorage, workshop: this.data.workshop, sheet: this.sheet.id, member: this.me });
    this.#layOut();
    this.#draw();
    this.editing.restore();
  }

  /** With the next frame, once for many changes. */
  renderSoon() {
    if (this.frame || this.later) return;
    if (document.hidden) this.later = setTimeout(() => this.render(), 200);
    else this.frame = requestAnimationFrame(() => this.render());
  }

  /** What is drawn now needs no drawing with the next frame. */
  #notAgain() {
    cancelAnimationFrame(this.frame ?? 0);
    clearTimeout(this.later);
    this.frame = this.later = 0;
  }

  render() {
    this.#notAgain();
    if (this.closed || !this.styled || !this.live.you || !this.shape || this.drag.active) return;
    if (!this.layout) this.#begin();
    const active = focused(this.box);
    const at = active?.closest?.(".ks-note")?.dataset.id;
    const act = active?.dataset?.act;
    this.#draw();
    if (at && focused(this.box) !== active) this.focusNote(at, act);
  }

  #draw() {
    const entries = this.live.all("entry").filter((entry) => entry.body.sheet === this.sheet.id);
    const context = { sheet: this.sheet, me: this.me, name: (id) => this.live.get("member", id)?.name ?? "", elsewhere: (id) => this.#caseOf(id), kept: this.editing.kept, before: this.drawnFor === this.me ? this.model : undefined };
    this.drawnFor = this.me;
    this.elements.begin();
    this.model = buildModel(withPending(entries, this.live.pending, context), context);
    this.layout?.render(this.model);
    this.elements.forget(this.model);
    this.tools.render();
    this.refused.draw();
    this.box.classList.toggle("ks-many", this.model.notes.size > MANY);
    this.box.classList.toggle("ks-choosing", this.ui.choosing !== null);
    this.pager?.draw();
  }

  /** The case in which a note of another sheet lies: 「ケースA」. */
  #caseOf(id) {
    const copy = this.live.get("entry", this.live.get("entry", id)?.place?.split("/")[0] ?? "");
    return copy?.letter ? `ケース${copy.letter}` : "";
  }

  elementOf(id) {
    return this.elements.get(id);
  }

  focusNote(id, act) {
    this.elements.focus(id, act);
  }

  edit(view) {
    this.editing.open(view);
  }

  /** @param {"openPiles" | "openSources"} what */
  toggle(what, id) {
    if (!this.ui[what].delete(id)) this.ui[what].add(id);
    this.render();
  }

  /** @param {boolean} on @param {import("./model.js").NoteView} [view] whose sources; none: of an idea to be written */
  startChoosing(on, view) {
    const seen = view?.sources.filter((id) => this.model.notes.has(id));
    this.ui.choosing = on ? new Set(seen) : null;
    this.ui.choosingFor = view?.id ?? null;
    this.render();
  }

  choose(id) {
    const { choosing } = this.ui;
    if (choosing && !choosing.delete(id)) {
      if (choosing.size < SOURCES) choosing.add(id);
      else this.notices.say(WORDS.tooManySources);
    }
    this.render();
  }
}
