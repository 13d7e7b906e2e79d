/**
 * A map as a live part: the open case's picture or list, and beside it what is written. `mount` is
 * what the page calls.
 */

import { arrange, firstField, h, setText, wear } from "../../kit/dom.js";
import { entriesOn } from "../../kit/entries.js";
import { redrawn } from "../../kit/lists.js";
import { livePart } from "../../kit/live_part.js";
import { refusedTexts } from "../../kit/refused.js";
import { Bar } from "./bar.js";
import { Chosen } from "./chosen.js";
import { Compare } from "./compare.js";
import { Drag } from "./drag.js";
import { drawnOf } from "./drawn.js";
import { List } from "./list.js";
import { MapPart } from "./map_part.js";
import { casesOf, filterChoices, passes } from "./model.js";
import { Picture } from "./picture.js";
import { Side } from "./side.js";
import { takersOf } from "./take.js";
import { Wall } from "./wall.js";
import { WORDS } from "./words.js";

const NARROW = 760;
/** A chip that a finger presses. */
const FINGER = 48;

export class ResourceMap extends MapPart {
  open = "";
  /** The id of the case that the map beside it is compared with. */
  other = "";
  /** @type {Record<string, string>} */
  filters = {};
  /** @type {Set<string>} */
  chosen = new Set();
  choosing = false;
  wide = false;
  /** @type {"picture" | "list"} */
  view = "picture";
  /** @type {Bar} */
  bar;
  /** @type {Picture} */
  picture;
  /** @type {Drag} */
  drag;
  /** @type {List} */
  list;
  /** @type {Compare} */
  compare;
  /** @type {Side} */
  side;
  /** @type {Chosen} */
  chosenBar;

  /**
   * @param {import("../../kit/live_part.js").Opened} opened `copy` in the data: which case is open
   *   at first
   */
  constructor(opened) {
    super(opened);
    this.takers = takersOf(this.sheet, this.sheets);
    this.refusedTexts = refusedTexts(this);
    this.none = h("p", { class: "ks-map-none-yet", text: WORDS.noCases });
    this.banner = h("p", { class: "ks-banner ks-banner-state" });
    this.main = h("div", { class: "ks-map-main" });
    this.lists = h("div", { hidden: true },
      ...this.sheet.filters.map((id) => h("datalist", { id: this.listId(id) })));
    this.ground = h("div", { class: "ks-map-ground" }, this.main);
    this.body = h("div", { class: "ks-map-body" },
      h("p", { class: "ks-loading", text: WORDS.loading }));
    this.foot = h("div", { class: "ks-foot ks-map-foot" });
    this.box = this.frame("ks-map", this.body, this.foot);
    this.box.addEventListener("keydown", (event) => this.#key(event));
    this.tellStatus(this.foot);
    this.watchSize(this.box);
  }

  get width() {
    return this.box.clientWidth;
  }

  get narrow() {
    return super.ready && this.width > 0 && this.width < NARROW;
  }

  fit() {
    this.drawSoon();
  }

  close() {
    this.side?.close();
    this.drag?.cancel();
    super.close();
  }

  begin() {
    this.view = this.narrow ? "list" : "picture";
    this.bar = new Bar(this);
    this.picture = new Picture({ press: (id, event) => this.#press(id, event),
      pressCentre: () => this.show("centre"), label: this.sheet.title });
    this.drag = new Drag(this.picture, { may: () => this.writes && !this.choosing,
      drop: (id, ring, before) => this.drop(id, ring, before) });
    this.drag.ended = () => this.drawSoon();
    this.list = new List(this);
    this.compare = new Compare(this);
    this.side = new Side(this);
    this.chosenBar = new Chosen(this);
    this.ground.append(this.side.element);
    arrange(this.body, [this.banner, this.bar.element, this.refusedTexts.element, this.none,
      this.ground, this.chosenBar.element, this.lists]);
  }

  get ready() {
    return super.ready && this.width > 0 && !this.drag?.active;
  }

  paint() {
    this.all = this.live.all("entry");
    this.entries = entriesOn(this.all, this.sheet.id);
    this.cases = casesOf(this.form, entriesOn(this.all, this.form.id));
    this.box.classList.toggle("ks-map-narrow", this.narrow);
    this.box.classList.toggle("ks-map-wide", (this.wide || this.other !== "") && !this.narrow &&
      !this.panelId);
    this.#choose();
    this.#drawState();
    const there = this.open !== "";
    this.none.hidden = there;
    this.ground.hidden = this.bar.element.hidden = !there;
    if (there) this.#drawMap();
    this.refusedTexts.draw();
    this.chosenBar.draw();
  }

  #drawState() {
    const locked = this.who.state === "locked" ? "締め切られています。読むことだけできます。" : "";
    setText(this.banner, this.live.status === "out" ? this.live.outMessage : locked);
    this.banner.hidden = this.banner.textContent === "";
  }

