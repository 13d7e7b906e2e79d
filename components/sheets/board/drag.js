/** Moving notes by mouse, pen and finger. A finger holds for 300 ms first, so that scrolling works. */

import { h } from "../../kit/dom.js";
import { dropTarget } from "./insert.js";
import { isWriting } from "../../kit/keys.js";
import { openMenu } from "./menu.js";

const HOLD = 300;
const SLOP = 6;
const EDGE = 48;
const SCROLL_STEP = 14;

/**
 * @import { Board } from "./board.js"
 * @import { Target } from "./insert.js"
 * @import { NoteView } from "./model.js"
 * @typedef {{x: number, y: number}} Point
 * @typedef {object} Held a note under a pressed pointer; the rest once it is lifted
 * @property {HTMLElement} note
 * @property {string} id
 * @property {boolean} touch
 * @property {number} pointer
 * @property {Point} start
 * @property {Point} point
 * @property {boolean} lifted
 * @property {boolean} moved
 * @property {Point} offset of the point from the note's corner
 * @property {HTMLElement} line
 * @property {HTMLElement} [ghost]
 * @property {number} [hold]
 * @property {number} [scroller]
 * @property {HTMLElement | null} [cell]
 * @property {HTMLElement | null} [onto]
 * @property {Target | null} [target]
 */

export class Drag {
  /** @type {Held | null} */
  #drag = null;

  /** @param {Board} board */
  constructor(board) {
    this.board = board;
    const { box } = board;
    box.addEventListener("pointerdown", (event) => this.#down(event));
    const hold = (/** @type {Event} */ event) => this.#drag?.lifted && event.preventDefault();
    box.addEventListener("touchmove", hold, { passive: false });
    box.addEventListener("contextmenu", (event) => this.#drag && event.preventDefault());
    this.onMove = (/** @type {PointerEvent} */ event) => this.#move(event);
    this.onUp = (/** @type {PointerEvent} */ event) => this.#up(event);
    this.onCancel = () => this.cancel();
    this.onKey = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && this.cancel();
  }

  /** Whether a note is in the air; it is not to be redrawn elsewhere meanwhile. */
  get active() {
    return this.#drag?.lifted === true;
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const path = event.composedPath().filter((part) => part instanceof HTMLElement);
    const note = path.find((part) => part.classList.contains("ks-note"));
    const busy = path.some((part) => isWriting(part) || part.matches("button, .ks-form, .ks-choose"));
    const id = note?.dataset.id;
    if (!id || busy || event.button !== 0 || !event.isPrimary) return;
    if (!this.board.canWrite || this.board.shape !== "grid" || this.board.ui.editing.has(id)) return;
    const touch = event.pointerType === "touch";
    const start = { x: event.clientX, y: event.clientY };
    const line = h("div", { class: "ks-insert", "aria-hidden": "true" });
    const still = { lifted: false, moved: false, offset: start, point: start };
    this.#drag = { note, id, touch, pointer: event.pointerId, start, line, ...still };
    if (touch) this.#drag.hold = setTimeout(() => this.#lift(), HOLD);
    window.addEventListener("pointermove", this.onMove);
    window.addEventListener("pointerup", this.onUp);
    window.addEventListener("pointercancel", this.onCancel);
    window.addEventListener("keydown", this.onKey, true);
  }

  #deaf() {
    window.removeEventListener("pointermove", this.onMove);
    window.removeEventListener("pointerup", this.onUp);
    window.removeEventListener("pointercancel", this.onCancel);
    window.removeEventListener("keydown", this.onKey, true);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    const far = Math.hypot(event.clientX - drag.start.x, event.clientY - drag.start.y) > SLOP;
    if (!drag.lifted) {
      if (far && drag.touch) this.cancel();
      else if (far) this.#lift();
      if (!this.#drag?.lifted) return;
    }
    event.preventDefault();
    drag.moved = drag.moved || far;
    drag.point = { x: event.clientX, y: event.clientY };
    this.#follow(drag);
  }

  #lift() {
    const drag = this.#drag;
    if (!drag) return;
    const rect = drag.note.getBoundingClientRect();
    drag.lifted = true;
    drag.offset = { x: drag.start.x - rect.left, y: drag.start.y - rect.top };
    const ghost = /** @type {HTMLElement} */ (drag.note.cloneNode(true));
    ghost.classList.add("ks-ghost");
    ghost.setAttribute("aria-hidden", "true");
    ghost.style.width = `${rect.width}px`;
    drag.ghost = ghost;
    drag.note.classList.add("ks-lifted");
    this.board.box.classList.add("ks-dragging");
    this.board.box.append(ghost, drag.line);
    this.#follow(drag);
    drag.scroller = setInterval(() => this.#scroll(drag), 16);
  }

  /** @param {Held} drag */
  #follow(drag) {
    const { ghost, point, offset } = drag;
    const moved = `${point.x - offset.x}px, ${point.y - offset.y}px`;
    if (ghost) ghost.style.transform = `translate(${moved}) rotate(1.5deg)`;
    this.#aim(drag);
  }

  /** @param {Held} drag */
  #aim(drag) {
    const root = /** @type {Document | ShadowRoot} */ (this.board.box.getRootNode());
    const under = root.elementFromPoint(drag.point.x, drag.point.y);
    const cell = under?.closest(".ks-cell") ?? null;
    this.#mark(drag, "cell", cell, "ks-target");
    drag.target = cell && dropTarget(boxesIn(cell, drag.id), drag.point, liesSideways(cell));
    const { target } = drag;
    const onto = target && "onto" in target ? this.board.elementOf(target.onto) : null;
    this.#mark(drag, "onto", onto, "ks-onto");
    this.#drawLine(drag);
  }

