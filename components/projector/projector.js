/** The screen on the wall. It follows the facilitator by itself; there is nothing to press. */

import { connect } from "../live/live.js";
import { el, styles } from "../stage/dom.js";
import { part } from "../stage/part.js";
import { foot, head } from "./frame.js";
import { hidePointer, hintAtFullScreen } from "./quiet.js";
import { boardScreen, guideScreen, welcomeScreen } from "./screens.js";
import { notesOn, screenOf, whereIs } from "./where.js";

/**
 * @typedef {object} Data
 * @property {string} workshop
 * @property {string} name
 * @property {string} date_text
 * @property {string} venue
 * @property {import("./where.js").Step[]} steps
 * @property {Record<string, any>} sheets boards by sheet id
 * @property {string} room_url
 */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

const OFFLINE_AFTER = 2_000;

function build(/** @type {import("../stage/part.js").Place<Data>} */ place) {
  styles(new URL("./projector.css", import.meta.url));
  const live = connect(place.data.workshop, { view: "projector" });
  const top = head(live);
  const middle = el("div", { class: "ks-projector-middle" });
  const bottom = foot(place.data.workshop);
  const box = el("div", { class: "ks-part ks-projector" }, top.box, middle, bottom.box);
  place.root.replaceChildren(box);
  const screens = following(place, middle);
  const line = watchLine(live, () => draw());
  const draw = () => {
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
  const where = whereIs(data.steps, workshop?.activity ?? null);
  const board = screenOf(where, data.sheets) === "board";
  return {
    where,
    screen: screenOf(where, data.sheets),
    name: workshop?.name ?? data.name,
    code: live.get("invitation", "participant")?.code ?? "",
    here: live.presence.here,
    notes: board ? notesOn(live.all("entry"), where?.activity.sheet) : null,
    offline,
  };
}

/** The middle: another screen only where the room went elsewhere. */
function following(/** @type {import("../stage/part.js").Place<Data>} */ place, /** @type {HTMLElement} */ middle) {
  /** @type {string | null} */
  let shown = null;
  /** @type {import("./screens.js").Screen | null} */
  let screen = null;
  const make = (/** @type {any} */ { where, screen: kind }) => {
    if (kind === "welcome") return welcomeScreen(place.data);
    if (kind === "guide") return guideScreen(where.activity);
    return boardScreen(place.data.workshop, place.data.sheets[where.activity.sheet], place.component);
  };
  const draw = (/** @type {any} */ facts) => {
    const wanted = `${facts.screen}/${facts.where?.activity.id ?? ""}`;
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
