/** The head of an activity's page: where we are, the time, what and why, and how to go on. */

import { meetingOf } from "../agenda/day.js";
import { plannedSteps } from "../agenda/items.js";
import { mountStatus } from "../../live/status.js";
import { mountTimer } from "../../kit/timer/timer.js";
import { attribute, button, h, setText, wear } from "../../kit/dom.js";
import { backButton } from "./back.js";
import { followBanner } from "./follow.js";
import { explainChoice } from "./explain.js";
import { guideBand, link, materialsShown } from "./guide.js";
import { askWhat, heading, phoneFold } from "./heading.js";
import { keepInView } from "./in_view.js";
import { lateLine } from "./late.js";
import { now, presets } from "./now.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { refusals } from "../../kit/part.js";
import { readyButton, readyCount } from "./ready.js";
import { sheetRules } from "../../kit/rules.js";
import { lookBar } from "./look_bar.js";
import { leaveRoom } from "./room_left.js";
import { sheetControls } from "./sheet_controls.js";
import { toTop } from "./to_top.js";
import { unreadLine } from "./unread.js";
import { wallChoice } from "./wall_choice.js";
import { voice } from "./voice.js";
import { HOME, presenceText, wayOn } from "./words.js";

/** @typedef {{draw: () => void, close: () => void}} View */

export class Stage extends LivePart {
  /** @type {View | null} */
  view = null;
  role = "";

  /**
   * @param {import("../../kit/live_part.js").Opened} opened `activity` in the data: whose page is
   *   open; `sheet`: whose state can be set; `has_example`: whether one of its sheets has a worked
   *   example. It opens an activity by its id, "@example", or "@unread": the notes to be read
   */
  constructor(opened) {
    super(opened);
    this.steps = plannedSteps(this.programme, this.data.planned);
    this.step =
      this.steps.find(({ activities }) => activities.some(({ id }) => id === this.data.activity));
    this.activity =
      /** @type {import("../agenda/items.js").Activity} */ (this.step?.activities.find(({ id }) =>
      id === this.data.activity));
  }

  /** Whether people meet for the activity: its step is a meeting, or was joined with one. */
  get meets() {
    return !this.step || this.step.meeting || meetingOf(this.live, this.step.id) !== null;
  }

  paint() {
    const role = this.live.you?.role ?? "";
    if (role !== this.role) {
      this.view?.close();
      this.view = role === "facilitator" ? leading(this) : takingPart(this);
      toTop(this.place.root, this.data.activity);
    }
    this.role = role;
    this.view?.draw();
  }

  close() {
    this.view?.close();
    super.close();
  }
}

/** Beside a board on a phone, the board says itself what is saved. */
const onSheet = (/** @type {Stage} */ { data }) => (data.sheet ? " ks-stage-on-sheet" : "");

/** The head of a page for those who lead. */
function leading(/** @type {Stage} */ stage) {
  const { activity, live, place, meets: together } = stage;
  const held = stage.sheet;
  const trouble = refusals();
  const presence = h("span", { class: "ks-stage-presence" });
  const timer = h("div");
  const controls = held
    ? sheetControls(live, held.id, trouble, held.alone ? held.title : "") : null;
  const offered = onTheWall(activity.sheets.map((id) => stage.sheets[id]));
  const wall = offered.length > 1 ? wallChoice(live, offered, trouble) : null;
  const onward = onwardButton(stage, trouble);
  const status = h("div", { class: "ks-stage-status" });
  const ready = readyCount(live);
  const facts = h("div", { class: "ks-stage-facts" }, presence, ready.box, status);
  const title = heading(stage);
  const back = backButton(stage, trouble);
  const late = lateLine(stage, trouble);
  const unread = unreadLine(stage);
  const top = h("div", { class: "ks-stage-top" }, title.box, facts, together ? timer : null,
    h("div", { class: "ks-stage-on" }, onward.box, back.box));
  const bar = h("div", { class: "ks-stage-bar" }, top);
  const band = guideBand(activity, controls?.box ?? wall?.box ?? null);
  const look = together ? lookBar(stage, trouble) : null;
  const guide = voice(stage, trouble);
  const explain = explainChoice(stage, trouble);
  guide.box.firstElementChild?.append(exampleLink(stage) ?? "", explain.box,
    look?.box ?? "");
  const box = h("header", { class: `ks-part ks-stage ks-stage-leader${onSheet(stage)}` }, bar,
    unread.box, late.box, band, guide.box, ...explained(stage), trouble.line);
  facts.after(phoneFold(box));
  place.root.replaceChildren(box);
  const closes = [mountStatus(status, live), leaveRoom(place.root), keepInView(bar), late.close];
  if (together) {
    const lengths = () => presets(now(stage).page, activity.alone_minutes);
    closes.push(mountTimer(timer, live, { controls: true, sound: true, presets: lengths,
      breaks: true }));
  }
  const draw = () => {
    setText(presence, presenceText(live.presence));
    [title, controls, onward, back, unread, late, ready, guide].forEach((one) => one?.draw());
    timer.hidden = !now(stage).here;
    const here = now(stage).room?.activity.id === activity.id;
    wall?.draw(here);
    explain.draw(here && together);
    look?.draw(here);
  };
  return { draw, close: () => closes.forEach((close) => close?.()) };
}

