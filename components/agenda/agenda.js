/** The agenda as navigation: what comes when, what is over, where the room is, what is open. */

import { connect } from "../live/live.js";
import { attribute, el, styles, write } from "../stage/dom.js";
import { part } from "../stage/part.js";
import { spoken, standing } from "./words.js";

/**
 * @typedef {object} Data
 * @property {string} workshop
 * @property {string} name
 * @property {string} meeting_text
 * @property {string | null} open the activity whose page is open
 * @property {{id: string, short: string, title: string, current: boolean,
 *   activities: import("./words.js").Activity[]}[]} steps
 */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify([data.workshop, data.steps]));

function build(/** @type {import("../stage/part.js").Place<Data>} */ place) {
  styles(new URL("./agenda.css", import.meta.url));
  const live = connect(place.data.workshop, { view: "member" });
  const title = el("h2");
  const meeting = el("p", { class: "ks-agenda-meeting" });
  const steps = place.data.steps.map((step) => stepBlock(step, place));
  place.root.replaceChildren(
    el(
      "nav",
      { class: "ks-part ks-agenda", attributes: { "aria-label": "進行表" } },
      el("div", {}, title, meeting),
      ...steps.map((step) => step.box),
    ),
  );
  const draw = () => {
    write(title, live.get("workshop", "main")?.name ?? place.data.name);
    write(meeting, place.data.meeting_text);
    const room = live.get("workshop", "main")?.activity ?? null;
    steps.forEach((step) => step.draw(live, room, place.data.open));
  };
  const forget = live.subscribe(draw);
  return {
    draw,
    close: () => {
      forget();
      live.release();
    },
  };
}

/** The meeting's own steps stand open, the others are folded. */
function stepBlock(/** @type {any} */ step, /** @type {any} */ place) {
  const lines = step.activities.map((/** @type {any} */ activity) => activityLine(activity, place));
  const list = el("ol", {}, ...lines.map((/** @type {any} */ line) => line.box));
  const heading = step.title === step.short ? step.title : `${step.short}　${step.title}`;
  const box = step.current
    ? el("section", { attributes: { "aria-label": heading } }, list)
    : el("details", {}, el("summary", { text: heading }), list);
  const draw = (/** @type {any} */ live, /** @type {any} */ room, /** @type {any} */ open) => {
    lines.forEach((/** @type {any} */ line) => line.draw(live, room, open));
  };
  const holds = step.activities.some((/** @type {any} */ activity) => activity.id === place.data.open);
  if (!step.current && holds) box.open = true;
  return { box, draw };
}

function activityLine(/** @type {import("./words.js").Activity} */ activity, /** @type {any} */ place) {
  const end = el("span", { class: "ks-agenda-end" });
  const go = el(
    "button",
    { attributes: { type: "button" }, on: { click: () => place.component.setTriggerValue("open", activity.id) } },
    el("span", { class: "ks-agenda-clock", text: activity.clock ?? "" }),
    el("span", { text: activity.short || activity.title }),
    end,
  );
  const draw = (/** @type {any} */ live, /** @type {string | null} */ room, /** @type {string | null} */ open) => {
    const stands = standing(activity.id, room, live.get("activity", activity.id));
    const here = activity.id === open;
    go.className = `ks-agenda-line ks-agenda-${stands}${here ? " ks-agenda-open" : ""}`;
    attribute(go, "aria-current", stands === "now" ? "step" : null);
    attribute(go, "aria-label", spoken(activity, stands, here));
    drawEnd(end, stands, activity.minutes_text);
  };
  return { box: el("li", {}, go), draw };
}

function drawEnd(/** @type {HTMLElement} */ end, /** @type {string} */ stands, /** @type {string} */ minutes) {
  if (stands === "now") {
    end.replaceChildren(el("b", { class: "ks-agenda-mark", text: "いま" }), el("span", { text: minutes }));
  } else {
    write(end, stands === "done" ? "✓" : minutes);
  }
}
