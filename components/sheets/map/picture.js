/** The picture of a map: three ovals, the texts of the centre and a chip for every resource. */

import { arrange, h, setText } from "../../kit/dom.js";
import { redrawn } from "../../kit/lists.js";
import { steppedTo } from "./keys.js";
import { layout } from "./layout.js";
import { pointAt } from "./ovals.js";

/**
 * @import { Layout, Placed } from "./layout.js"
 * @typedef {{width: number, height: number}} Size
 * @typedef {object} Options
 * @property {(id: string, event: Event) => void} [press]
 * @property {() => void} [pressCentre]
 * @property {string} [label]
 * @property {boolean} [still] nothing can be pressed
 * @property {number} [smallest] letters that are not made smaller, where what is drawn fits in them
 *
 * @typedef {object} Chip
 * @property {string} id
 * @property {string} name
 * @property {number} [seat]
 * @property {string} sign
 * @property {string} side "apart", "within" or "unsaid"
 * @property {string} said what screen readers are told
 * @property {string[]} marks "taken", "both", "chosen", "pending", "open"
 *
 * @typedef {object} Drawn
 * @property {{id: string, name: string}[]} centre
 * @property {string} noCentre what stands there where nothing does
 * @property {{id: string, label: string, chips: Chip[]}[]} rings from within
 */

const SVG = "http://www.w3.org/2000/svg";
const NAMES = ["outer", "middle", "centre"];
/** Smaller letters than these are not drawn: the picture grows and is scrolled. */
const READABLE = 12;
const GROWTH = 1.25;
const LARGEST = 4_000;
/** Pixels across a sheet of A4 on its side. */
const PAPER = 1_040;

export class Picture {
  /** @type {Map<string, HTMLElement>} */
  #chips = new Map();
  /** @type {Map<string, HTMLElement>} */
  #texts = new Map();
  /** @type {HTMLElement | null} */
  #tab = null;
  /** @type {Drawn} */
  drawn;
  /** @type {Layout} */
  found;
  /** @type {Size} */
  size;
  sign = "";
  grown = "";

  /** @param {Options} options */
  constructor({ press, pressCentre, label = "資源マップ", still = false, smallest = 0 } = {}) {
    this.press = press;
    this.pressCentre = pressCentre;
    this.still = still;
    this.smallest = smallest;
    this.svg = document.createElementNS(SVG, "svg");
    this.svg.setAttribute("aria-hidden", "true");
    this.ovals = NAMES.map((name) => {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("class", `ks-map-oval ks-map-${name}`);
      this.svg.append(path);
      return path;
    });
    this.labels =
      ["outer", "middle"].map((name) => h("span", { class: `ks-map-label ks-map-label-${name}` }));
    this.middle = h("div", { class: "ks-map-texts" });
    this.groups = ["inner", "outer"].map((name) => {
      return h("div", { class: `ks-map-ring ks-map-ring-${name}`, role: "group" });
    });
    this.canvas = h("div", { class: "ks-map-canvas" }, this.svg, ...this.labels, this.middle,
      ...this.groups);
    this.element = h("div", { class: "ks-map-picture", role: "group", "aria-label": label },
      this.canvas);
    if (!still) this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** The element of a chip or of a text in the centre. @param {string} id */
  elementOf(id) {
    return this.#chips.get(id) ?? this.#texts.get(id);
  }

  /**
   * @param {Drawn} drawn
   * @param {{least?: number}} [options] `least`: of a chip's height, for fingers
   */
  draw(drawn, { least = 0 } = {}) {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (unseen(width, height)) return;
    const sign = JSON.stringify([drawn, width, height, least]);
    if (sign === this.sign) return;
    this.sign = sign;
    this.drawn = drawn;
    this.found = this.#layout(drawn, { width, height, least });
    this.#drawOvals();
    this.#drawTexts(drawn);
    drawn.rings.forEach((ring, at) => this.#drawRing(this.groups[at], ring));
    this.#forget();
  }

  /** What of it finds room in letters that are large enough. @param {Drawn} drawn */
  roomFor(drawn) {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (unseen(width, height)) return () => true;
    const { centre, pins } =
      layout({ ...askedOf(drawn), width, height, smallest: this.smallest });
    return (/** @type {string} */ id) => id in pins || id in centre;
  }

  /** @param {Drawn} drawn @param {Size & {least: number}} room @returns {Layout} */
  #layout(drawn, { width, height, least }) {
    const asked = { ...askedOf(drawn), least };
    let size = { width, height };
    let found = layout({ ...asked, ...size, smallest: this.smallest });
    if (!whole(found, asked)) found = layout({ ...asked, ...size });
    while (!this.still && found.font < READABLE && size.width < LARGEST) {
      size = { width: Math.ceil(size.width * GROWTH), height: Math.ceil(size.height * GROWTH) };
      found = layout({ ...asked, ...size });
    }
    this.size = size;
    this.#middle({ width, height });
    return found;
  }

  /** Where the picture is larger than its place, its middle is seen first. @param {Size} room */
  #middle({ width, height }) {
    const grown = JSON.stringify(this.size);
    if (grown === this.grown) return;
    this.grown = grown;
    const [across, down] = [this.size.width - width, this.size.height - height];
    const middle = [across, down].map((rest) => Math.max(0, rest / 2));
    requestAnimationFrame(() => this.element.scrollTo(middle[0], middle[1]));
  }

