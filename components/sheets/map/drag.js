/** Chips moved by mouse, pen and finger: into the other ring, or in front of another chip. */

import { inside, isEarlier, ringAt } from "./drop.js";

const HOLD = 300;
const SLOP = 6;

export class Drag {
  #held = null;

  /**
   * @param {import("./picture.js").Picture} picture
   * @param {{may: () => boolean, drop: (id: string, ring: number, before: string | null | undefined) => void}} options
   *   `before`: id of a chip, null for the end, undefined where only the ring counts
   */
  constructor(picture, { may, drop }) {
    Object.assign(this, { picture, may, drop });
    const { canvas } = picture;
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("touchmove", (event) => this.#held?.lifted && event.preventDefault(), { passive: false });
    canvas.addEventListener("contextmenu", (event) => this.#held?.touch && event.preventDefault());
    canvas.addEventListener("click", (event) => this.#swallow(event), true);
    this.onMove = (event) => this.#move(event);
    this.onUp = (event) => this.#up(event);
    this.onCancel = () => this.cancel();
    this.onKey = (event) => event.key === "Escape" && this.cancel();
  }

  /** Whether a chip is in the air; nothing is drawn anew meanwhile. */
  get active() {
    return this.#held?.lifted === true;
  }

  #down(event) {
    const chip = event.target.closest?.(".ks-map-chip");
    if (!chip || event.button !== 0 || !event.isPrimary || !this.may()) return;
    const touch = event.pointerType === "touch";
    this.#held = { chip, touch, id: chip.dataset.id, x: event.clientX, y: event.clientY, pointer: event.pointerId, lifted: false };
    if (touch) this.#held.hold = setTimeout(() => this.#lift(), HOLD);
    this.#listen("addEventListener");
  }

  #listen(how) {
    globalThis[how]("pointermove", this.onMove);
    globalThis[how]("pointerup", this.onUp);
    globalThis[how]("pointercancel", this.onCancel);
    globalThis[how]("keydown", this.onKey, true);
  }

  #lift() {
    this.#held.lifted = true;
    this.#held.chip.classList.add("ks-map-lifted");
    this.picture.element.classList.add("ks-map-dragging");
  }

  #move(event) {
    const held = this.#held;
    if (!held || event.pointerId !== held.pointer) return;
    const [across, down] = [event.clientX - held.x, event.clientY - held.y];
    const far = Math.hypot(across, down) > SLOP;
    if (!held.lifted && far && held.touch) return this.cancel();
    if (!held.lifted && far) this.#lift();
    if (!held.lifted) return;
    held.moved = held.moved || far;
    held.chip.style.transform = `translate(${across}px, ${down}px)`;
    const { ring } = this.#aim(event);
    this.picture.ovals.forEach((oval, at) => oval.classList.toggle("ks-map-target", at === 1 - ring));
  }

  /** The ring under the pointer, and in front of which chip. */
  #aim(event) {
    const { left, top } = this.picture.canvas.getBoundingClientRect();
    const point = { x: event.clientX - left, y: event.clientY - top };
    const { found, drawn } = this.picture;
    const ring = ringAt(found.ovals, point);
    const ids = drawn.rings[ring].chips.map(({ id }) => id).filter((id) => id !== this.#held.id);
    const onto = ids.find((id) => inside(found.pins[id], point));
    if (onto === undefined) return { ring, before: undefined };
    const first = isEarlier(found.ovals[0], point, found.pins[onto]);
    return { ring, before: first ? onto : (ids[ids.indexOf(onto) + 1] ?? null) };
  }

  #up(event) {
    const held = this.#held;
    if (!held || event.pointerId !== held.pointer) return;
    const aim = held.moved ? this.#aim(event) : null;
    this.cancel();
    if (!aim) return;
    this.swallows = true;
    setTimeout(() => (this.swallows = false));
    this.drop(held.id, aim.ring, aim.before);
  }

  /** The click that ends a drag opens nothing. */
  #swallow(event) {
    if (this.swallows) event.stopPropagation();
  }

  cancel() {
    const held = this.#held;
    if (!held) return;
    clearTimeout(held.hold);
    this.#listen("removeEventListener");
    held.chip.classList.remove("ks-map-lifted");
    held.chip.style.transform = "";
    this.picture.element.classList.remove("ks-map-dragging");
    this.picture.ovals.forEach((oval) => oval.classList.remove("ks-map-target"));
    this.#held = null;
    this.ended?.();
  }
}
