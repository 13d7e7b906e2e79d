/** Notes moved by mouse, pen and finger. */

import { h, pressedIn } from "../dom.js";
import { Dragging } from "../dragging.js";
import { dropTarget } from "./insert.js";
import { openMenu } from "./menu.js";

const EDGE = 48;
const SCROLL_STEP = 14;
const BUSY = "button, input, textarea, select, .ks-form";

/**
 * @import { Held, Point } from "../dragging.js"
 * @import { Board } from "./board.js"
 * @import { Target } from "./insert.js"
 * @import { NoteView } from "./model.js"
 * @typedef {object} Air what goes with a note that is in the air
 * @property {HTMLElement} ghost
 * @property {Point} offset of the pointer from the note's corner
 * @property {HTMLElement} line
 * @property {number} scroller
 * @property {HTMLElement | null} cell
 * @property {HTMLElement | null} onto
 * @property {Target | null} target
 */

export class Drag extends Dragging {
  /** @type {Air | null} */
  #air = null;

  /** @param {Board} board */
  constructor(board) {
    super(board.box);
    this.board = board;
  }

  /** @param {PointerEvent} event */
  pick(event) {
    const { board } = this;
    const note = pressedIn(event, ".ks-note");
    const may = board.writes && board.shape === "grid" && !pressedIn(event, BUSY);
    return note && may && !board.ui.editing.has(note.dataset.id ?? "") ? note : null;
  }

  /** @param {Held} held */
  lift(held) {
    const { element, start } = held;
    const rect = element.getBoundingClientRect();
    const ghost = /** @type {HTMLElement} */ (element.cloneNode(true));
    ghost.classList.add("ks-ghost");
    ghost.setAttribute("aria-hidden", "true");
    ghost.style.width = `${rect.width}px`;
    const line = h("div", { class: "ks-insert", "aria-hidden": "true" });
    element.classList.add("ks-lifted");
    this.board.box.classList.add("ks-dragging");
    this.board.box.append(ghost, line);
    const offset = { x: start.x - rect.left, y: start.y - rect.top };
    const scroller = setInterval(() => this.#scroll(held), 16);
    this.#air = { ghost, line, offset, scroller, cell: null, onto: null, target: null };
    this.follow(held);
  }

  /** @param {Held} held */
  follow(held) {
    if (!this.#air) return;
    const { ghost, offset } = this.#air;
    const [x, y] = [held.point.x - offset.x, held.point.y - offset.y];
    ghost.style.transform = `translate(${x}px, ${y}px) rotate(1.5deg)`;
    this.#aim(held, this.#air);
  }

  /** @param {Held} held @param {Air} air */
  #aim(held, air) {
    const root = /** @type {Document | ShadowRoot} */ (this.board.box.getRootNode());
    const under = root.elementFromPoint(held.point.x, held.point.y);
    const cell = /** @type {HTMLElement | null} */ (under?.closest(".ks-cell") ?? null);
    const target = cell && dropTarget(boxesIn(cell, held.id), held.point, liesSideways(cell));
    const onto = target && "onto" in target ? this.board.elementOf(target.onto) : null;
    mark(air.cell, cell, "ks-target");
    mark(air.onto, onto, "ks-onto");
    Object.assign(air, { cell, onto, target });
    this.#drawLine(air);
  }

  /** @param {Air} air */
  #drawLine({ target, line }) {
    const beside = target && "beside" in target ? this.board.elementOf(target.beside) : null;
    line.hidden = !beside;
    if (!beside || !target || !("side" in target)) return;
    const rect = beside.getBoundingClientRect();
    const upright = target.side === "left" || target.side === "right";
    const at = { left: rect.left - 5, right: rect.right + 1, top: rect.left,
      bottom: rect.left }[target.side];
    const down =
      { left: rect.top, right: rect.top, top: rect.top - 5, bottom: rect.bottom + 1 }[target.side];
    Object.assign(line.style, {
      left: `${at}px`, top: `${down}px`,
      width: upright ? "4px" : `${rect.width}px`, height: upright ? `${rect.height}px` : "4px",
    });
  }

  /** Near the edge of what scrolls, scroll. @param {Held} held */
  #scroll(held) {
    const scroller = this.board.box.querySelector(".ks-scroll");
    if (!scroller || !this.#air) return;
    const rect = scroller.getBoundingClientRect();
    const { x, y } = held.point;
    const across = Number(x > rect.right - EDGE) - Number(x < rect.left + EDGE);
    const down = Number(y > rect.bottom - EDGE) - Number(y < rect.top + EDGE + 36);
    if (!across && !down) return;
    scroller.scrollBy(across * SCROLL_STEP, down * SCROLL_STEP);
    this.#aim(held, this.#air);
  }

  /** @param {Held} held */
  drop({ id, moved, touch, element }) {
    const { cell = null, target = null } = this.#air ?? {};
    return () => {
      const view = this.board.model.notes.get(id);
      if (!moved && touch && view) openMenu(this.board, view, element);
      else if (view && cell && target) this.#put(view, cell.dataset.place ?? "", target);
    };
  }

  /** @param {NoteView} view @param {string} place @param {Target} target */
  #put(view, place, target) {
    const { actions } = this.board;
    if ("onto" in target) actions.stack(view, target.onto);
    else if (!staysPut(this.board, view, place, target.before)) actions.move(view, place,
      target.before);
  }

  /** @param {Held} held */
  rest({ element }) {
    const air = this.#air;
    this.#air = null;
    element.classList.remove("ks-lifted");
    this.board.box.classList.remove("ks-dragging");
    if (air) {
      clearInterval(air.scroller);
      mark(air.cell, null, "ks-target");
      mark(air.onto, null, "ks-onto");
      air.ghost.remove();
      air.line.remove();
    }
    this.board.draw();
  }
}

/** @param {Element | null} before @param {Element | null} now @param {string} name of a class */
function mark(before, now, name) {
  if (before === now) return;
  before?.classList.remove(name);
  now?.classList.add(name);
}

/** @param {Element} cell */
function liesSideways(cell) {
  const [inner] = cell.children;
  return getComputedStyle(inner).gridTemplateColumns.split(" ").length > 1;
}

/**
 * Where the notes of a cell are, without the dragged one.
 * @param {Element} cell @param {string} dragged
 */
function boxesIn(cell, dragged) {
  const notes = [...cell.querySelectorAll(":scope > .ks-cell-inner > .ks-notes > .ks-note")];
  const boxes = notes.map((note) => {
    const { left, top, right, bottom } = note.getBoundingClientRect();
    return { id: note.getAttribute("data-id") ?? "", left, top, right, bottom };
  });
  return boxes.filter(({ id }) => id !== dragged);
}

/**
 * Whether the note would land where it is.
 * @param {Board} board @param {NoteView} view @param {string} place @param {string | null} before
 */
function staysPut(board, view, place, before) {
  if (view.under || view.place !== place) return false;
  const order = board.model.places.get(place)?.leads.map((note) => note.id) ?? [];
  return (order[order.indexOf(view.id) + 1] ?? null) === before;
}
