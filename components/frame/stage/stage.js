/** The head of an activity's page: where we are, the time, what and why, and how to go on. */

import { meetingOf } from "../agenda/day.js";
import { connect } from "../../live/live.js";
import { mountStatus } from "../../live/status.js";
import { mountTimer } from "../../kit/timer/timer.js";
import { attribute, button, h, setText, styles } from "../../kit/dom.js";
import { followBanner } from "./follow.js";
import { guideBand } from "./guide.js";
import { askWhat, heading, phoneFold } from "./heading.js";
import { now, offered } from "./now.js";
import { drawnLive, part, refusals } from "../../kit/part.js";
import { leaveRoom } from "./room_left.js";
import { sheetControls } from "./sheet_controls.js";
import { wallChoice } from "./wall_choice.js";
import { presenceText, wayOn } from "./words.js";

/**
 * @typedef {object} Data
 * @property {string} workshop
 * @property {{id: string, title: string, short: string, step_title: string, what: string, why: string,
 *   goals: string[], alone_minutes: number | null,
 *   materials: import("./guide.js").Material[], sheets: {id: string, title: string}[], held: string}} activity
 *   sheets: those that can be on the wall
 * @property {string | null} sheet
 * @property {{label: string, seconds: number}[]} presets beside the activity's own length
 * @property {(import("../agenda/items.js").Step & {meeting: boolean})[]} steps
 */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  styles(new URL("./stage.css", import.meta.url));
  const live = connect(place.data.workshop, { view: "member" });
  /** @type {{role: string, draw: () => void, close: () => void} | null} */
  let face = null;
  const draw = () => {
    const role = live.you?.role;
    if (role && role !== face?.role) {
      face?.close();
      face = { role, ...(role === "facilitator" ? leading(place, live) : takingPart(place, live)) };
    }
    face?.draw();
  };
  return drawnLive(live, draw, [live.onPresence(draw), () => face?.close()]);
}

/** Beside a board on a phone, the board says itself what is saved. */
const onSheet = (/** @type {any} */ place) => (place.data.sheet ? " ks-stage-on-sheet" : "");

/** The face for those who lead. */
function leading(/** @type {any} */ place, /** @type {any} */ live) {
  const { activity, sheet, presets } = place.data;
  const trouble = refusals();
  const presence = h("span", { class: "ks-stage-presence" });
  const timer = h("div");
  const controls = sheet ? sheetControls(live, sheet, trouble, activity.held) : null;
  const wall = activity.sheets.length > 1 ? wallChoice(live, activity.sheets, trouble) : null;
  const onward = onwardButton(place, live, trouble);
  const status = h("div", { class: "ks-stage-status" });
  const facts = h("div", { class: "ks-stage-facts" }, presence, status);
  const title = heading(place, live);
  const together = meets(place, live);
  const top = h("div", { class: "ks-stage-top" }, title.box, facts, together ? timer : null, onward.box);
  const band = guideBand(activity, controls?.box ?? wall?.box ?? null);
  const box = h("header", { class: `ks-part ks-stage ks-stage-leader${onSheet(place)}` }, top, band, trouble.line);
  facts.after(phoneFold(box));
  place.root.replaceChildren(box);
  const closes = [mountStatus(status, live), leaveRoom(place.root)];
  if (together) {
    const lengths = () => offered(now(place, live).page, presets);
    closes.push(mountTimer(timer, live, { controls: true, sound: true, presets: lengths }));
  }
  const draw = () => {
    setText(presence, presenceText(live.presence));
    [title, controls, onward].forEach((one) => one?.draw());
    wall?.draw(now(place, live).room?.activity.id === activity.id);
  };
  return { draw, close: () => closes.forEach((close) => close?.()) };
}

/** Whether people meet for the activity: its step is a meeting, or was joined with one. */
function meets(/** @type {import("../../kit/part.js").Place<Data>} */ { data }, /** @type {any} */ live) {
  const step = data.steps.find((one) => one.activities.some((activity) => activity.id === data.activity.id));
  return !step || step.meeting || meetingOf(live, step.id) !== null;
}

function onwardButton(/** @type {any} */ place, /** @type {any} */ live, /** @type {any} */ trouble) {
  const { activity } = place.data;
  const way = () => {
    const { page, room, next } = now(place, live);
    const started = room !== null && room.id === page?.id;
    return meets(place, live) || started ? wayOn(page, room, next) : null;
  };
  const go = async () => {
    const on = way();
    if (!on) return;
    const fields = { activity: on.to?.activity.id ?? null, ...(on.to ? { item: on.to.id } : {}) };
    if (!(await trouble.attempt(live.do("activity.go", fields)))) return;
    if (on.to && on.to.activity.id !== activity.id) place.component.setTriggerValue("open", on.to.activity.id);
  };
  const lead = h("span");
  const title = h("b");
  const press = button("", go, "primary");
  press.replaceChildren(lead, title);
  press.classList.add("ks-onward");
  const draw = () => {
    const on = way();
    press.hidden = on === null;
    setText(lead, on?.lead ?? "");
    setText(title, on?.title ?? "");
    attribute(press, "title", on?.lead ? on.title : null);
  };
  return { box: press, draw };
}

/** The face for everybody else: less to read, nothing to steer. */
function takingPart(/** @type {any} */ place, /** @type {any} */ live) {
  const { activity } = place.data;
  const timer = h("div");
  const status = h("div", { class: "ks-stage-status" });
  const title = heading(place, live);
  const invitation = followBanner(live, place, () => place.data.activity.id);
  const what = h("p", { text: activity.what });
  const box = h(
    "header",
    { class: `ks-part ks-stage ks-stage-member${onSheet(place)}` },
    h("div", { class: "ks-stage-top" }, title.box, askWhat(what), meets(place, live) ? timer : null),
    invitation.box,
    h("div", { class: "ks-stage-line" }, what, status),
  );
  place.root.replaceChildren(box);
  const closes = [mountTimer(timer, live, {}), mountStatus(status, live), leaveRoom(place.root)];
  const draw = () => [title, invitation].forEach((one) => one.draw());
  return { draw, close: () => closes.forEach((close) => close?.()) };
}
