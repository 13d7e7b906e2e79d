/**
 * The base of every part on a workshop's page: its line, its programme, when it draws, how it ends.
 */

import { connect } from "../live/live.js";
import { exampleLive } from "../live/example.js";
import { heldProgramme, programmeFrom, programmeOf } from "../live/programme.js";
import { whoOn } from "../live/rights.js";
import { mountStatus } from "../live/status.js";
import { h } from "./dom.js";
import { openDrafts } from "./drafts.js";
import { Notices } from "./notices.js";
import { part } from "./part.js";
import { pressedInside } from "./pressing.js";

/** @import { Place } from "./part.js" */

/**
 * @typedef {{workshop: string, programme?: string, view?: "member" | "projector",
 *   [more: string]: any}} LiveData
 *   `programme`: which version of it; left out where a part needs none. `definition`: all of it, as
 *   JSON, where nobody serves it
 * @typedef {{place: Place<any>, live: import("../live/live.js").Live,
 *   programme: import("../live/programme.js").Programme}} Opened
 */

/** A hidden tab gets no frames; it draws this much later. */
const HIDDEN_WAIT = 200;
const EXCHANGED = new Set(["copy"]);
/** @type {any} */
const NO_PROGRAMME = { id: "", goals: [], steps: [], sheets: {} };

export class LivePart {
  #frame = 0;
  #later = 0;
  #drawAfter = () => this.draw();
  #begun = false;
  /** @type {any} */
  #drafts = null;
  closed = false;
  /** @type {Notices | undefined} */
  messages;

  /** @param {Opened} opened */
  constructor({ place, live, programme }) {
    this.place = place;
    this.live = live;
    this.programme = programme;
    /** What ends with the part. @type {(() => void)[]} */
    this.stops = [
      live.subscribe((changed) => this.heard(changed)),
      live.onStatus(() => this.drawSoon()),
      live.onPresence(() => this.presenceHeard()),
    ];
  }

  get data() {
    return this.place.data;
  }

  get workshop() {
    return this.data.workshop;
  }

  get sheets() {
    return this.programme.sheets;
  }

  get sheet() {
    return this.sheets[this.data.sheet];
  }

  /** Whether it stands on the wall, to be read only. */
  get onWall() {
    return this.data.view === "projector";
  }

  /** Id of the person; null on the wall and before the first records. */
  get me() {
    return this.onWall ? null : (this.live.you?.member ?? null);
  }

  /**
   * What this person may do on a sheet.
   * @param {any} sheet definition
   * @returns {import("../live/rights.js").Who}
   */
  whoOn(sheet) {
    const { live, me } = this;
    const away = this.onWall || live.status === "out";
    return whoOn({ role: live.you?.role, me, away }, sheet, live.get("sheet", sheet?.id));
  }

  /** What this person may do here. */
  get who() {
    return this.whoOn(this.sheet);
  }

  get leads() {
    return this.who.leads;
  }

  get writes() {
    return this.who.writes;
  }

  /** Half-typed texts of this person on this sheet. */
  get drafts() {
    const { workshop, sheet, me } = this;
    this.#drafts ??=
      openDrafts({ storage: localStorage, workshop, sheet: sheet.id, member: me ?? "" });
    return this.#drafts;
  }

  /** Short messages; there once the part has its box. @returns {Notices} */
  get notices() {
    return /** @type {Notices} */ (this.messages);
  }

  /** Show an entry or a part of the sheet large on the wall. */
  look(/** @type {{entry?: string, part?: string}} */ what) {
    this.live.do("look.at", { sheet: this.sheet.id, ...what })
      .catch((/** @type {Error} */ error) => this.notices.say(error.message));
  }

  /** The part's box, with room for short messages in it, which nobody gets on the wall. */
  frame(/** @type {string} */ looks, /** @type {any[]} */ ...children) {
    const box = h("div", { class: `ks-part ${looks}`, lang: "ja" }, ...children);
    if (!this.onWall) this.messages = new Notices(box);
    this.place.root.replaceChildren(box);
    return box;
  }

  /** Say in an element whether all is saved. */
  tellStatus(/** @type {HTMLElement} */ element) {
    this.stops.push(mountStatus(element, this.live));
  }

  /** Call `fit` when an element gets another size, and once at first. */
  watchSize(/** @type {HTMLElement[]} */ ...elements) {
    const watcher = new ResizeObserver(() => this.fit());
    elements.forEach((element) => watcher.observe(element));
    this.stops.push(() => watcher.disconnect());
  }

  /** Records have changed: their keys; null: everything may have. */
  heard(/** @type {Set<string> | null} */ _changed) {
    this.drawSoon();
  }

  presenceHeard() {
    this.drawSoon();
  }

  /** Another size. */
  fit() {}

  /** Whether it can draw just now: the person and the records are known. */
  get ready() {
    return Boolean(this.live.you);
  }

  /** Once, before the first drawing. */
  begin() {}

  /** Put on the page what the records say. */
  paint() {}

  /** Draw with the next frame, once for many changes. */
  drawSoon() {
    if (this.#frame || this.#later || this.closed) return;
    if (document.hidden) this.#later = setTimeout(() => this.draw(), HIDDEN_WAIT);
    else this.#frame = requestAnimationFrame(() => this.draw());
  }

  /** Draw now, which needs no drawing with the next frame; a press that is under way goes first. */
  draw() {
    this.#notAgain();
    if (this.closed || !this.ready || pressedInside(this.place.root, this.#drawAfter)) return;
    if (!this.#begun) {
      this.#begun = true;
      this.begin();
    }
    this.paint();
  }

  #notAgain() {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#later);
    this.#frame = this.#later = 0;
  }

  close() {
    this.closed = true;
    this.#notAgain();
    this.stops.forEach((stop) => stop());
    this.messages?.close();
  }
}

/**
 * The `mount` of a part.
 * @param {(opened: Opened) => LivePart} make
 * @param {Set<string>} [exchanged] names in the data that are exchanged while the part goes on;
 *   anything else that is new makes it anew
 */
export function livePart(make, exchanged = EXCHANGED) {
  const kept = (/** @type {LiveData} */ data) => {
    return JSON.stringify(Object.entries(data).filter(([name]) => !exchanged.has(name)));
  };
  return part((/** @type {Place<LiveData>} */ place) => opened(place, make), kept);
}

/**
 * The part is made once its programme is there.
 * @param {Place<LiveData>} place @param {(opened: Opened) => LivePart} make
 */
function opened(place, make) {
  const { workshop, programme: version, view, example, definition } = place.data;
  const live = example ? exampleLive(example, Boolean(definition))
    : connect(workshop, { view: view === "projector" ? "projector" : "member" });
  /** @type {LivePart | undefined} */
  let made;
  let closed = false;
  const begin = (/** @type {import("../live/programme.js").Programme} */ programme) => {
    if (closed) return;
    if (version) live.knows(programme);
    made = make({ place, live, programme });
    made.draw();
  };
  const known = definition ? programmeFrom(JSON.parse(definition))
    : version ? heldProgramme(workshop, version) : NO_PROGRAMME;
  if (known) begin(known);
  else {
    place.root.replaceChildren(h("p", { class: "ks-loading", text: "読み込んでいます…" }));
    programmeOf(workshop, version ?? "").then(begin, () => {});
  }
  const close = () => {
    closed = true;
    made?.close();
    live.release();
  };
  return { draw: () => made?.draw(), close };
}
