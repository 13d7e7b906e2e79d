/** Chips moved by mouse, pen and finger: into the other ring, or in front of another chip. */

import { pressedIn } from "../../kit/dom.js";
import { Dragging } from "../../kit/dragging.js";
import { inside, ringAt } from "./drop.js";

/** @import { Held } from "../../kit/dragging.js" */

export class Drag extends Dragging {
  /**
   * @param {import("./picture.js").Picture} picture
   * @param {object} does
   * @param {() => boolean} does.may
   * @param {(id: string, ring: number, before: string | undefined) => void} does.drop
   *   `before`: id of a chip beside which it goes, undefined where only the ring counts
   */
  constructor(picture, does) {
    super(picture.canvas);
    this.picture = picture;
    this.does = does;
    /** @type {(() => void) | null} */
    this.ended = null;
  }

  /** @param {PointerEvent} event */
  pick(event) {
    return this.does.may() ? pressedIn(event, ".ks-map-chip") : null;
  }

  /** @param {Held} held */
  lift({ element }) {
    element.classList.add("ks-map-lifted");
    this.picture.element.classList.add("ks-map-dragging");
  }

  /** @param {Held} held */
  follow(held) {
    const { element, start, point } = held;
    element.style.transform = `translate(${point.x - start.x}px, ${point.y - start.y}px)`;
    const { ring } = this.#aim(held);
    this.picture.ovals.forEach((oval, at) =>
      oval.classList.toggle("ks-map-target", at === 1 - ring));
  }

  /** @param {Held} held */
  drop(held) {
    if (!held.moved) return;
    const { ring, before } = this.#aim(held);
    return () => this.does.drop(held.id, ring, before);
  }

  /** @param {Held} held */
  rest({ element }) {
    element.classList.remove("ks-map-lifted");
    element.style.transform = "";
    this.picture.element.classList.remove("ks-map-dragging");
    this.picture.ovals.forEach((oval) => oval.classList.remove("ks-map-target"));
    this.ended?.();
  }

  /** The ring under the pointer, and in front of which chip. @param {Held} held */
  #aim(held) {
    const { left, top } = this.picture.canvas.getBoundingClientRect();
    const point = { x: held.point.x - left, y: held.point.y - top };
    const { found, drawn } = this.picture;
    const ring = ringAt(found.ovals, point);
    const ids = drawn.rings[ring].chips.map(({ id }) => id).filter((id) => id !== held.id);
    const onto = ids.find((id) => inside(found.pins[id], point));
    return { ring, before: onto };
  }
}
