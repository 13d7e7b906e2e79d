/**
 * Beside the picture: writing new resources, or what is looked at; then who writes, and how many
 * there are.
 */

import { arrange, h, setText } from "../../kit/dom.js";
import { Adder } from "./adder.js";
import { CentrePanel } from "./centre_panel.js";
import { Counts } from "./counts.js";
import { KnownPanel } from "./known_panel.js";
import { PinPanel } from "./pin_panel.js";
import { coveredText } from "./words.js";

/** @type {Record<string, new (map: import("./map.js").ResourceMap) => CentrePanel | KnownPanel>} */
const PANELS = { centre: CentrePanel, known: KnownPanel };

export class Side {
  /** @type {CentrePanel | KnownPanel | PinPanel | null} */
  #panel = null;
  /** @type {HTMLElement | null} */
  #back = null;
  /** What is looked at: a resource's id, "centre", "known", or null. @type {string | null} */
  panelId = null;

  /** @param {import("./map.js").ResourceMap} map */
  constructor(map) {
    this.map = map;
    this.adder = new Adder(map);
    this.counts = new Counts(map.sheet);
    this.covered = h("p", { class: "ks-paper-hint" });
    this.typing = h("p", { class: "ks-map-typing", role: "status" });
    this.element = h("div", { class: "ks-map-side" });
  }

  /** Look at something else; null: back to writing. */
  show(id) {
    const before = this.panelId;
    if (id === before) return;
    this.close();
    this.panelId = id;
    if (before === null) this.#back = /** @type {HTMLElement | null} */ (document.activeElement);
    if (id !== null) {
      this.#panel = PANELS[id] ? new PANELS[id](this.map) : new PinPanel(this.map, id);
    }
    this.map.draw();
    if (this.#panel) this.#panel.focus();
    else (this.#back?.isConnected ? this.#back : this.map.picture.elementOf(before ?? ""))?.focus();
  }

  draw({ rings }) {
    const { map } = this;
    const gone = this.panelId !== null && !PANELS[this.panelId] && !map.pin(this.panelId);
    if (gone) this.close();
    const covered = map.coveredCount();
    this.counts.draw(rings.flat(), covered);
    setText(this.covered, coveredText(covered));
    setText(this.typing, map.typists());
    for (const line of [this.covered, this.typing]) line.hidden = line.textContent === "";
    this.adder.draw();
    this.#panel?.draw();
    this.#arrange();
  }

  /** On a phone what is looked at lies over everything, so writing stays where it is. */
  #arrange() {
    const { element } = this;
    const writing = !this.#panel || this.map.narrow ? [this.adder.element] : [];
    const held = element.querySelector(":focus")?.closest(".ks-map-side > *");
    arrange(element, [...(this.#panel ? [this.#panel.element] : []), ...writing, this.typing,
      this.counts.element, this.covered], held);
  }

  close() {
    this.#panel?.close();
    this.#panel = null;
    this.panelId = null;
  }
}
