/** The home of a workshop: where the room is, and every step with its meeting and its agenda. */

import { dayItems, heldNow, roomNow, stepItems, timesOf } from "../agenda/day.js";
import { plannedSteps } from "../agenda/items.js";
import { isDone } from "../agenda/words.js";
import { button, h, setText, styles } from "../../kit/dom.js";
import { followBanner } from "../stage/follow.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { refusals } from "../../kit/part.js";
import { optionalSteps } from "./optional.js";
import { stepCard } from "./step.js";
import { ahead, whereText } from "./words.js";

/** @typedef {ReturnType<typeof plannedSteps>[number]} CourseStep */

export class Course extends LivePart {
  /**
   * @param {import("../../kit/live_part.js").Opened} opened `optional` in the data: the steps that
   *   a workshop may leave out
   */
  constructor(opened) {
    super(opened);
    const { live, place } = this;
    this.steps = plannedSteps(this.programme, this.data.planned);
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

/** Now and next, with the way there. */
function whereBand(/** @type {Course} */ course) {
  const { live, place, steps } = course;
  const now = line("いま");
  const next = line("つぎ");
  const go = button("", () => place.component.setTriggerValue("open", target()?.activity.id),
    "primary");
  const target = () => roomNow(live, steps)?.item ?? firstAhead(course);
  const follow = followBanner(course, () => null);
  const box = h("section", { class: "ks-course-where", "aria-label": "いまどこか" },
    h("dl", {}, now.box, next.box), go);
  const draw = () => {
    const at = roomNow(live, steps);
    const texts = whereText(at?.item ?? null, at?.next ?? null, firstAhead(course));
    now.draw(texts.now || "どの活動も行っていません");
    next.draw(texts.next || "今日はこれで終わりです");
    const to = target();
    go.hidden = !to;
    setText(go, at ? "いまの活動をひらく" : `「${to?.activity.short ?? ""}」をひらく`);
    follow.draw();
  };
  return { box, draw };
}

function line(/** @type {string} */ label) {
  const text = h("dd");
  const box = h("div", {}, h("dt", { text: label }), text);
  return { box, draw: (/** @type {string} */ said) => setText(text, said) };
}

/**
 * The first item after all that were on: in the present meeting, else in any step that people meet
 * for.
 */
function firstAhead(/** @type {Course} */ { live, steps }) {
  const held = heldNow(live);
  const next = (/** @type {any[]} */ items) =>
    ahead(items, (item) => isDone(timesOf(live, items, item)));
  const today = held.length ? next(dayItems(live, steps, held[0])) : null;
  if (today) return today;
  const meetings = steps.filter((step) => step.meeting);
  return next(meetings.flatMap((step) => stepItems(live, step)));
}

export const mount = livePart((opened) => {
  styles(new URL("../agenda/agenda.css", import.meta.url),
    new URL("./course.css", import.meta.url));
  return new Course(opened);
});
