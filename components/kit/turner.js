/** Turns the pages of what does not fit on the wall: never in smaller type. */

import { h, setText } from "./dom.js";

const EVERY = 12_000;

export class Turner {
  #turn = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.timer = setInterval(() => {
      this.#turn += 1;
      this.draw();
    }, EVERY);
    this.watcher = new ResizeObserver(() => this.draw());
    this.watcher.observe(root);
  }

  close() {
    clearInterval(this.timer);
    this.watcher.disconnect();
  }

  /** Something new is shown: from its first page. */
  start() {
    this.#turn = 0;
    this.draw();
  }

  /** A box whose content flows into as many columns as it needs; one page of them is in sight. */
  pages(children, columns = 1) {
    const flow = h("div", { class: "ks-wall-columns" }, ...children);
    flow.style.columnCount = String(columns);
    return h("div", { class: "ks-wall-pages" }, flow, h("span", { class: "ks-wall-page", hidden: true }));
  }

  draw() {
    for (const box of this.root.querySelectorAll(".ks-wall-pages")) this.#show(box);
  }

  #show(box) {
    const [flow, label] = box.children;
    const gap = parseFloat(getComputedStyle(flow).columnGap) || 0;
    const count = pageCount(flow.scrollWidth, flow.clientWidth, gap);
    const at = this.#turn % count;
    flow.scrollLeft = at * (flow.clientWidth + gap);
    label.hidden = count < 2;
    setText(label, `${at + 1}／${count}`);
  }
}

/** How many pages of a width the columns take, with a gap between them. */
export function pageCount(all, width, gap) {
  return width > 0 ? Math.max(1, Math.round((all + gap) / (width + gap))) : 1;
}
