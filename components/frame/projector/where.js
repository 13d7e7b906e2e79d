/** What the screen shows where the room is. Pure functions. */

import { ALL_BESIDE } from "../../kit/limits.js";
import { itemTitle, lengthText } from "../agenda/words.js";

/**
 * @typedef {import("../agenda/items.js").Item} Item
 * @typedef {{what: string, why: string, goals: string[], parts: any[], rules: string[],
 *   materials: any[], sheets: string[]}} Activity
 * @typedef {{kind: "welcome" | "programme" | "opening" | "guide" | "sheet" | "groups" |
 *   "page" | "questions" | "break" | "end", sheet: any, copy: string | null}} Choice
 */

/** The place of an item in its step, such as "Step2 ・ 3/4"; what is skipped is not counted. */
export function positionText(/** @type {Item[]} */ day, /** @type {Item} */ item) {
  const held = day.filter((one) => one.step.id === item.step.id && !one.skipped);
  const at = held.findIndex((one) => one.id === item.id);
  return at < 0 ? item.step.short : `${item.step.short} ・ ${at + 1}/${held.length}`;
}

/** "次：最初の取組を選ぶ（30分）", or "". */
export function nextText(/** @type {Item | null} */ next, pause = 0) {
  if (!next) return "";
  if (pause) return `次：休憩（${pause}分）`;
  return `次：${itemTitle(next)}${lengthText(next)}`;
}

/**
 * Which screen it is: a sheet that the room looks at, else the first one of the activity that has
 * something to show, else a guide; a welcome where nothing is on.
 * @param {Activity | null} activity where the room is
 * @param {Record<string, any>} sheets definitions by id
 * @param {string | null} focus id of a filled copy, or of a sheet
 * @param {{id: string, body: any}[]} entries
 * @param {string | null} [projected] id of the sheet that was asked for with the copy
 * @returns {Choice}
 */
export function choiceOf(activity, sheets, focus, entries, projected = null) {
  const split = besides(sheets, focus);
  if (split) return { kind: "groups", sheet: split, copy: null };
  const looked = lookedAt(activity?.sheets ?? [], sheets, focus, entries, projected);
  if (looked) return { kind: "sheet", ...looked };
  if (!activity) return { kind: "welcome", sheet: null, copy: null };
  for (const id of activity.sheets) {
    const sheet = sheets[id];
    if (sheet && hasSomething(sheet, entries)) {
      return { kind: "sheet", sheet, copy: copyOf(sheet, entries) };
    }
  }
  return { kind: "guide", sheet: null, copy: null };
}

/** The sheet whose copies of all groups the room looks at. */
function besides(/** @type {Record<string, any>} */ sheets, /** @type {string | null} */ focus) {
  const known = focus?.endsWith(ALL_BESIDE) ? sheets[focus.slice(0, -ALL_BESIDE.length)] : null;
  return known && copiesOf(sheets, known.id).length > 0 ? known : null;
}

/** The groups' copies of a sheet. @param {Record<string, any>} sheets @param {string} sheet */
export function copiesOf(sheets, sheet) {
  return Object.values(sheets).filter(({ group_of: whole }) => whole === sheet);
}

/** Whether an activity is there to tell people what comes; nothing is written in it. */
export function tellsOfDay(/** @type {any} */ { form, sheets }) {
  return sheets.length === 0 && form.includes("説明");
}

const EXPLAINED = /** @type {Record<string, Choice["kind"]>} */ ({ programme: "programme",
  day: "opening", activity: "guide" });

/**
 * The same, but those who lead may have asked for an explanation; and a day opens with what it is
 * for, until the first one has the turn.
 * @param {Choice} choice
 * @param {{first: boolean, focus: string | null, turns: any, explains?: string | null}} about
 *   first: whether the activity opens a day on which people meet, or tells of it; turns: the
 *   record of the round
 * @returns {Choice}
 */
export function opened(choice, { first, focus, turns, explains }) {
  const asked = EXPLAINED[explains ?? ""];
  if (asked) return { kind: asked, sheet: null, copy: null };
  const early = !choice.sheet || (choice.sheet.wall.turns && !turns);
  return first && !focus && early ? { kind: "opening", sheet: null, copy: null } : choice;
}

/**
 * The sheet of the copy in focus; of a case its map or overlap where that was asked for, wherever
 * the programme stands, or the activity is about that.
 * Before everybody may see a copy it is not there for this screen.
 * @param {string[]} here the activity's sheets @param {Record<string, any>} sheets
 * @param {string | null} focus @param {{id: string, body: any}[]} entries
 * @param {string | null} projected
 */
function lookedAt(here, sheets, focus, entries, projected) {
  if (!focus) return null;
  const copy = entries.find((entry) => entry.id === focus);
  const about = (/** @type {any} */ sheet) => copy && sheet?.wall.copies === copy.body.sheet;
  const asked = [projected ?? ""].map((id) => sheets[id]).find(about);
  const pictured = here.map((id) => sheets[id]).filter(about)
    .find((sheet) => sheet.id !== copy?.body.sheet);
  const sheet = asked ?? pictured ?? sheets[copy?.body.sheet ?? focus];
  return sheet ? { sheet, copy: copy && sheet.wall.copies ? focus : null } : null;
}

/** The copy that is shown where nobody has chosen one. */
function copyOf(/** @type {any} */ sheet, /** @type {{id: string, body: any}[]} */ entries) {
  if (!sheet.wall.first) return null;
  return entries.find(({ body }) => body.sheet === sheet.id && body.place === "" &&
    !body.hidden)?.id ?? null;
}

/**
 * Whether there is anything on a sheet for people to look at.
 * @param {any} sheet @param {{id: string, body: any}[]} entries
 */
export function hasSomething(sheet, entries) {
  const { after } = sheet.wall;
  if (!after) return after === "";
  const [id, part] = after.split("/");
  return entries.some(({ body }) => body.sheet === id && !body.hidden &&
    (part ? body.place.endsWith(`/${part}`) : body.place !== "" || filled(body.values)));
}

function filled(/** @type {Record<string, string | string[]> | undefined} */ values) {
  return Object.values(values ?? {}).some((value) => value.length > 0);
}

/** How many entries lie on a sheet that is counted, covered ones too. */
export function notesOn(/** @type {{body: any}[]} */ entries, /** @type {any} */ sheet) {
  if (!sheet?.wall.counted) return null;
  return entries.filter(({ body }) => body.sheet === sheet.id && !body.hidden).length;
}
