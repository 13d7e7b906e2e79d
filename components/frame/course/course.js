/** The home of a workshop: where the room is, and every step with its meeting and its agenda. */

import { roomNow } from "../agenda/day.js";
import { plannedSteps } from "../agenda/items.js";
import { h, wear } from "../../kit/dom.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { refusals } from "../../kit/part.js";
import { optionalSteps } from "./optional.js";
import { stepCard } from "./step.js";
import { whereBand } from "../where/band.js";

/** @typedef {ReturnType<typeof plannedSteps>[number]} CourseStep */

export class Course extends LivePart {
  /**
   * @param {import("../../kit/live_part.js").Opened} opened `optional` in the data: the steps that
   *   a workshop may leave out; `closed`: the activities that this person may not open
   */
  constructor(opened) {
    super(opened);
    const { live, place } = this;
    this.steps = plannedSteps(this.programme, this.data.planned);
    this.shut = new Set(this.data.closed);
    const trouble = refusals();
    this.band = whereBand(this);
    this.cards = this.steps.map((step) => stepCard(step, this, trouble));
    this.optional = optionalSteps(this.data.optional, live, trouble);
    this.waiting = h("p", { class: "ks-loading", text: "進行表を読んでいます…" });
    const boxes = this.cards.map((card) => card.box);
    const parts = [this.waiting, this.band.box, trouble.line, ...boxes, this.optional.box];
    place.root.replaceChildren(h("div", { class: "ks-part ks-course" }, ...parts));
  }

  presenceHeard() {}

  paint() {
    this.waiting.hidden = true;
    this.band.draw();
    const room = roomNow(this.live, this.steps)?.item.id ?? null;
    this.cards.forEach((card) => card.draw(room));
    this.optional.draw();
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "agenda", "course");
  return new Course(opened);
});