/** The sheets that can be chosen for the wall; of cases one is opened, never all. */
function onTheWall(/** @type {any[]} */ sheets) {
  return sheets.filter(({ seen_by, repeats }) => seen_by === "everyone" &&
    (repeats ?? "once") === "once");
}

/**
 * The press is answered at once; the room has moved only when the server says so. Until this page
 * has gone after it, another press asks for the page again and moves nobody.
 */
function onwardButton(/** @type {Stage} */ stage, /** @type {any} */ trouble) {
  let going = false;
  /** @type {{where: string, title: string} | null} where the room went by a press here */
  let left = null;
  const { activity, live, place } = stage;
  const way = () => {
    const { page, room, next, here, resting, pause } = now(stage);
    return stage.meets || here ? wayOn(page, room, next, resting, pause) : null;
  };
  const open = (/** @type {string} */ where) => place.component.setTriggerValue("open", where);
  const go = async () => {
    const on = way();
    if (left) return open(left.where);
    if (!on || going) return;
    going = true;
    draw();
    try {
      await move(on);
    } finally {
      going = false;
      draw();
    }
  };
  const move = async (/** @type {NonNullable<ReturnType<typeof way>>} */ on) => {
    const fields = { activity: on.to?.activity.id ?? null, ...(on.to ? { item: on.to.id } : {}) };
    const doing = on.op ? live.do(on.op, on.fields) : live.do("activity.go", fields);
    if (!(await trouble.attempt(doing))) return;
    const where = on.to?.activity.id ?? HOME;
    if (where === activity.id) return;
    left = { where, title: on.title };
    open(where);
  };
  const lead = h("span");
  const title = h("b");
  const press = button("", go, "primary");
  press.replaceChildren(lead, title);
  press.classList.add("ks-onward");
  const draw = () => {
    const on = way();
    const at = live.get("workshop", "main")?.activity ?? HOME;
    if (left && ![left.where, activity.id].includes(at)) left = null;
    press.hidden = on === null && left === null;
    attribute(press, "aria-busy", going || left ? "true" : null);
    setText(lead, going || left ? "移っています…" : on?.lead ?? "");
    setText(title, left?.title ?? on?.title ?? "");
    attribute(press, "title", on?.lead ? on.title : null);
  };
  return { box: press, draw };
}

/** The rules of sheets that are explained here and written elsewhere. */
function explained(/** @type {Stage} */ { activity, sheets }) {
  return activity.explains.map((id) => sheetRules(sheets[id], true));
}

/** 「記入例を見る」, where there is one: the page shows it. */
function exampleLink(/** @type {Stage} */ { data, place }) {
  return data.has_example
    ? link("記入例を見る", () => place.component.setTriggerValue("open", "@example")) : null;
}

/** The head for everybody else: less to read, nothing to steer. */
function takingPart(/** @type {Stage} */ stage) {
  const { activity, live, place } = stage;
  const timer = h("div");
  const status = h("div", { class: "ks-stage-status" });
  const title = heading(stage);
  const invitation = followBanner(stage, () => activity.id);
  const what = h("p", { text: activity.what });
  const used = activity.materials.length ? materialsShown(activity.materials) : null;
  const { rules } = activity;
  const trouble = refusals();
  const ready = readyButton(stage, trouble);
  const top = h("div", { class: "ks-stage-top" }, title.box, askWhat(what), ready.box,
    stage.meets ? timer : null);
  const bar = h("div", { class: "ks-stage-bar" }, top, invitation.box, trouble.line);
  const box = h(
    "header",
    { class: `ks-part ks-stage ks-stage-member${onSheet(stage)}` },
    bar,
    h("div", { class: "ks-stage-line" }, what, used?.opener ?? null, exampleLink(stage), status),
    used?.box ?? null,
    h("p", { class: "ks-stage-rules", hidden: rules.length === 0, title: rules.join("") },
      h("b", { text: "約束" }), ...rules.map((text) => h("span", { text }))),
    ...explained(stage),
  );
  place.root.replaceChildren(box);
  const closes = [mountTimer(timer, live, {}), mountStatus(status, live), leaveRoom(place.root),
    keepInView(bar)];
  const draw = () => {
    [title, invitation].forEach((one) => one.draw());
    const { here } = now(stage);
    timer.hidden = !here;
    ready.draw(here);
  };
  return { draw, close: () => closes.forEach((close) => close?.()) };
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "timer", "stage");
  return new Stage(opened);
});
