/** Moving notes by mouse, pen and finger. A finger holds for 300 ms first, so that scrolling works. */

import { h } from "../../kit/dom.js";
import { dropTarget } from "./insert.js";
import { isWriting } from "../../kit/keys.js";
import { openMenu } from "./menu.js";

const HOLD = 300;
const SLOP = 6;
const EDGE = 48;
const SCROLL_STEP = 14;

export class Drag {
  #drag = null;

  /** @param {import("./board.js").Board} board */
  constructor(board) {
    this.board = board;
    const { box } = board;
    box.addEventListener("pointerdown", (event) => this.#down(event));
    box.addEventListener("touchmove", (event) => this.#drag?.lifted && event.preventDefault(), { passive: false });
    box.addEventListener("contextmenu", (event) => this.#drag && event.preventDefault());
    this.onMove = (event) => this.#move(event);
    this.onUp = (event) => this.#up(event);
    this.onCancel = () => this.cancel();
    this.onKey = (event) => event.key === "Escape" && this.cancel();
  }

  /** Whether a note is in the air; it is not to be redrawn elsewhere meanwhile. */
  get active() {
    return this.#drag?.lifted === true;
  }

  #down(event) {
    const path = event.composedPath();
    const note = path.find((part) => part.classList?.contains("ks-note"));
    const busy = path.some((part) => part.tagName === "BUTTON" || isWriting(part) || part.classList?.contains("ks-form") || part.classList?.contains("ks-choose"));
    if (!note || busy || event.button !== 0 || !event.isPrimary) return;
    if (!this.board.canWrite || this.board.shape !== "grid" || this.board.ui.editing.has(note.dataset.id)) return;
    const touch = event.pointerType === "touch";
    this.#drag = { note, id: note.dataset.id, touch, x: event.clientX, y: event.clientY, pointer: event.pointerId, lifted: false };
    if (touch) this.#drag.hold = setTimeout(() => this.#lift(), HOLD);
    this.#listen("addEventListener");
  }

  #listen(how) {
    window[how]("pointermove", this.onMove);
    window[how]("pointerup", this.onUp);
    window[how]("pointercancel", this.onCancel);
    window[how]("keydown", this.onKey, true);
  }

  #move(event) {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > SLOP;
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
    const rect = drag.note.getBoundingClientRect();
    drag.lifted = true;
    drag.offset = { x: drag.x - rect.left, y: drag.y - rect.top };
    drag.ghost = drag.note.cloneNode(true);
    drag.ghost.classList.add("ks-ghost");
    drag.ghost.setAttribute("aria-hidden", "true");
    drag.ghost.style.width = `${rect.width}px`;
    drag.line = h("div", { class: "ks-insert", "aria-hidden": "true" });
    drag.note.classList.add("ks-lifted");
    this.board.box.classList.add("ks-dragging");
    this.board.box.append(drag.ghost, drag.line);
    drag.point = { x: drag.x, y: drag.y };
    this.#follow(drag);
    drag.scroller = setInterval(() => this.#scroll(drag), 16);
  }

  #follow(drag) {
    drag.ghost.style.transform = `translate(${drag.point.x - drag.offset.x}px, ${drag.point.y - drag.offset.y}px) rotate(1.5deg)`;
    this.#aim(drag);
  }

  #aim(drag) {
    const root = this.board.box.getRootNode();
    const under = root.elementFromPoint(drag.point.x, drag.point.y);
    const cell = under?.closest(".ks-cell") ?? null;
    this.#mark(drag, "cell", cell, "ks-target");
    drag.target = cell && dropTarget(boxesIn(cell, drag.id), drag.point, liesSideways(cell));
    const onto = drag.target?.onto && this.board.elementOf(drag.target.onto);
    this.#mark(drag, "onto", onto || null, "ks-onto");
    this.#drawLine(drag);
  }

  #mark(drag, what, element, name) {
    if (drag[what] === element) return;
    drag[what]?.classList.remove(name);
    element?.classList.add(name);
    drag[what] = element;
  }

  #drawLine(drag) {
    const { target, line } = drag;
    const beside = target?.beside && this.board.elementOf(target.beside);
    line.hidden = !beside;
    if (!beside) return;
    const rect = beside.getBoundingClientRect();
    const upright = target.side === "left" || target.side === "right";
    const at = { left: rect.left - 5, right: rect.right + 1, top: rect.left, bottom: rect.left }[target.side];
    const down = { left: rect.top, right: rect.top, top: rect.top - 5, bottom: rect.bottom + 1 }[target.side];
    Object.assign(line.style, {
      left: `${at}px`, top: `${down}px`,
      width: upright ? "4px" : `${rect.width}px`, height: upright ? `${rect.height}px` : "4px",
    });
  }

  /** Near the edge of what scrolls, scroll. */
  #scroll(drag) {
    const scroller = this.board.box.querySelector(".ks-scroll");
    if (!scroller) return;
    const rect = scroller.getBoundingClientRect();
    const up = drag.point.y < rect.top + EDGE + 36;
    const down = drag.point.y > rect.bottom - EDGE;
    const left = drag.point.x < rect.left + EDGE;
    const right = drag.point.x > rect.right - EDGE;
    if (!up && !down && !left && !right) return;
    scroller.scrollBy((right - left) * SCROLL_STEP, (down - up) * SCROLL_STEP);
    this.#aim(drag);
  }

  #up(event) {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    const { lifted, moved, target, cell, note } = drag;
    this.cancel();
    if (!lifted) return;
    const view = this.board.model.notes.get(drag.id);
    if (!moved && drag.touch && view) openMenu(this.board, view, note);
    else if (view && cell && target) this.#drop(view, cell.dataset.place, target);
  }

  #drop(view, place, target) {
    this.board.swallowClick();
    if (target.onto) this.board.actions.stack(view, target.onto);
    else if (!staysPut(this.board, view, place, target.before)) this.board.actions.move(view, place, target.before);
  }

  cancel() {
    const drag = this.#drag;
    if (!drag) return;
    clearTimeout(drag.hold);
    clearInterval(drag.scroller);
    this.#listen("removeEventListener");
    this.#mark(drag, "cell", null, "ks-target");
    this.#mark(drag, "onto", null, "ks-onto");
    drag.note.classList.remove("ks-lifted");
    drag.ghost?.remove();
    drag.line?.remove();
    this.board.box.classList.remove("ks-dragging");
    this.#drag = null;
    this.board.render();
  }
}

function liesSideways(cell) {
  return getComputedStyle(cell.firstElementChild).gridTemplateColumns.split(" ").length > 1;
}

/** Where the notes of a cell are, without the dragged one. */
function boxesIn(cell, dragged) {
  const notes = [...cell.querySelectorAll(":scope > .ks-cell-inner > .ks-notes > .ks-note")];
  return notes
    .filter((note) => note.dataset.id !== dragged)
    .map((note) => {
      const { left, top, right, bottom } = note.getBoundingClientRect();
      return { id: note.dataset.id, left, top, right, bottom };
    });
}

/** Whether the note would land where it is. */
function staysPut(board, view, place, before) {
  if (view.under || view.place !== place) return false;
  const order = board.model.places.get(place).leads.map((note) => note.id);
  return (order[order.indexOf(view.id) + 1] ?? null) === before;
}
