/** The screen on the wall. It follows the facilitator by itself; its keys turn pages. */

import { between, coming, isOver } from "../agenda/ahead.js";
import { onlineAddress } from "../../kit/online.js";
import { roomNow } from "../agenda/day.js";
import { breakAfter, plannedSteps } from "../agenda/items.js";
import { drawnAnew } from "../agenda/drawn_anew.js";
import { h, wear } from "../../kit/dom.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { FLOOR_QUESTIONS } from "../../kit/limits.js";
import { lookNow, lookOn, onTurnedHere } from "../../kit/looking.js";
import { besideInSight } from "../../kit/look_parts.js";
import { addressOf, pageText } from "../../kit/attached.js";
import { countedAnew } from "./counted.js";
import { foot, head } from "./frame.js";
import { groupScreen } from "./group_screen.js";
import { pageScreen } from "./page_screen.js";
import { questionsScreen } from "./questions_screen.js";
import { hidePointer, hintAtFullScreen } from "./quiet.js";
import { presentPart, partText } from "../stage/parts.js";
import { guideScreen, openingScreen, programmeScreen } from "./explained.js";
import { breakScreen, endScreen } from "./pauses.js";
import { welcomeScreen } from "./screens.js";
import { listenToKeys } from "./keys.js";
import { besideScreen, sheetScreen } from "./sheet_screen.js";
import { spotlightScreen } from "./spotlight.js";
import {
  choiceOf, copiesOf, nextText, notesOn, opened, positionText, tellsOfDay,
} from "./where.js";

const OFFLINE_AFTER = 2_000;
/** What the page was drawn with is exchanged while the part goes on. */
const EXCHANGED = new Set(["shape", "planned"]);

export class Projector extends LivePart {
  /**
   * @param {import("../../kit/live_part.js").Opened} opened `name`, `date_text`, `venue` and
   *   `room_url` in the data, for the first screen
   */
  constructor(opened) {
    super(opened);
    const { live, place } = this;
    const top = head(live);
    const middle = h("div", { class: "ks-projector-middle" });
    const bottom = foot(this.workshop);
    const box = h("div", { class: "ks-part ks-projector" }, top.box, middle, bottom.box);
    const screens = following(this, middle);
    place.root.replaceChildren(box);
    this.pieces = [top, bottom, screens];
    this.line = watchLine(live, () => this.draw());
    this.lookAnew = drawnAnew(live, place);
    this.countAnew = countedAnew(live, place);
    this.stops.push(hidePointer(box), hintAtFullScreen(box), this.line.close, top.close,
      screens.close, listenToKeys(live), onTurnedHere(() => this.draw()));
  }

  get steps() {
    return plannedSteps(this.programme, this.data.planned);
  }

  /** Something is on the wall before the first records, too. */
  get ready() {
    return true;
  }

  paint() {
    this.lookAnew();
    this.countAnew();
    const facts = factsOf(this, this.line.says());
    for (const one of this.pieces) one.draw(facts);
  }
}

/**
 * Everything that the screen says, from the records.
 * @param {Projector} given @param {string} offline
 */