  /** @param {Held} drag @param {"cell" | "onto"} what @param {any} element @param {string} name */
  #mark(drag, what, element, name) {
    if (drag[what] === element) return;
    drag[what]?.classList.remove(name);
    element?.classList.add(name);
    drag[what] = element;
  }

  /** @param {Held} drag */
  #drawLine({ target, line }) {
    const beside = target && "beside" in target ? this.board.elementOf(target.beside) : null;
    line.hidden = !beside;
    if (!beside || !target || !("side" in target)) return;
    const rect = beside.getBoundingClientRect();
    const upright = target.side === "left" || target.side === "right";
    const at = { left: rect.left - 5, right: rect.right + 1, top: rect.left, bottom: rect.left }[target.side];
    const down = { left: rect.top, right: rect.top, top: rect.top - 5, bottom: rect.bottom + 1 }[target.side];
    Object.assign(line.style, {
      left: `${at}px`, top: `${down}px`,
      width: upright ? "4px" : `${rect.width}px`, height: upright ? `${rect.height}px` : "4px",
    });
  }

  /** Near the edge of what scrolls, scroll. @param {Held} drag */
  #scroll(drag) {
    const scroller = this.board.box.querySelector(".ks-scroll");
    if (!scroller) return;
    const rect = scroller.getBoundingClientRect();
    const { x, y } = drag.point;
    const across = Number(x > rect.right - EDGE) - Number(x < rect.left + EDGE);
    const down = Number(y > rect.bottom - EDGE) - Number(y < rect.top + EDGE + 36);
    if (!across && !down) return;
    scroller.scrollBy(across * SCROLL_STEP, down * SCROLL_STEP);
    this.#aim(drag);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    const { lifted, moved, target, cell, note } = drag;
    this.cancel();
    if (!lifted) return;
    const view = this.board.model.notes.get(drag.id);
    if (!moved && drag.touch && view) openMenu(this.board, view, note);
    else if (view && cell && target) this.#drop(view, cell.dataset.place ?? "", target);
  }

  /** @param {NoteView} view @param {string} place @param {Target} target */
  #drop(view, place, target) {
    const { actions } = this.board;
    this.board.swallowClick();
    if ("onto" in target) actions.stack(view, target.onto);
    else if (!staysPut(this.board, view, place, target.before)) actions.move(view, place, target.before);
  }

  cancel() {
    const drag = this.#drag;
    if (!drag) return;
    clearTimeout(drag.hold);
    clearInterval(drag.scroller);
    this.#deaf();
    this.#mark(drag, "cell", null, "ks-target");
    this.#mark(drag, "onto", null, "ks-onto");
    drag.note.classList.remove("ks-lifted");
    drag.ghost?.remove();
    drag.line.remove();
    this.board.box.classList.remove("ks-dragging");
    this.#drag = null;
    this.board.render();
  }
}

/** @param {Element} cell */
function liesSideways(cell) {
  const [inner] = cell.children;
  return getComputedStyle(inner).gridTemplateColumns.split(" ").length > 1;
}

/** Where the notes of a cell are, without the dragged one. @param {Element} cell @param {string} dragged */
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
