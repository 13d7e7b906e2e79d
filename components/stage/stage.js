/** The head of an activity's page: where we are, the time, what and why, and how to go on. */

import { connect } from "../live/live.js";
import { mountStatus } from "../live/status.js";
import { mountTimer } from "../timer/timer.js";
import { attribute, button, el, styles, write } from "./dom.js";
import { guideBand } from "./guide.js";
import { part, refusals } from "./part.js";
import { leaveRoom } from "./room_left.js";
import { sheetControls } from "./sheet_controls.js";
import { elsewhere, presenceText, wayOn } from "./words.js";

/**
 * @typedef {object} Data
 * @property {string} workshop
 * @property {{id: string, title: string, short: string, step_title: string, what: string, why: string,
 *   goals: string[], minutes_text: string, alone_minutes: number | null,
 *   next: {id: string, title: string, minutes_text: string} | null,
 *   materials: import("./guide.js").Material[]}} activity
 * @property {string | null} sheet
 * @property {{label: string, seconds: number}[]} presets
 * @property {Record<string, {title: string}>} pages by activity id
 */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

function build(/** @type {import("./part.js").Place<Data>} */ place) {
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
  const forgets = [live.subscribe(draw), live.onPresence(draw)];
  return {
    draw,
    close: () => {
      forgets.forEach((forget) => forget());
      face?.close();
      live.release();
    },
  };
}

/** Beside a board on a phone, the board says itself what is saved. */
const onSheet = (/** @type {any} */ place) => (place.data.sheet ? " ks-stage-on-sheet" : "");

/** The face for those who lead. */
function leading(/** @type {any} */ place, /** @type {any} */ live) {
  const { activity, sheet, presets } = place.data;
  const trouble = refusals();
  const presence = el("span", { class: "ks-stage-presence" });
  const timer = el("div");
  const controls = sheet ? sheetControls(live, sheet, trouble) : null;
  const onward = onwardButton(place, live, trouble);
  const status = el("div", { class: "ks-stage-status" });
  const facts = el("div", { class: "ks-stage-facts" }, presence, status);
  const top = el("div", { class: "ks-stage-top" }, heading(activity), facts, timer, onward.box);
  const band = guideBand(activity, controls?.box ?? null);
  const box = el("header", { class: `ks-part ks-stage ks-stage-leader${onSheet(place)}` }, top, band, trouble.line);
  facts.after(phoneFold(box));
  place.root.replaceChildren(box);
  const closes = [
    mountTimer(timer, live, { controls: true, sound: true, presets }),
    mountStatus(status, live),
    leaveRoom(place.root),
  ];
  const draw = () => {
    write(presence, presenceText(live.presence));
    controls?.draw();
    onward.draw();
  };
  return { draw, close: () => closes.forEach((close) => close?.()) };
}

/** The title; a phone shows the short one. */
function heading(/** @type {{title: string, short?: string}} */ { title, short }) {
  return el(
    "h1",
    {},
    el("span", { class: "ks-stage-long", text: title }),
    el("span", { class: "ks-stage-short", text: short || title }),
  );
}

/** On a phone the sheet comes first: what those who lead press is opened by this button. */
function phoneFold(/** @type {HTMLElement} */ box) {
  const fold = button("", () => {
    box.classList.toggle("ks-stage-open");
    draw();
  });
  const draw = () => {
    const open = box.classList.contains("ks-stage-open");
    fold.textContent = open ? "進行の操作をたたむ" : "進行の操作をひらく";
    fold.setAttribute("aria-expanded", String(open));
  };
  fold.classList.add("ks-stage-fold");
  draw();
  return fold;
}

function onwardButton(/** @type {any} */ place, /** @type {any} */ live, /** @type {any} */ trouble) {
  const { activity } = place.data;
  const way = () => wayOn(activity.id, live.get("workshop", "main")?.activity ?? null, activity.next);
  const go = async () => {
    const { to, follow } = way() ?? {};
    if (!to || !(await trouble.attempt(live.do("activity.go", { activity: to })))) return;
    if (follow) place.component.setTriggerValue("open", to);
  };
  const lead = el("span");
  const title = el("b");
  const press = button("", go, "primary");
  press.replaceChildren(lead, title);
  press.classList.add("ks-onward");
  const draw = () => {
    const on = way();
    press.hidden = on === null;
    write(lead, on?.lead ?? "");
    write(title, on?.title ?? "");
    attribute(press, "title", on?.lead ? on.title : null);
  };
  return { box: press, draw };
}

/** The face for everybody else: less to read, nothing to steer. */
function takingPart(/** @type {any} */ place, /** @type {any} */ live) {
  const { activity } = place.data;
  const timer = el("div");
  const status = el("div", { class: "ks-stage-status" });
  const invitation = followBanner(place, live);
  const what = el("p", { text: activity.what });
  const box = el(
    "header",
    { class: `ks-part ks-stage ks-stage-member${onSheet(place)}` },
    el("div", { class: "ks-stage-top" }, heading(activity), askWhat(what), timer),
    invitation.box,
    el("div", { class: "ks-stage-line" }, what, status),
  );
  place.root.replaceChildren(box);
  const closes = [mountTimer(timer, live, {}), mountStatus(status, live), leaveRoom(place.root)];
  return { draw: invitation.draw, close: () => closes.forEach((close) => close?.()) };
}

/** On a phone what is done is shown on asking. */
function askWhat(/** @type {HTMLElement} */ what) {
  const ask = button("？", () => {
    const open = what.classList.toggle("ks-stage-asked");
    ask.setAttribute("aria-expanded", String(open));
  });
  ask.classList.add("ks-stage-ask");
  attribute(ask, "aria-label", "何をやるか");
  attribute(ask, "aria-expanded", "false");
  return ask;
}

/** The room has moved on: said and offered, never done for people. */
function followBanner(/** @type {any} */ place, /** @type {any} */ live) {
  const there = () => elsewhere(place.data.activity.id, live.get("workshop", "main")?.activity ?? null, place.data.pages);
  const text = el("span", { attributes: { "aria-live": "polite" } });
  const follow = button("そこへ移る", () => place.component.setTriggerValue("open", there()?.id), "primary");
  const box = el("div", { class: "ks-follow" }, text, follow);
  const draw = () => {
    const target = there();
    box.classList.toggle("ks-follow-shown", target !== null);
    follow.hidden = target === null;
    write(text, target?.text ?? "");
  };
  return { box, draw };
}