function factsOf({ data, live, sheets, steps, workshop: id }, offline) {
  const workshop = live.get("workshop", "main");
  const room = roomNow(live, steps);
  const entries = live.all("entry");
  const activity = room?.item.activity ?? null;
  const focus = workshop?.focus ?? null;
  const found = choiceOf(activity, sheets, focus, entries, lookNow(live).sheet);
  const held = room?.day.filter((item) => !item.skipped) ?? [];
  const turns = found.sheet ? live.get("turns", found.sheet.id) : null;
  const first = Boolean(room?.item.step.meeting) &&
    (held[0]?.id === room?.item.id || tellsOfDay(room?.item.activity));
  const explains = workshop?.explains ?? null;
  const attachment = explains ? null : live.get("attachment", focus);
  const page = workshop?.page ?? 1;
  const asked = !explains && focus === FLOOR_QUESTIONS;
  const shown = asked ? { kind: "questions", sheet: null, copy: null }
    : attachment ? { kind: "page", sheet: null, copy: focus }
    : room ? opened(found, { first, focus, turns, explains }) : found;
  const choice = live.get("timer", "aside") ? { ...shown, kind: "break", sheet: null }
    : isOver(live) && focus === null ? { ...shown, kind: "end" } : shown;
  const ahead = room ? null : coming(live, steps);
  const ticked = live.get("activity", activity?.id ?? "")?.ticked ?? [];
  const part = presentPart(activity?.parts ?? [], ticked);
  return {
    attached: attachment && focus ? { address: addressOf(id, focus, page),
      text: pageText(attachment, page) } : null,
    coming: ahead,
    online: onlineAddress(live, ahead),
    between: room ? [] : between(steps, ahead),
    room,
    held,
    activity,
    purposes: room ? purposesOf([...held, room.item]) : [],
    choice,
    position: room ? positionText(room.day, room.item) : "",
    title: activity?.title ?? "",
    short: activity?.short ?? "",
    part: part ? partText(part) : "",
    next: nextText(room?.next ?? null,
      room && !live.get("timer", "aside") ? breakAfter(room.day, room.item.id) : 0),
    name: workshop?.name ?? data.name,
    code: live.get("invitation", "participant")?.code ?? "",
    here: live.presence.here,
    notes: notesOn(entries, choice.sheet),
    spot: choice.sheet ? spotOn(live, choice.sheet.id) : null,
    beside: choice.sheet ? besideInSight(choice.sheet, lookOn(live, choice.sheet.id).part) : null,
    offline,
  };
}

/** What the day is for: of each of its steps. @param {any[]} items */
export function purposesOf(items) {
  return [...new Set(items.map(({ step }) => step))].flatMap(({ purposes }) => purposes ?? []);
}

/** The one entry of a sheet that the room looks at, or a part of it, if the wall may show it. */
function spotOn(/** @type {any} */ live, /** @type {string} */ sheet) {
  const { entry: id, part } = lookOn(live, sheet);
  const body = id ? live.get("entry", id) : null;
  return body && !body.covered && !body.hidden ? { id, body, part } : null;
}

/**
 * The screen of each choice.
 * @type {Record<string, (projector: Projector, facts: any) => import("./screens.js").Screen>}
 */
const SCREENS = {
  welcome: ({ data }) => welcomeScreen(data),
  break: ({ live }) => breakScreen(live),
  end: () => endScreen(),
  guide: ({ workshop }, { activity }) => guideScreen(activity, workshop),
  programme: ({ programme }) => programmeScreen(programme),
  opening: () => openingScreen(),
  page: () => pageScreen(),
  questions: ({ live }) => questionsScreen(live),
  groups: (projector, { choice }) =>
    groupScreen(projector, copiesOf(projector.sheets, choice.sheet.id)),
  sheet: (projector, { choice }) => sheetScreen(projector, choice.sheet),
};

/** The middle: another screen only where the room went elsewhere. */
function following(/** @type {Projector} */ projector, /** @type {HTMLElement} */ middle) {
  /** @type {string | null} */
  let shown = null;
  /** @type {import("./screens.js").Screen | null} */
  let screen = null;
  const make = (/** @type {any} */ facts) => {
    const { choice, spot, beside } = facts;
    if (beside) return besideScreen(projector, choice.sheet, beside);
    if (spot) return spotlightScreen(projector.live, choice.sheet);
    return SCREENS[choice.kind](projector, facts);
  };
  const draw = (/** @type {any} */ facts) => {
    const { choice, room, spot, beside } = facts;
    const wanted = [choice.kind, choice.sheet?.id ?? room?.item.activity.id ?? "",
      spot?.id ?? "", beside?.shows ?? "", beside?.rule ?? ""].join("/");
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
  let waiting = null;
  const lost = () => {
    down = true;
    changed();
  };
  const says = () => {
    if (live.status !== "offline" && live.status !== "out") {
      clearTimeout(waiting);
      waiting = null;
      down = false;
    } else waiting ??= setTimeout(lost, OFFLINE_AFTER);
    if (!down) return "";
    return live.status === "out" ? "この画面は終わりました" : "未接続。つながるのを待っています";
  };
  return { says, close: () => clearTimeout(waiting) };
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "timer", "projector");
  return new Projector(opened);
}, EXCHANGED);