  #choose() {
    this.open = this.openAmong(this.cases, this.open, this.cases[0]?.id);
    const there = this.cases.some((copy) => copy.id === this.other);
    if (!there || this.other === this.open) this.other = "";
  }

  #drawMap() {
    const map = this.mapFor(this.open);
    const shown = map.rings.map((pins, at) =>
      (this.#ringPasses(at) ? pins.filter((pin) => passes(this.sheet, pin, this.filters)) : []));
    this.now = { ...map, shown };
    for (const id of this.chosen) if (!this.pin(id)) this.chosen.delete(id);
    this.#drawLists(map.rings.flat());
    this.bar.draw();
    this.knownCount = this.known().length;
    this.side.draw(map);
    arrange(this.main, [this.other ? this.compare.element : this.view === "list" ? this.list.element
      : this.picture.element]);
    if (this.other) this.compare.draw();
    else if (this.view === "list") this.list.draw();
    else this.picture.draw(this.drawn(map.centre, shown), { least: this.narrow ? FINGER : 0 });
  }

  #ringPasses(at) {
    return !this.filters.ring || this.sheet.rings[at].id === this.filters.ring;
  }

  /** The texts typed so far are offered where a column is one of the filters. */
  #drawLists(pins) {
    for (const list of this.lists.children) {
      const id = list.id.slice(list.id.lastIndexOf(".") + 1);
      const choices = filterChoices(this.sheet, id, pins);
      redrawn(/** @type {HTMLElement} */ (list), choices,
        () => choices.map((value) => h("option", { value })));
    }
  }

  listId(column) {
    return `ks-map.${this.sheet.id}.${column}`;
  }

  /** What the picture is told. */
  drawn(centre, rings, both) {
    return drawnOf(this.sheet, { centre, rings },
      { short: this.width < 900 || Boolean(this.other), both, marks: (pin) => this.#marks(pin) });
  }

  #marks(pin) {
    const taken = this.takers[0] && this.rowFor(pin, this.takers[0].table);
    return [taken && "taken", pin.pending && "pending", this.choosing && "choosable",
      this.chosen.has(pin.id) && "chosen", this.panelId === pin.id && "open"].filter(Boolean);
  }

  #press(id, event) {
    if (this.choosing || event.ctrlKey || event.metaKey) this.choose(id, !this.chosen.has(id));
    else this.show(id);
  }

  #key(event) {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    if (this.panelId) this.show(null);
    else if (this.choosing) this.setChoosing(false);
  }

  openCase(id) {
    if (!id || id === this.open) return;
    this.show(null);
    this.open = id;
    this.chosen.clear();
    this.filters = {};
    this.draw();
  }

  turnTo(view) {
    this.view = view;
    this.other = "";
    this.choosing = this.choosing && view === "picture";
    this.draw();
    if (this.narrow) this.main.scrollIntoView({ block: "start" });
  }

  compareWith(id) {
    this.other = id;
    this.draw();
  }

  filter(id, value = "") {
    this.filters = id === null ? {} : { ...this.filters, [id]: value };
    this.draw();
  }

  /** The whole width for the map; what is written beside it comes back with the next press. */
  setWide(on) {
    this.wide = on;
    this.draw();
  }

  setChoosing(on) {
    this.choosing = on;
    if (!on) this.chosen.clear();
    this.draw();
  }

  choose(id, on) {
    if (on) this.chosen.add(id);
    else this.chosen.delete(id);
    this.draw();
  }

  /** Write into a ring that was pointed at. */
  addHere(ring) {
    this.show(null);
    this.setWide(false);
    this.adder.aim(ring);
    this.adder.element.scrollIntoView({ block: "nearest" });
    firstField(this.adder.element, "input[type=text]")?.focus();
  }

  /** What stands beside the map: a resource, "centre", "known", or null for writing new ones. */
  show(id) {
    this.side.show(id);
  }

  get panelId() {
    return this.side?.panelId ?? null;
  }

  get adder() {
    return this.side.adder;
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "sheet", "map");
  return opened.place.data.view === "projector" ? new Wall(opened) : new ResourceMap(opened);
});
