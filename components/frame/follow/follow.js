/** The bar that offers to follow the room, on a page that is no activity's. */

import { h, wear } from "../../kit/dom.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { followBanner } from "../stage/follow.js";

export class Follow extends LivePart {
  /**
   * Where the room was when this page was opened is known from the agenda; only a move is said.
   * @type {string | null}
   */
  known = null;

  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.banner = followBanner(this, () => this.known);
    this.place.root.replaceChildren(h("div", { class: "ks-part" }, this.banner.box));
  }

  presenceHeard() {}

  begin() {
    this.known = this.live.get("workshop", "main")?.activity ?? null;
  }

  paint() {
    this.banner.draw();
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "stage");
  return new Follow(opened);
});
