/**
 * Lines between an idea and the notes that it joins, while one of them is pointed at or has the
 * keyboard.
 */

import { pressedIn } from "../../kit/dom.js";

const SVG = "http://www.w3.org/2000/svg";

export class Lines {
  #at = null;

  /** @param {HTMLElement} picture @param {import("./overlap.js").Overlap} overlap */
  constructor(picture, overlap) {
    this.picture = picture;
    this.overlap = overlap;
    this.svg = document.createElementNS(SVG, "svg");
    this.svg.setAttribute("class", "ks-overlap-lines");
    this.svg.setAttribute("aria-hidden", "true");
    picture.append(this.svg);
    const point = (/** @type {Event} */ event) =>
      this.#point(pressedIn(event, "[data-id]")?.dataset.id ?? null);
    for (const type of ["pointerover", "focusin"]) picture.addEventListener(type, point);
    picture.addEventListener("pointerleave", () => this.#point(null));
    picture.addEventListener("focusout", () => this.#point(null));
  }

  #point(id) {
    if (id === this.#at) return;
    this.#at = id;
    this.draw();
  }

  /** The pairs [idea, note] at what is pointed at. */
  #pairs() {
    const { ideas } = this.overlap.seen;
    const shown = ideas.filter((idea) => idea.id === this.#at ||
      idea.joins.some((pin) => pin.id === this.#at));
    return shown.flatMap((idea) => idea.joins.filter((pin) => idea.id === this.#at ||
      pin.id === this.#at).map((pin) => [idea.id, pin.id]));
  }

  draw() {
    const pairs = this.#at && !this.overlap.narrow ? this.#pairs() : [];
    const lit = new Set(pairs.flat());
    for (const card of this.picture.querySelectorAll("[data-id]")) {
      card.classList.toggle("ks-overlap-lit", lit.has(card.getAttribute("data-id") ?? ""));
    }
    this.svg.replaceChildren(...pairs.flatMap(([idea, pin]) => this.#line(idea, pin) ?? []));
  }

  #line(idea, pin) {
    const [from, to] = [idea, pin].map((id) =>
      this.picture.querySelector(`[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect());
    if (!from || !to) return null;
    const home = this.picture.getBoundingClientRect();
    const left = to.left < from.left;
    const x1 = (left ? from.left : from.right) - home.left;
    const x2 = (left ? to.right : to.left) - home.left;
    const [y1, y2] = [from, to].map((box) => box.top + box.height / 2 - home.top);
    const path = document.createElementNS(SVG, "path");
    const bend = (x2 - x1) / 2;
    path.setAttribute("d", `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
    return path;
  }
}