  #drawOvals() {
    const { ovals, labels, labelFont } = this.found;
    const { width, height } = this.size;
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` });
    this.canvas.style.setProperty("--ks-map-zoom", String(Math.min(1, PAPER / width)));
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.ovals.forEach((path, at) => path.setAttribute("d", pathOf(ovals[at])));
    labels.forEach((label, at) => {
      setText(this.labels[at], label.text);
      put(this.labels[at], label, labelFont);
    });
  }

  /** @param {Drawn} drawn */
  #drawTexts(drawn) {
    const elements = textsOf(drawn).map(({ id, name }) => {
      const text = this.#made(this.#texts, id,
        () => this.#button("ks-map-text", () => this.pressCentre?.()));
      redrawn(text, this.found.centre[id].lines, () => linesOf(this.found.centre[id].lines));
      text.classList.toggle("ks-map-text-none", id === "");
      if (!this.still) {
        text.setAttribute("aria-label", id === "" ? `真ん中に書く：${name}` : `真ん中：${name}`);
      }
      put(text, this.found.centre[id], this.found.centreFont);
      return text;
    });
    arrange(this.middle, elements);
  }

  /** @param {HTMLElement} group @param {Drawn["rings"][0]} ring */
  #drawRing(group, { label, chips }) {
    group.setAttribute("aria-label", `${label}　${chips.length}件`);
    arrange(group, chips.map((chip) => this.#chip(chip)));
  }

  /** @param {Chip} chip */
  #chip({ id, sign, side, said, marks }) {
    const press = (/** @type {Event} */ event) => this.press?.(id, event);
    const chip = this.#made(this.#chips, id, () => this.#button("ks-map-chip", press));
    chip.dataset.id = id;
    chip.className =
      ["ks-map-chip", `ks-map-${side}`, ...marks.map((mark) => `ks-map-${mark}`)].join(" ");
    const placed = this.found.pins[id];
    redrawn(chip, [sign, placed.lines], () => [
      h("span", { class: "ks-map-sign", "aria-hidden": "true", text: sign }),
      h("span", { class: "ks-map-name" }, ...linesOf(placed.lines)),
    ]);
    if (!this.still) {
      chip.setAttribute("aria-label", said);
      chip.title = said;
      if (marks.includes("choosable")) chip.setAttribute("aria-pressed",
        String(marks.includes("chosen")));
      else chip.removeAttribute("aria-pressed");
    }
    put(chip, placed, this.found.font);
    return chip;
  }

  /** @param {string} name @param {(event: Event) => void} press */
  #button(name, press) {
    if (this.still) return h("span", { class: name });
    return h("button", { type: "button", class: name, tabindex: -1, onclick: press });
  }

  /** @param {Map<string, HTMLElement>} known @param {string} id @param {() => HTMLElement} make */
  #made(known, id, make) {
    const made = known.get(id) ?? make();
    known.set(id, made);
    return made;
  }

  /** Away with what is not drawn any more; one chip can be reached by the tab key. */
  #forget() {
    const ids = new Set(this.drawn.rings.flatMap(({ chips }) => chips.map(({ id }) => id)));
    for (const id of this.#chips.keys()) if (!ids.has(id)) this.#chips.delete(id);
    for (const [id, element] of this.#texts) if (!element.isConnected) this.#texts.delete(id);
    if (this.still) return;
    const buttons = this.#buttons;
    const tab = buttons.find((one) => one === this.#tab) ?? buttons[0];
    this.#tab = tab;
    buttons.forEach((one) => (one.tabIndex = one === tab ? 0 : -1));
  }

  get #buttons() {
    return [...this.canvas.querySelectorAll("button")];
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const to = steppedTo(event, this.#buttons);
    if (to) this.#tab = to;
  }
}

/** Too small to be drawn, or not on the page. @param {number} width @param {number} height */
const unseen = (width, height) => width < 40 || height < 40;

/** What stands in the centre. @param {Drawn} drawn */
const textsOf = ({ centre, noCentre }) =>
  (centre.length > 0 ? centre : [{ id: "", name: noCentre }]);

/** What the layout is asked for. @param {Drawn} drawn */
function askedOf(drawn) {
  return { centre: textsOf(drawn),
    rings: drawn.rings.map(({ label, chips }) => ({ label, pins: chips })) };
}

/** Whether nothing was left out. @param {Layout} found @param {ReturnType<typeof askedOf>} asked */
const whole = ({ centre, pins }, asked) => asked.centre.every(({ id }) => id in centre) &&
  asked.rings.every((ring) => ring.pins.every(({ id }) => id in pins));

/** @param {HTMLElement} element @param {Omit<Placed, "lines">} box @param {number} font */
function put(element, { x, y, width, height }, font) {
  const [left, top] = [`${x}px`, `${y}px`];
  Object.assign(element.style,
    { left, top, width: `${width}px`, height: `${height}px`, fontSize: `${font}px` });
}

/** @param {string[]} lines */
function linesOf(lines) {
  return lines.map((text) => h("span", { class: "ks-map-line", text }));
}

const POINTS = 96;

/** An oval as a path. @param {import("./ovals.js").Oval} oval */
export function pathOf(oval) {
  const points = Array.from({ length: POINTS },
    (_, at) => pointAt(oval, (2 * Math.PI * at) / POINTS));
  return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}
