/** The hands of a room counted by eye: those who lead put the number in for the members. */

import { button, h, setText } from "../../kit/dom.js";
import { handsText, WORDS } from "./words.js";
import { roomOrder } from "./model.js";

export class RoomHands {
  /** @param {import("./overlap.js").Overlap} overlap @param {string} idea */
  constructor(overlap, idea) {
    this.overlap = overlap;
    this.idea = idea;
    this.now = h("p", { class: "ks-overlap-hands-now", role: "status" });
    this.number = h("input", { type: "number", class: "ks-input", min: 0, inputmode: "numeric",
      "aria-label": WORDS.roomHands });
    this.set = button(WORDS.setHands, () => this.#set(), "small");
    this.element = h("div", { class: "ks-overlap-room-hands" },
      this.now, h("label", {}, h("span", { text: WORDS.roomHands }), this.number), this.set,
      h("p", { class: "ks-paper-hint", text: WORDS.roomHandsHow }));
  }

  get count() {
    return this.overlap.seen.ideas.find(({ id }) => id === this.idea)?.hands ?? 0;
  }

  draw() {
    const { overlap } = this;
    this.element.hidden = !overlap.leads || overlap.who.state !== "open";
    this.number.max = String(overlap.roster.length);
    setText(this.now, handsText(this.count));
  }

  /**
   * One hand after another, until the count is right: who has shown theirs is not told to anybody.
   */
  async #set() {
    const { overlap, number } = this;
    const wanted = Math.min(overlap.roster.length, Math.max(0, Math.trunc(Number(number.value))));
    if (number.value === "" || Number.isNaN(wanted)) return number.focus();
    const order = roomOrder(overlap.roster.map(({ id }) => id), overlap.live.presence.people ?? [],
      overlap.me);
    this.set.disabled = true;
    const value = wanted > this.count ? 1 : 0;
    for (const member of order) {
      if (value ? this.count >= wanted : this.count <= wanted) break;
      try {
        await overlap.raise(this.idea, value, member);
      } catch {
        break;
      }
      overlap.draw();
    }
    this.set.disabled = false;
    return undefined;
  }
}
