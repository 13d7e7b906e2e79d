/** The projector: a cell with more notes than fit is shown page by page, never in smaller type. */

import { h, setText } from "../dom.js";
import { Pager } from "../pager.js";
import { pagesOf } from "./pack.js";

const GAP = 6;
/** The height of 「ほか3枚（1／2）」. */
const LABEL = 29;
/** Eight characters of 28 px, and the note's edges. */
const NARROWEST = 240;

/** @param {HTMLElement} root holds the cells */
export function notePager(root) {
  const pages = new NotePages();
  return new Pager(root, (turn) => {
    for (const cell of root.querySelectorAll(".ks-cell")) pages.show(cell, turn);
  });
}

class NotePages {
  /** @type {WeakMap<Element, {sign: string, heights: Map<number, number>}>} */
  #measured = new WeakMap();

  show(cell, turn) {
    const list = cell.querySelector(".ks-notes");
    const notes = [...list.children];
    const { clientWidth: width, clientHeight: height } = list;
    const half = Math.floor((width - GAP) / 2);
    const narrow = half >= NARROWEST ? this.#heights(list, notes, half) : null;
    const pages = notes.length
      ? pagesOf(this.#heights(list, notes, width), narrow, { height, gap: GAP, label: LABEL }) : [];
    const page = pages[turn % pages.length];
    if (page) this.#lay(list, notes, page, page.columns === 2 ? half : width);
    this.#label(cell, list, pages, page, notes.length);
  }

  /** The notes' heights at a width; only those are measured that changed. */
  #heights(list, notes, width) {
    const asked = notes.filter((note) => !this.#known(note).has(width));
    if (asked.length) {
      list.style.setProperty("--ks-note-width", `${width}px`);
      for (const note of asked) note.classList.remove("ks-cut");
      const heights = asked.map((note) => note.offsetHeight);
      asked.forEach((note, index) => this.#known(note).set(width, heights[index]));
    }
    return notes.map((note) => this.#known(note).get(width));
  }

  /** @param {any} note @returns {Map<number, number>} */
  #known(note) {
    const held = this.#measured.get(note);
    if (held && held.sign === note.sign) return held.heights;
    const heights = new Map();
    this.#measured.set(note, { sign: note.sign, heights });
    return heights;
  }

  #lay(list, notes, page, width) {
    list.style.setProperty("--ks-note-width", `${width}px`);
    notes.forEach((note, index) => {
      const spot = page.spots[index - page.from];
      note.classList.toggle("ks-other-page", !spot);
      note.classList.toggle("ks-cut", Boolean(spot) && page.cut);
      note.style.top = `${spot?.top ?? 0}px`;
      note.style.left = `${(spot?.column ?? 0) * (width + GAP)}px`;
    });
    if (page.cut) cutShort(notes[page.from], list.clientHeight - (notes.length > 1 ? LABEL : 0));
  }

  #label(cell, list, pages, page, count) {
    const known = cell.querySelector(".ks-more");
    if (known) known.hidden = pages.length < 2;
    if (pages.length < 2) return;
    const label = known ?? h("div", { class: "ks-more" });
    if (!known) cell.firstElementChild.append(label);
    setText(label,
      `ほか${count - (page.to - page.from)}枚（${pages.indexOf(page) + 1}／${pages.length}）`);
    label.style.top = `${list.offsetTop + list.clientHeight - LABEL}px`;
    label.classList.toggle("ks-left", page.labelColumn < page.columns - 1);
  }
}

/** As many whole lines as fit; the last ends with 「…」. */
function cutShort(note, height) {
  note.style.setProperty("--ks-lines", "1");
  const line = parseFloat(getComputedStyle(note).lineHeight);
  const lines = 1 + Math.floor((height - note.offsetHeight) / line);
  note.style.setProperty("--ks-lines", String(Math.max(1, lines)));
}
