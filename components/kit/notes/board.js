/** Sticky notes in places: a board of its own, or a grid in a form. */

import { Actions } from "./actions.js";
import { listenToClicks } from "./clicks.js";
import { arrange, focused, h, pressedIn } from "../dom.js";
import { Drag } from "./drag.js";
import { Editing } from "./editing.js";
import { NoteElements } from "./elements.js";
import { Grid } from "./grid.js";
import { Highlight } from "./highlight.js";
import { listenToKeys } from "./keyboard.js";
import { closeMenu } from "./menu.js";
import { buildModel } from "./model.js";
import { LivePart } from "../live_part.js";
import { Pager } from "../pager.js";
import { Phone } from "./phone.js";
import { refusedNotes } from "./refused.js";
import { Tools } from "./tools.js";
import { onPaper } from "../paper.js";
import { WallGrid } from "./wall_grid.js";
import { WORDS } from "./words.js";
import { SOURCES } from "../limits.js";

/**
 * @import { NoteForm } from "./form.js"
 * @import { Model, NoteView } from "./model.js"
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
/** Notes from which those out of sight are not laid out. */
const MANY = 200;
let made = 0;

export class Board extends LivePart {
  /** @type {Set<string> | null} */
  #known = null;
  #ownSheet;
  #restored = false;
  /** "phone" or "grid"; "" before the first measuring. */
  shape = "";
  /** @type {Grid | Phone | WallGrid | null} */
  layout = null;
  /** @type {import("../pager.js").Pager | null} */
  pager = null;

  /**
   * @param {import("../live_part.js").Opened} opened
   * @param {import("./sheet.js").Sheet} [sheet] of a part around it; its own by its data
   */
  constructor(opened, sheet) {
    super(opened);
    this.#ownSheet = sheet;
    /** @type {Ui} */
    this.ui = { adding: new Map(), openPiles: new Set(), openSources: new Set(), choosing: null,
      choosingFor: null, menu: null, phone: null, editing: new Map() };
    /** @type {Model} */
    this.model = { notes: new Map(), places: new Map() };
    this.hintId = `ks-hint-${(made += 1)}`;
    this.body = h("div", { class: "ks-body" },
      h("p", { class: "ks-board-loading", text: "読み込んでいます…" }));
    this.actions = new Actions(this);
    this.editing = new Editing(this);
    this.elements = new NoteElements(this);
    this.tools = new Tools(this);
    this.tools.element.hidden = true;
    this.refused = refusedNotes(this);
    this.box = this.frame(`ks-board ks-view-${this.onWall ? "projector" : "member"}`,
      this.tools.element, this.refused.element, this.body);
    this.box.append(h("p", { id: this.hintId, class: "ks-unseen", text: WORDS.hint }));
    this.drag = new Drag(this);
    this.stops.push(onPaper(() => this.#unfold()));
    this.#listen();
  }

  /** All piles open. */
  #unfold() {
    const { openPiles } = this.ui;
    this.ui.openPiles = new Set(this.model.notes.keys());
    this.draw();
    return () => {
      this.ui.openPiles = openPiles;
      this.draw();
    };
  }

  get sheet() {
    return this.#ownSheet ?? super.sheet;
  }

  /** private, open or locked */
  get state() {
    return this.who.state;
  }

  #listen() {
    listenToClicks(this);
    this.highlight = new Highlight(this);
    this.box.addEventListener("focusin",
      (event) => this.elements.tabStops(pressedIn(event, ".ks-note")));
    this.watchSize(this.box, this.body);
    this.stops.push(listenToKeys(this));
  }

  close() {
    super.close();
    closeMenu(this);
    this.drag.cancel();
    this.pager?.close();
    if (this.layout instanceof Phone) this.layout.close();
    this.box.remove();
  }

  /** Who else writes is not shown here. */
  presenceHeard() {}

  heard(changed) {
    this.#countOthers(changed);
    this.drawSoon();
  }

  /** Say how many notes of others came. */
  #countOthers(changed) {
    const entries = this.live.all("entry").filter((entry) => entry.body.sheet === this.sheet.id);
    const before = this.#known;
    this.#known = new Set(entries.map((entry) => entry.id));
    if (!before || changed === null || this.onWall) return;
    const fresh = entries.filter(({ id, body }) => !before.has(id) && !this.model.notes.has(id) &&
      body.author !== this.me);
    if (fresh.length > 0) this.notices.grew(fresh.length);
  }

  fit() {
    this.box.style.setProperty("--ks-seen", `${this.body.clientHeight}px`);
    const narrow = this.box.clientWidth > 0 && this.box.clientWidth < NARROW;
    const shape = narrow && !this.onWall ? "phone" : "grid";
    if (shape === this.shape) return;
    this.shape = shape;
    this.box.dataset.shape = shape;
    if (this.layout) this.#layOut();
    this.draw();
  }

  #layOut() {
    if (this.layout instanceof Phone) this.layout.close();
    this.ui.adding.clear();
    if (this.onWall) this.#onWall();
    else this.layout = this.shape === "phone" ? new Phone(this) : new Grid(this);
    if (this.layout) arrange(this.body, [this.layout.element]);
  }

  #onWall() {
    const wall = new WallGrid(this);
    this.layout = wall;
    this.pager = new Pager(this.live, wall.element, (turn) => wall.show(turn));
  }

  begin() {
    this.#layOut();
  }

  get ready() {
    return super.ready && this.shape !== "" && !this.drag.active;
  }

  /** What was half-typed before a reload is opened again once there are notes. */
  paint() {
    const active = focused(this.box);
    const at = active?.closest?.(".ks-note")?.dataset.id;
    const act = active?.dataset?.act;
    this.#draw();
    if (at && focused(this.box) !== active) this.focusNote(at, act);
    if (this.#restored) return;
    this.#restored = true;
    this.editing.restore();
  }

  #draw() {
    const entries = this.live.all("entry").filter((entry) => entry.body.sheet === this.sheet.id);
    const context = { sheet: this.sheet, me: this.me,
      name: (id) => this.live.get("member", id)?.name ?? "", elsewhere: (id) => this.#caseOf(id),
      fresh: this.sheet.fresh, kept: this.editing.kept,
      before: this.drawnFor === this.me ? this.model : undefined };
    this.drawnFor = this.me;
    this.elements.begin();
    this.model = buildModel(new Map(entries.map((entry) => [entry.id, entry])), context);
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
    this.draw();
  }

  /**
   * @param {boolean} on
   * @param {import("./model.js").NoteView} [view] whose sources; none: of an idea to be written
   */
  startChoosing(on, view) {
    const seen = view?.sources.filter((id) => this.model.notes.has(id));
    this.ui.choosing = on ? new Set(seen) : null;
    this.ui.choosingFor = view?.id ?? null;
    this.draw();
  }

  choose(id) {
    const { choosing } = this.ui;
    if (choosing && !choosing.delete(id)) {
      if (choosing.size < SOURCES) choosing.add(id);
      else this.notices.say(WORDS.tooManySources);
    }
    this.draw();
  }
}
