/** The projector: a cell with more notes than fit is shown page by page, never in smaller type. */

import { h, setText } from "./dom.js";

const EVERY = 8_000;

/**
 * Which notes make a page. Pure.
 * @param {{top: number, bottom: number}[]} boxes in order, from the top of the list
 * @param {number} height of what can be seen
 * @param {number} [line] the height of a line of text
 * @returns {{top: number, from: number, to: number}[]} `to` is the first that is not on the page
 */
export function pagesOf(boxes, height, line = 35) {
  const pages = [];
  let from = 0;
  while (from < boxes.length) {
    const top = boxes[from].top;
    let to = from;
    while (to < boxes.length && boxes[to].bottom - top <= height + 1) to += 1;
    pages.push(...(to > from ? [{ top, from, to }] : tallPages(boxes[from], from, height, line)));
    from = Math.max(to, from + 1);
  }
  return pages;
}

/** One note higher than the cell: shown in several goes, with a line of overlap. */
function tallPages(box, from, height, line) {
  const step = Math.max(1, Math.floor(height / line) - 1) * line;
  const pages = [];
  for (let top = box.top; top < box.bottom - line || top === box.top; top += step) pages.push({ top, from, to: from + 1 });
  return pages;
}

export class Pager {
  #turn = 0;

  /** @param {HTMLElement} root holds the cells */
  constructor(root) {
    this.root = root;
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.timer = setInterval(() => this.#next(), EVERY);
  }

  close() {
    clearInterval(this.timer);
  }

  #next() {
    if (this.still.matches) return;
    this.#turn += 1;
    this.render();
  }

  /** After notes changed or a page is over. */
  render() {
    for (const cell of this.root.querySelectorAll(".ks-cell")) this.#show(cell);
  }

  #show(cell) {
    const list = cell.querySelector(".ks-notes");
    const notes = [...list.children];
    const boxes = notes.map((note) => ({ top: note.offsetTop, bottom: note.offsetTop + note.offsetHeight }));
    const label = cell.querySelector(".ks-more");
    if (label) label.hidden = true;
    const fits = !boxes.length || Math.max(...boxes.map((box) => box.bottom)) - boxes[0].top <= list.clientHeight + 1;
    if (!fits) this.#label(cell).hidden = false;
    const pages = fits ? [{ top: 0, from: 0, to: notes.length }] : pagesOf(boxes, list.clientHeight);
    const page = pages[this.#turn % pages.length];
    notes.forEach((note, index) => note.classList.toggle("ks-other-page", index < page.from || index >= page.to));
    list.scrollTop = fits ? 0 : page.top - boxes[0].top;
    this.#count(cell, fits ? 0 : notes.length - (page.to - page.from), pages.length, this.#turn % pages.length);
  }

  #label(cell) {
    const known = cell.querySelector(".ks-more");
    if (known) return known;
    const label = h("div", { class: "ks-more" });
    cell.firstElementChild.append(label);
    return label;
  }

  #count(cell, others, pages, at) {
    if (pages < 2) return;
    setText(this.#label(cell), others ? `ほか${others}枚（${at + 1}／${pages}）` : `つづき（${at + 1}／${pages}）`);
  }
}
