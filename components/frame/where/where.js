/** What somebody who waits is told: it has not begun, or the day is over, and what comes. */

import { isOver } from "../agenda/ahead.js";
import { plannedSteps } from "../agenda/items.js";
import { h, setText, wear } from "../../kit/dom.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { whereBand } from "./band.js";

const WAIT = "はじまるまで、このままお待ちください。はじまると、その画面に移ります。";

export class Where extends LivePart {
  /** @param {import("../../kit/live_part.js").Opened} opened `closed` and `planned` in the data */
  constructor(opened) {
    super(opened);
    this.steps = plannedSteps(this.programme, this.data.planned);
    this.shut = new Set(this.data.closed);
    this.wait = h("p", { role: "status" });
    this.band = whereBand(this);
    this.place.root.replaceChildren(h("div", { class: "ks-part ks-where" }, this.wait,
      this.band.box));
  }

  presenceHeard() {}

  paint() {
    const waits = !this.live.get("workshop", "main")?.activity && !isOver(this.live);
    setText(this.wait, waits ? WAIT : "");
    this.band.draw();
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "course");
  return new Where(opened);
});
