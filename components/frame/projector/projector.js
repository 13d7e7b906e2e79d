/** The screen on the wall. It follows the facilitator by itself; there is nothing to press. */

import { roomNow } from "../agenda/day.js";
import { drawnAnew } from "../agenda/left_out.js";
import { connect } from "../../live/live.js";
import { h, styles } from "../../kit/dom.js";
import { part } from "../../kit/part.js";
import { foot, head } from "./frame.js";
import { hidePointer, hintAtFullScreen } from "./quiet.js";
import { guideScreen, openingScreen, welcomeScreen } from "./screens.js";
import { sheetScreen } from "./sheet_screen.js";
import { choiceOf, nextText, notesOn, opened, positionText } from "./where.js";

/**
 * @typedef {object} Data
 * @property {string} workshop
 * @property {string} name
 * @property {string} date_text
 * @property {string} venue
 * @property {import("../agenda/items.js").Step[]} steps
 * @property {Record<string, import("./where.js").Activity>} activities by id
 * @property {Record<string, string[]>} purposes of each step
 * @property {Record<string, any>} sheets definitions by id
 * @property {string} room_url
 * @property {string[]} left_out the steps without which the page was drawn
 */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

const OFFLINE_AFTER = 2_000;

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  styles(new URL("./projector.css", import.meta.url));
  const live = connect(place.data.workshop, { view: "projector" });
  const top = head(live);
  const middle = h("div", { class: "ks-projector-middle" });
  const bottom = foot(place.data.workshop);
  const box = h("div", { class: "ks-part ks-projector" }, top.box, middle, bottom.box);
  place.root.replaceChildren(box);
  const screens = following(place, middle);
  const line = watchLine(live, () => draw());
  const look = drawnAnew(live, place);
  const draw = () => {
    look();
    const facts = factsOf(place.data, live, line.says());
    for (const one of [top, bottom, screens]) one.draw(facts);
  };
  const forgets = [live.subscribe(draw), live.onPresence(draw), hidePointer(box), hintAtFullScreen(box)];
  return {
    draw,
    close: () => {
      [...forgets, line.close, top.close, screens.close].forEach((close) => close());
      live.release();
    },
  };
}

/** Everything that the screen says, from the records. */
function factsOf(/** @type {Data} */ data, /** @type {any} */ live, /** @type {string} */ offline) {
  const workshop = live.get("workshop", "main");
  const room = roomNow(live, data.steps);
  const entries = live.all("entry");
  const activity = room ? data.activities[room.item.activity.id] : null;
  const focus = workshop?.focus ?? null;
  const found = choiceOf(activity, data.sheets, focus, entries);
  const held = room?.day.filter((item) => !item.skipped) ?? [];
  const turns = found.sheet ? live.get("turns", found.sheet.id) : null;
  const choice = opened(found, { first: held[0]?.id === room?.item.id, focus, turns });
  return {
    room,
    held,
    activity,
    purposes: room ? data.purposes[room.item.step.id] : [],
    choice,
    position: room ? positionText(room.day, room.item) : "",
    title: room?.item.activity.title ?? "",
    short: room?.item.activity.short ?? "",
    next: nextText(room?.next ?? null),
    name: workshop?.name ?? data.name,
    code: live.get("invitation", "participant")?.code ?? "",
    here: live.presence.here,
    notes: notesOn(entries, choice.sheet),
    offline,
  };
}

/** The middle: another screen only where the room went elsewhere. */
function following(/** @type {import("../../kit/part.js").Place<Data>} */ place, /** @type {HTMLElement} */ middle) {
  /** @type {string | null} */
  let shown = null;
  /** @type {import("./screens.js").Screen | null} */
  let screen = null;
  const make = (/** @type {any} */ { choice, activity }) => {
    if (choice.kind === "welcome") return welcomeScreen(place.data);
    if (choice.kind === "guide") return guideScreen(activity);
    if (choice.kind === "opening") return openingScreen();
    return sheetScreen(place.data, choice.sheet, place.component);
  };
  const draw = (/** @type {any} */ facts) => {
    const { choice, room } = facts;
    const wanted = [choice.kind, choice.sheet?.id ?? room?.item.activity.id ?? ""].join("/");
    if (wanted !== shown) {
      screen?.close();
      screen = make(facts);
      middle.replaceChildren(screen.box);
      shown = wanted;
    }
    screen?.draw(facts);
  };
  return { draw, close: () => screen?.close() };
}

/** Whether the line is down; said only when it stays down a little. */
function watchLine(/** @type {any} */ live, /** @type {() => void} */ changed) {
  let down = false;
  /** @type {any} */
  let waiting;
  const look = () => {
    clearTimeout(waiting);
    const now = live.status === "offline" || live.status === "out";
    if (!now) down = false;
    else if (!down) waiting = setTimeout(() => ((down = true), changed()), OFFLINE_AFTER);
    changed();
  };
  const forget = live.onStatus(look);
  setTimeout(look);
  const says = () => {
    if (!down) return "";
    return live.status === "out" ? "この画面は終わりました" : "未接続。つながるのを待っています";
  };
  return { says, close: () => (clearTimeout(waiting), forget()) };
}
