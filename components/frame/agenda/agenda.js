/** The agenda as navigation: what comes when, what is over, where the room is, what is open. */

import { connect } from "../../live/live.js";
import { attribute, h, setText, styles } from "../../kit/dom.js";
import { drawnLive, part } from "../../kit/part.js";
import { dayItems, heldNow, roomNow, timesOf } from "./day.js";
import { drawnAnew } from "./left_out.js";
import { itemTitle, meetingText, spoken, standing } from "./words.js";

/**
 * @typedef {object} Data
 * @property {string} workshop
 * @property {string} name
 * @property {string | null} open the activity whose page is open
 * @property {import("./items.js").Step[]} steps
 * @property {string[]} left_out the steps without which the page was drawn
 */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify([data.workshop, data.steps]));

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  styles(new URL("./agenda.css", import.meta.url));
  const live = connect(place.data.workshop, { view: "member" });
  const title = h("h2");
  const meeting = h("p", { class: "ks-agenda-meeting" });
  const steps = place.data.steps.map((step) => stepBlock(step, place, live));
  const nav = h(
    "nav",
    { class: "ks-part ks-agenda", "aria-label": "進行表" },
    h("div", {}, title, meeting),
    ...steps.map((step) => step.box),
  );
  place.root.replaceChildren(nav);
  const look = drawnAnew(live, place);
  const draw = () => {
    look();
    const workshop = live.get("workshop", "main");
    setText(title, workshop?.name ?? place.data.name);
    const held = place.data.steps.filter((step) => heldNow(live).includes(step.id)).map((step) => step.short);
    const when = workshop ? meetingText(live.get("meeting", workshop.meeting)) : "";
    setText(meeting, [held.join("・"), when].filter(Boolean).join("　"));
    const room = roomNow(live, place.data.steps)?.item.id ?? null;
    steps.forEach((step) => step.draw(room));
  };
  return drawnLive(live, draw);
}

/** The present meeting's own steps stand open, the others are folded. */
function stepBlock(/** @type {import("./items.js").Step} */ step, /** @type {any} */ place, /** @type {any} */ live) {
  const list = h("ol");
  const heading = step.title === step.short ? step.title : `${step.short}　${step.title}`;
  const box = h("details", { class: "ks-agenda-step" }, h("summary", { text: heading }), list);
  box.open = step.activities.some((activity) => activity.id === place.data.open);
  let drawn = "";
  /** @type {any[]} */
  let lines = [];
  /** @type {boolean | null} */
  let current = null;
  const draw = (/** @type {string | null} */ room) => {
    const day = dayItems(live, place.data.steps, step.id);
    const items = day.filter((item) => item.step.id === step.id && !item.skipped);
    const is = JSON.stringify(items.map((item) => [item.id, item.clock, item.minutes_text]));
    if (is !== drawn) {
      lines = items.map((item) => itemLine(item, items, place, live));
      list.replaceChildren(...lines.map((line) => line.box));
      drawn = is;
    }
    const held = heldNow(live).includes(step.id);
    if (held !== current) {
      box.classList.toggle("ks-agenda-current", held);
      if (held) box.open = true;
      current = held;
    }
    lines.forEach((line) => line.draw(room, place.data.open));
  };
  return { box, draw };
}

function itemLine(/** @type {import("./items.js").Item} */ item, /** @type {import("./items.js").Item[]} */ items, /** @type {any} */ place, /** @type {any} */ live) {
  const end = h("span", { class: "ks-agenda-end" });
  const go = h(
    "button",
    { type: "button", onclick: () => place.component.setTriggerValue("open", item.activity.id) },
    h("span", { class: "ks-agenda-clock", text: item.clock }),
    h("span", { text: itemTitle(item) }),
    end,
  );
  const draw = (/** @type {string | null} */ room, /** @type {string | null} */ open) => {
    const stands = standing(item.id, room, timesOf(live, items, item));
    const here = item.activity.id === open;
    go.className = `ks-agenda-line ks-agenda-${stands}${here ? " ks-agenda-open" : ""}`;
    attribute(go, "aria-current", stands === "now" ? "step" : null);
    attribute(go, "aria-label", spoken(item, stands, here));
    drawEnd(end, stands, item.minutes_text);
  };
  return { box: h("li", {}, go), draw };
}

function drawEnd(/** @type {HTMLElement} */ end, /** @type {string} */ stands, /** @type {string} */ minutes) {
  if (stands === "now") {
    end.replaceChildren(h("b", { class: "ks-agenda-mark", text: "いま" }), h("span", { text: minutes }));
  } else {
    setText(end, stands === "done" ? "✓" : minutes);
  }
}
