/**
 * Something moved by mouse, pen or finger. A finger holds for 300 ms first, so that scrolling
 * works.
 */

const HOLD = 300;
const SLOP = 6;

/**
 * @typedef {{x: number, y: number}} Point
 * @typedef {object} Held
 * @property {HTMLElement} element
 * @property {string} id
 * @property {boolean} touch
 * @property {number} pointer
 * @property {Point} start in the window
 * @property {Point} point where it is now
 * @property {boolean} lifted
 * @property {boolean} moved
 * @property {number} [hold]
 */

/** What it looks like and does, a class of each kind of sheet says. */
export class Dragging {
  /** @type {Held | null} */
  held = null;
  #listening = new AbortController();
  #swallows = false;

  /** @param {HTMLElement} box what is moved lies in it */
  constructor(box) {
    box.addEventListener("pointerdown", (event) => this.#down(event));
    const stay = (/** @type {Event} */ event) => this.active && event.preventDefault();
    box.addEventListener("touchmove", stay, { passive: false });
    box.addEventListener("contextmenu", (event) => this.held?.touch && event.preventDefault());
    box.addEventListener("click", (event) => this.#swallows && event.stopPropagation(), true);
  }

  /** Whether something is in the air; nothing is drawn anew meanwhile. */
  get active() {
    return this.held?.lifted === true;
  }

  /** What a press would move. @param {PointerEvent} _event @returns {HTMLElement | null} */
  pick(_event) {
    return null;
  }

  /** @param {Held} _held */
  lift(_held) {}

  /** The pointer moved. @param {Held} _held */
  follow(_held) {}

  /**
   * It was let go.
   * @param {Held} _held
   * @returns {void | (() => void)} called once all is at rest
   */
  drop(_held) {}

  /** All looks as before. @param {Held} _held */
  rest(_held) {}

  cancel() {
    const { held } = this;
    if (!held) return;
    clearTimeout(held.hold);
    this.#listening.abort();
    this.held = null;
    this.rest(held);
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const element = event.button === 0 && event.isPrimary ? this.pick(event) : null;
    if (!element) return;
    const { pointerId: pointer, clientX: x, clientY: y } = event;
    const [touch, id] = [event.pointerType === "touch", element.dataset.id ?? ""];
    const held = { element, id, touch, pointer, start: { x, y }, point: { x, y }, lifted: false,
      moved: false };
    this.held = touch ? { ...held, hold: setTimeout(() => this.#lift(), HOLD) } : held;
    this.#listen();
  }

  #listen() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    globalThis.addEventListener("pointermove", (event) => this.#move(event), { signal });
    globalThis.addEventListener("pointerup", (event) => this.#up(event), { signal });
    globalThis.addEventListener("pointercancel", () => this.cancel(), { signal });
    const escape = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && this.cancel();
    globalThis.addEventListener("keydown", escape, { signal, capture: true });
  }

  #lift() {
    if (!this.held) return;
    this.held.lifted = true;
    this.lift(this.held);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const { held } = this;
    if (!held || event.pointerId !== held.pointer) return;
    const { clientX: x, clientY: y } = event;
    const far = Math.hypot(x - held.start.x, y - held.start.y) > SLOP;
    if (!held.lifted && far) {
      if (held.touch) return this.cancel();
      this.#lift();
    }
    if (!held.lifted) return;
    event.preventDefault();
    held.moved ||= far;
    held.point = { x, y };
    this.follow(held);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    const { held } = this;
    if (!held || event.pointerId !== held.pointer) return;
    const then = held.lifted ? this.drop(held) : undefined;
    this.cancel();
    if (held.moved) this.#swallow();
    then?.();
  }

  /** The click that ends a drag is none. */
  #swallow() {
    this.#swallows = true;
    setTimeout(() => (this.#swallows = false));
  }
}
