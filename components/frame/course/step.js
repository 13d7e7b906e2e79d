/** One step: what it is for, when it is held, what to prepare, and its agenda. */

import {
  begunAfter, dayItems, dayOf, heldNow, meetingOf, stepItems, timesOf,
} from "../agenda/day.js";
import { changed, linesOf } from "../agenda/items.js";
import { meetingText, spoken, standing, itemTitle, realText } from "../agenda/words.js";
import { attribute, button, h, setText } from "../../kit/dom.js";
import { materialList } from "../stage/guide.js";
import { fieldText } from "./field.js";
import { editor } from "./editor.js";
import { beyondText, dueText, STANDINGS, stepStanding, sumText } from "./words.js";

/** @import { Item } from "../agenda/items.js" */

/** @typedef {import("./course.js").CourseStep} CourseStep */

/**
 * The card of a step; the present one stands open.
 * @param {CourseStep} step @param {import("./course.js").Course} course @param {any} trouble
 */
export function stepCard(step, course, trouble) {
  const { live, steps } = course;
  const chip = h("span", { class: "ks-chip" });
  const when = h("p", { class: "ks-course-when" });
  const sum = h("span");
  const beyond = h("b", { class: "ks-course-beyond" });
  const due = h("p", { class: "ks-course-due" });
  const list = agendaTable(step, course, (/** @type {Item} */ item) => {
    const wanted = changed(stepItems(live, steps, step), item.id, { skipped: false });
    return trouble.attempt(live.do("agenda.edit", { step: step.id, items: linesOf(wanted) }));
  });
  const editing = editor(step, course, trouble);
  const change = changeButton(step, list, editing);
  const today = button("今日はこの回を行う", () =>
    trouble.attempt(live.do("workshop.edit", { meeting: meetingOf(live, step.id)?.id })));
  const more = about(step);
  const body = h(
    "div",
    { class: "ks-course-body" },
    when,
    due,
    h("div", { class: "ks-course-agenda" }, h("div", { class: "ks-course-tools" },
      h("h3", { text: "進行表" }), sum, beyond, today, change), list.box, editing.box),
    more.box,
  );
  const box = h("details", { class: "ks-course-step" }, heading(step, chip), body);
  let opened = false;
  const draw = (/** @type {string | null} */ room) => {
    const items = dayItems(live, steps, step.id).filter((item) => item.step.id === step.id);
    const stands = stepStanding(items, room, (item) => timesOf(live, items, item),
      !step.meeting && begunAfter(live, steps, step.id));
    const held = heldNow(live).includes(step.id);
    if (!opened) box.open = held || stands === "now";
    opened = true;
    setText(chip, STANDINGS[stands]);
    box.className = `ks-course-step ks-course-${stands}`;
    setText(when, step.meeting ? meetingText(meetingOf(live, step.id)?.body)
      : fieldText(step, course.sheets, live.all("entry")));
    when.hidden = !when.textContent;
    setText(due, dueText(step, steps, (one) => dayOf(live, steps, one)));
    due.hidden = !due.textContent;
    setText(sum, sumText(items));
    setText(beyond, beyondText(dayItems(live, steps, step.id), meetingOf(live, step.id)?.body));
    const { leads } = course;
    more.draw(leads);
    change.hidden = !leads;
    today.hidden = !leads || held || !step.meeting || !meetingOf(live, step.id);
    list.draw(items, room);
    editing.draw();
  };
  return { box, draw };
}

function heading(/** @type {CourseStep} */ step, /** @type {HTMLElement} */ chip) {
  const title = step.title === step.short ? "" : step.title;
  return h(
    "summary",
    {},
    h("h2", {}, h("b", { text: step.short }), h("span", { text: title })),
    h("span", { class: "ks-course-duration",
      text: `${step.duration}${step.optional ? "・行わないこともできます" : ""}` }),
    chip,
  );
}

/** What it is for and what to prepare; the secretariat's own part only for those who lead. */
function about(/** @type {CourseStep} */ step) {
  const own = [listed("事務局が準備すること", step.secretariat_preparation), listed("進めるときに", step.notes)];
  const purposes = listed("ねらい", step.purposes);
  const members = listed("参加する人が準備すること", step.member_preparation);
  const seen = step.materials.length > 0 ? h("section", {}, h("h3", { text: "前もって見ておくもの" }),
    materialList(step.materials)) : null;
  const draw = (/** @type {boolean} */ leads) =>
    own.forEach((part) => part && (part.hidden = !leads));
  const parts = [purposes, own[0], members, seen, own[1]];
  return { box: h("div", { class: "ks-course-about" }, ...parts), draw };
}

