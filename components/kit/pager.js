/**
 * What doesn't fit on the wall even in small letters is shown page by page: by the facilitator's
 * hand, by the keys of the wall's window, or by itself where the facilitator wants that.
 */

import { h, setText } from "./dom.js";
import { lookNow, onTurnedHere, turnNow } from "./looking.js";

const EVERY = 12_000;

export class Pager {
  #by = 0;

  /**
   * @param {import("../live/live.js").Live} live
   * @param {HTMLElement} root what is paged; it is shown anew when its size changes
   * @param {(turn: number) => void} show a page; `turn` counts on and on, and back
   */
  constructor(live, root, show) {
    this.live = live;
    this.show = show;
    this.timer = setInterval(() => this.#byItself(), EVERY);
    this.watcher = new ResizeObserver(() => this.draw());
    this.watcher.observe(root);
    this.stops = [live.subscribe((changed) => this.#heard(changed)),
      onTurnedHere(() => this.draw())];
  }

  #byItself() {
    if (!lookNow(this.live).auto) return;
    this.#by += 1;
    this.draw();
  }

  #heard(/** @type {Set<string> | null} */ changed) {
    if (!changed || [...changed].some((key) => key.startsWith("look"))) this.draw();
  }

  close() {
    clearInterval(this.timer);
    this.watcher.disconnect();
    this.stops.forEach((stop) => stop());
  }

  /** Something new is shown: from its first page. */
  start() {
    this.#by = -turnNow(this.live);
    this.draw();
  }

  /** After what is shown has changed. */
  draw() {
    this.show(turnNow(this.live) + this.#by);
  }
}

/** A page's number of so many, for any turn. Pure. */
export function pageAt(/** @type {number} */ turn, /** @type {number} */ count) {
  return ((turn % count) + count) % count;
}

/**
 * Turns all boxes of `columnPages` in a part.
 * @param {import("../live/live.js").Live} live @param {HTMLElement} root
 * @param {() => void} [fit] before a page is shown
 */
export function columnPager(live, root, fit = () => {}) {
  return new Pager(live, root, (turn) => {
    fit();
    for (const box of root.querySelectorAll(".ks-wall-pages")) showColumns(box, turn);
  });
}

/** Whether all boxes of `columnPages` in a part are on one page. */
export function onOnePage(/** @type {HTMLElement} */ root) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".ks-wall-columns"))]
    .every((flow) => pagesIn(flow) === 1);
}

/**
 * A box whose content flows into as many columns as it needs; one page of them is in sight.
 * @param {Node[]} children
 * @param {number} [columns]
 */
export function columnPages(children, columns = 1) {
  const flow = h("div", { class: "ks-wall-columns" }, ...children);
  flow.style.columnCount = String(columns);
  return h("div", { class: "ks-wall-pages" }, flow,
    h("span", { class: "ks-wall-page", hidden: true }));
}

function showColumns(/** @type {Element} */ box, /** @type {number} */ turn) {
  const [flow, label] = /** @type {HTMLElement[]} */ ([...box.children]);
  const count = pagesIn(flow);
  const at = pageAt(turn, count);
  flow.scrollLeft = at * (flow.clientWidth + gapOf(flow));
  label.hidden = count < 2;
  setText(label, `${at + 1}／${count}`);
}

/** How many pages the columns take. */
export function pagesIn(/** @type {HTMLElement} */ flow) {
  return pageCount(flow.scrollWidth, flow.clientWidth, gapOf(flow));
}

const gapOf = (/** @type {HTMLElement} */ flow) =>
  parseFloat(getComputedStyle(flow).columnGap) || 0;

/**
 * How many pages of a width the columns take, with a gap between them. Pure.
 * @param {number} all @param {number} width @param {number} gap
 */
export function pageCount(all, width, gap) {
  return width > 0 ? Math.max(1, Math.ceil((all + gap) / (width + gap) - 0.04)) : 1;
}

/**
 * Show as many whole lines of elements as there is room for.
 * @param {HTMLElement[]} items rows, or boxes of which some stand beside each other
 * @param {{room: number, gap?: number, turn: number}} where px
 * @returns {{from: number, to: number, at: number, count: number}} which lines are in sight, and
 *   the page
 */
export function showLines(items, { room, gap = 0, turn }) {
  for (const item of items) item.hidden = false;
  const lines = linesOf(items.map((item) => ({ top: item.offsetTop, height: item.offsetHeight })));
  const pages = pagesOfRows(lines.map(({ height }) => height + gap), room + gap);
  const at = pageAt(turn, pages.length);
  const { from, to } = pages[at];
  const shown = new Set(lines.slice(from, to).flatMap((line) => line.items));
  items.forEach((item, index) => (item.hidden = !shown.has(index)));
  return { from, to, at, count: pages.length };
}

/**
 * Which of the boxes of a grid stand beside each other, with the height of each such line. Pure.
 * @param {{top: number, height: number}[]} boxes
 * @returns {{top: number, height: number, items: number[]}[]}
 */
export function linesOf(boxes) {
  /** @type {{top: number, height: number, items: number[]}[]} */
  const lines = [];
  boxes.forEach(({ top, height }, at) => {
    const last = lines.at(-1);
    if (last && last.top === top) {
      last.items.push(at);
      last.height = Math.max(last.height, height);
    } else lines.push({ top, height, items: [at] });
  });
  return lines;
}

/**
 * Which rows make a page. Pure; px.
 * @param {number[]} heights of the rows
 * @param {number} room
 * @returns {{from: number, to: number}[]} at least one; a row that is too high has a page of its
 *   own
 */
export function pagesOfRows(heights, room) {
  const pages = [{ from: 0, to: 0 }];
  let left = room;
  heights.forEach((height, index) => {
    const page = pages[pages.length - 1];
    if (height > left + 1 && page.to > page.from) {
      pages.push({ from: index, to: index + 1 });
      left = room - height;
    } else {
      page.to = index + 1;
      left -= height;
    }
  });
  return pages;
}
