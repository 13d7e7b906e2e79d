/** The agenda as navigation: what comes when, what is over, where the room is, what is open. */

import { attribute, h, setText, wear } from "../../kit/dom.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { dayItems, heldNow, roomNow, timesOf } from "./day.js";
import { plannedSteps } from "./items.js";
import { drawnAnew } from "./drawn_anew.js";
import { closesItself } from "./menu.js";
import { itemTitle, meetingText, spoken, standing } from "./words.js";

/** @import { Item } from "./items.js" */

/** What the page tells of the workshop is exchanged while the part goes on. */
const EXCHANGED = new Set(["name", "open", "shape"]);

export class Agenda extends LivePart {
  /**
   * @param {import("../../kit/live_part.js").Opened} opened `open` in the data: the activity whose
   *   page is open
   */
  constructor(opened) {
    super(opened);
    this.steps = plannedSteps(this.programme, this.data.planned);
    this.title = h("h2", { text: this.data.name });
    this.meeting = h("p", { class: "ks-agenda-meeting" });
    this.blocks = this.steps.map((step) => stepBlock(step, this));
    this.stops.push(closesItself());
    this.lookAnew = drawnAnew(this.live, this.place);
    const boxes = this.blocks.map(({ box }) => box);
    this.place.root.replaceChildren(
      h("nav", { class: "ks-part ks-agenda", "aria-label": "進行表" },
        h("div", {}, this.title, this.meeting), ...boxes),
    );
  }

  presenceHeard() {}

  paint() {
    this.lookAnew();
    const { live, steps } = this;
    const workshop = live.get("workshop", "main");
    setText(this.title, workshop?.name ?? this.data.name);
    const held = steps.filter((step) => heldNow(live).includes(step.id)).map((step) => step.short);
    const when = workshop ? meetingText(live.get("meeting", workshop.meeting)) : "";
    setText(this.meeting, [held.join("・"), when].filter(Boolean).join("　"));
    const room = roomNow(live, steps)?.item.id ?? null;
    this.blocks.forEach((block) => block.draw(room));
  }
}

/** The present meeting's own steps stand open, the others are folded. */
function stepBlock(/** @type {import("./items.js").Step} */ step, /** @type {Agenda} */ agenda) {
  const { live, place } = agenda;
  const closed = new Set(place.data.closed);
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
    const day = dayItems(live, agenda.steps, step.id);
    const items = day.filter((item) => item.step.id === step.id && !item.skipped &&
      !closed.has(item.activity.id));
    box.hidden = items.length === 0;
    const is = JSON.stringify(items.map(({ id, clock, minutes_text, rest }) =>
      [id, clock, minutes_text, rest]));
    if (is !== drawn) {
      lines = items.map((item) => itemLine(item, items, place, live));
      list.replaceChildren(...lines.flatMap((line, at) => [line.box, ...breakLine(items[at])]));
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

/** @param {Item} item @param {Item[]} items @param {any} place @param {any} live */
function itemLine(item, items, place, live) {
  const end = h("span", { class: "ks-agenda-end" });
  const go = h(
    "button",
    { type: "button", onclick: () => place.component.setTriggerValue("open", item.activity.id) },
    h("span", { class: "ks-agenda-clock", text: item.clock }),
    h("span", { text: itemTitle(item) }),
    end,
  );
  let stood = "";
  const draw = (/** @type {string | null} */ room, /** @type {string | null} */ open) => {
    const stands = standing(item.id, room, timesOf(live, items, item));
    const here = item.activity.id === open;
    go.className = `ks-agenda-line ks-agenda-${stands}${here ? " ks-agenda-open" : ""}`;
    attribute(go, "aria-current", stands === "now" ? "step" : null);
    attribute(go, "aria-label", spoken(item, stands, here));
    drawEnd(end, stands, item.minutes_text);
    // The menu of a phone is opened by whoever looks at it; the sidebar is always there.
    if (stands === "now" && stood !== stands && go.closest("[data-testid=stSidebar]")) {
      requestAnimationFrame(() => go.scrollIntoView({ block: "nearest" }));
    }
    stood = stands;
  };
  return { box: h("li", {}, go), draw };
}

/** The break that is planned after an item. */
function breakLine(/** @type {Item} */ { rest }) {
  return rest ? [h("li", { class: "ks-agenda-break", text: `休憩　${rest}分` })] : [];
}

/** @param {HTMLElement} end @param {string} stands @param {string} minutes */
function drawEnd(end, stands, minutes) {
  if (stands === "now") {
    end.replaceChildren(h("b", { class: "ks-agenda-mark", text: "いま" }),
      h("span", { text: minutes }));
  } else {
    setText(end, stands === "done" ? "✓" : minutes);
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "agenda");
  return new Agenda(opened);
}, EXCHANGED);