function listed(/** @type {string} */ title, /** @type {string[]} */ lines) {
  if (lines.length === 0) return null;
  return h("section", {}, h("h3", { text: title }),
    h("ul", {}, ...lines.map((text) => h("li", { text }))));
}

/**
 * Items with planned and real times; each opens its page.
 * @param {CourseStep} step @param {import("./course.js").Course} course
 * @param {(item: Item) => void} hold what is skipped, after all
 */
function agendaTable(step, { live, place, steps }, hold) {
  const shorts = new Map(steps.map(({ id, short }) => [id, short]));
  const body = h("tbody");
  const head = h("tr", {},
    ...["予定", "活動", "長さ", "じっさい"].map((text) => h("th", { text, scope: "col" })));
  const table = h("table", { "aria-label": `${step.short}の進行表` }, h("thead", {}, head), body);
  const box = h("div", { class: "ks-course-table" }, table);
  let drawn = "";
  const draw = (/** @type {Item[]} */ items, /** @type {string | null} */ room) => {
    const is = JSON.stringify([room, items.map((item) => [item.id, item.clock, item.minutes_text,
      item.skipped, item.rest, timesOf(live, items, item)])]);
    if (is === drawn) return;
    drawn = is;
    const leads = live.you?.role === "facilitator";
    const shown = items.filter((item) => leads || !item.skipped);
    body.replaceChildren(...shown.flatMap((item) => [row(item, timesOf(live, items, item),
      room, place, { needed: shorts.get(item.activity.for_step ?? "") ?? "", hold }),
    ...breakRow(item)]));
  };
  return { box, draw };
}

/**
 * @param {Item} item @param {any} times @param {string | null} room @param {any} place
 * @param {{needed: string, hold: (item: Item) => void}} given `needed`: the optional step for which
 *   the activity is
 */
function row(item, times, room, place, { needed, hold }) {
  const stands = standing(item.id, room, times);
  const go = h("button", {
    class: "ks-course-go",
    text: itemTitle(item),
    type: "button", title: item.activity.title, "aria-label": `${spoken(item, stands, false)}をひらく`,
    onclick: () => place.component.setTriggerValue("open", item.activity.id),
  });
  const mark = { now: "いま", done: "✓", ahead: "" }[stands];
  const made = h(
    "tr",
    { class: `ks-course-item ks-course-${stands}${item.skipped ? " ks-course-skipped" : ""}` },
    h("td", { text: item.clock || "—" }),
    h("td", {}, go, ...skippedTag(item, hold),
      needed ? h("span", { class: "ks-tag", text: `${needed}を行うときだけ` }) : null),
    h("td", { text: item.minutes_text || "—" }),
    h("td", {},
      mark ? h("b", { class: stands === "now" ? "ks-agenda-mark" : "ks-course-tick", text: mark })
      : null, h("span", { text: realText(times) })),
  );
  attribute(made, "aria-current", stands === "now" ? "step" : null);
  return made;
}

/**
 * That an item is skipped; where the day does so of itself, with one press to hold it after all.
 * @param {Item} item @param {(item: Item) => void} hold
 */
function skippedTag(item, hold) {
  if (!item.skipped) return [];
  const text = item.needless ? "同じ日なので、とばします" : "とばします";
  const press = button("やはり行う", () => hold(item), "small",
    { "aria-label": `「${itemTitle(item)}」をやはり行う` });
  return [h("span", { class: "ks-tag", text }), ...(item.needless ? [press] : [])];
}

/** The break that is planned after an item. */
function breakRow(/** @type {Item} */ { rest }) {
  if (!rest) return [];
  return [h("tr", { class: "ks-course-break" }, h("td"), h("td", { text: "休憩" }),
    h("td", { text: `${rest}分` }), h("td"))];
}

/**
 * Looking and changing take turns in one place.
 * @param {CourseStep} step @param {any} list @param {any} editing
 */
function changeButton(step, list, editing) {
  const draw = () => {
    const on = !editing.box.hidden;
    setText(press, on ? "終わる" : "進行をかえる");
    attribute(press, "aria-expanded", String(on));
    attribute(press, "aria-label", on ? `${step.short}の進行をかえるのを終わる` : `${step.short}の進行をかえる`);
  };
  const press = button("", () => {
    editing.box.hidden = !editing.box.hidden;
    list.box.hidden = !editing.box.hidden;
    draw();
  });
  draw();
  return press;
}
