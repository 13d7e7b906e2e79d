/** The home of a workshop: where the room is, and every step with its meeting and its agenda. */

import { dayItems, heldNow, roomNow, stepItems, timesOf } from "../agenda/day.js";
import { isDone } from "../agenda/words.js";
import { connect } from "../../live/live.js";
import { button, h, setText, styles } from "../../kit/dom.js";
import { followBanner } from "../stage/follow.js";
import { drawnLive, part, refusals } from "../../kit/part.js";
import { optionalSteps } from "./optional.js";
import { stepCard } from "./step.js";
import { ahead, whereText } from "./words.js";

/**
 * @typedef {import("../agenda/items.js").Step & {meeting: boolean, duration: string, optional: boolean,
 *   purposes: string[], secretariat_preparation: string[], member_preparation: string[],
 *   notes: string[]}} CourseStep
 * @typedef {{workshop: string, steps: CourseStep[], optional: import("./optional.js").OptionalStep[]}} Data
 */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  styles(new URL("../agenda/agenda.css", import.meta.url), new URL("./course.css", import.meta.url));
  const live = connect(place.data.workshop, { view: "member" });
  const trouble = refusals();
  const band = whereBand(place, live);
  const cards = place.data.steps.map((step) => stepCard(step, place, live, trouble));
  const optional = optionalSteps(place.data.optional, live, trouble);
  const waiting = h("p", { class: "ks-loading", text: "進行表を読んでいます…" });
  const box = h("div", { class: "ks-part ks-course" }, waiting, band.box, trouble.line, ...cards.map((card) => card.box), optional.box);
  place.root.replaceChildren(box);
  const draw = () => {
    waiting.hidden = Boolean(live.you);
    if (!live.you) return;
    band.draw();
    const room = roomNow(live, place.data.steps)?.item.id ?? null;
    cards.forEach((card) => card.draw(room));
    optional.draw();
  };
  return drawnLive(live, draw);
}

/** Now and next, with the way there. */
function whereBand(/** @type {any} */ place, /** @type {any} */ live) {
  const now = line("いま");
  const next = line("つぎ");
  const go = button("", () => place.component.setTriggerValue("open", target()?.activity.id), "primary");
  const target = () => roomNow(live, place.data.steps)?.item ?? firstAhead(place, live);
  const follow = followBanner(live, place, () => null);
  const box = h("section", { class: "ks-course-where", "aria-label": "いまどこか" }, h("dl", {}, now.box, next.box), go);
  const draw = () => {
    const at = roomNow(live, place.data.steps);
    const texts = whereText(at?.item ?? null, at?.next ?? null, firstAhead(place, live));
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

/** The first item after all that were on: in the present meeting, else in any step that people meet for. */
function firstAhead(/** @type {any} */ place, /** @type {any} */ live) {
  const held = heldNow(live);
  const next = (/** @type {any[]} */ items) => ahead(items, (item) => isDone(timesOf(live, items, item)));
  const today = held.length ? next(dayItems(live, place.data.steps, held[0])) : null;
  if (today) return today;
  const meetings = place.data.steps.filter((/** @type {any} */ step) => step.meeting);
  return next(meetings.flatMap((/** @type {any} */ step) => stepItems(live, step)));
}
