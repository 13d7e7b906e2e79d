/** Where the room is and what comes next, in words, with the ways there. */

import { between, coming, isOver, untilThen } from "../agenda/ahead.js";
import { roomNow } from "../agenda/day.js";
import { button, h, setText } from "../../kit/dom.js";
import { redrawn } from "../../kit/lists.js";
import { onlineAddress, onlineBox } from "../../kit/online.js";
import { doors, whereText } from "../course/words.js";

/**
 * Now and next, with the ways there.
 * @param {import("../../kit/live_part.js").LivePart & {steps: any[], shut: Set<string>}} course
 *   shut: the activities that this person may not open
 */
export function whereBand(course) {
  const { live, place, steps } = course;
  const now = line("いま");
  const next = line("つぎ");
  const until = listed("次回までに");
  const ways = h("div", { class: "ks-course-ways" });
  const online = onlineBox(course.data.workshop, "ks-course-online");
  const box = h("section", { class: "ks-course-where", "aria-label": "いまどこか" },
    h("dl", {}, now.box, next.box), online.box, until.box, ways);
  const open = (/** @type {string} */ where) => () =>
    place.component.setTriggerValue("open", where);
  const draw = () => {
    const room = roomNow(live, steps);
    const ahead = coming(live, steps);
    const before = between(steps, ahead).map((step) => ({ ...step,
      activities: step.activities.filter((/** @type {any} */ { id }) => !course.shut.has(id)) }))
      .filter(({ activities }) => activities.length > 0);
    const about = { room: room?.item ?? null, after: room?.next ?? null, ahead, before,
      over: isOver(live), leads: course.leads,
      shut: Boolean(room && course.shut.has(room.item.activity.id)) };
    const texts = whereText(about);
    now.draw(texts.now);
    next.draw(texts.next);
    online.draw(onlineAddress(live, ahead));
    until.draw(about.over ? untilThen(ahead, before) : []);
    const offered = doors(about);
    redrawn(ways, offered, () => offered.map(({ to, text }, at) =>
      button(text, open(to), at === 0 ? "primary" : "")));
  };
  return { box, draw };
}

function line(/** @type {string} */ label) {
  const text = h("dd");
  const box = h("div", {}, h("dt", { text: label }), text);
  return { box, draw: (/** @type {string} */ said) => setText(text, said) };
}

function listed(/** @type {string} */ heading) {
  const list = h("ul");
  const box = h("section", { class: "ks-course-until" }, h("h2", { text: heading }), list);
  const draw = (/** @type {string[]} */ texts) => {
    box.hidden = texts.length === 0;
    redrawn(list, texts, () => texts.map((text) => h("li", { text })));
  };
  return { box, draw };
}
