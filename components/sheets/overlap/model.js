/**
 * The overlap of one case as people see it: the pins of its areas, what each idea joins, and the
 * hands that were shown. Pure.
 *
 * @typedef {{id: string, body: any, pending?: boolean}} Entry
 * @typedef {{id: string, label: string, short: string, tag: string, note: string, colour: string,
 *   columns: any[], carry_from: string[], wins?: string | null}} Area
 * @typedef {{id: string, title: string, cases: string, circles: [Area, Area], middle: Area,
 *   hands: any}} OverlapSheet
 * @typedef {{id: string, mark: string, text: string, area: Area, body: any, pending: boolean,
 *   uses: number}} Pin
 * @typedef {{id: string, text: string, body: any, pending: boolean, joins: Pin[], gone: number,
 *   lacking: Area[], wins: {circle: Area, column: any, text: string}[], both: boolean,
 *   more: {label: string, text: string}[], hands: number, mine: boolean}} Idea
 */

import { inOrder } from "../../live/ranks.js";
import { copiesOf } from "../../kit/entries.js";

/**
 * The opened cases that are thought about: those taken up, or with something on their overlap; all
 * where none is.
 * @param {Entry[]} entries of all sheets @param {OverlapSheet} sheet @param {any} form of the cases
 * @returns {Entry[]}
 */
export function casesOf(entries, sheet, form) {
  const opened = copiesOf(entries.filter(({ body }) => body.sheet === sheet.cases &&
    !body.covered && !body.hidden));
  const used = new Set(entries.filter(({ body }) => body.sheet === sheet.id)
    .map(({ body }) => body.place.split("/")[0]));
  const taken = opened.filter(({ id, body }) => used.has(id) ||
    (form?.pick && body.values?.[form.pick.flag]));
  return taken.length > 0 ? taken : opened;
}

/** The column that names the pins of an area: the first text. @param {Area} area */
export function nameColumn(area) {
  return area.columns.find(({ type }) => type === "text" || type === "long_text");
}

/**
 * The columns of the middle that say what is good for a circle's side.
 * @param {OverlapSheet} sheet
 */
export function winColumns(sheet) {
  return sheet.circles
    .map((circle) =>
      ({ circle, column: sheet.middle.columns.find(({ id }) => id === circle.wins) }))
    .filter(({ column }) => column);
}

/**
 * The pins of an area of a case in order. Hidden ones come only to those who lead and to their
 * author.
 * @param {Entry[]} entries
 */
function inArea(entries, caseId, area) {
  return inOrder(entries.filter(({ body }) => body.place === `${caseId}/${area.id}` &&
    !body.covered));
}

/** How many pins of an area are covered until 公開. @param {Entry[]} entries */
export function coveredIn(entries, caseId, area) {
  return entries.filter(({ body }) => body.covered && body.place === `${caseId}/${area.id}`).length;
}

/**
 * The pins of both circles, each with a short mark such as 「①3」 by which the ideas name it.
 * @param {OverlapSheet} sheet @param {Entry[]} entries of the overlap @param {string} caseId
 * @returns {Pin[]}
 */
export function pinsOf(sheet, entries, caseId) {
  const uses = new Map();
  for (const { body } of inArea(entries, caseId, sheet.middle)) {
    for (const id of body.sources ?? []) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return sheet.circles.flatMap((area) =>
    inArea(entries, caseId, area).map(({ id, body, pending }, at) => ({
      id,
      mark: `${area.tag}${at + 1}`,
      text: textOf(body, nameColumn(area)),
      area,
      body,
      pending: pending === true,
      uses: uses.get(id) ?? 0,
    })),
  );
}

/**
 * The ideas of a case.
 * @param {OverlapSheet} sheet @param {Entry[]} entries of the overlap @param {string} caseId
 * @param {{pins: Pin[], hands: Map<string, {count: number, mine: boolean}>}} known
 * @returns {Idea[]}
 */
export function ideasOf(sheet, entries, caseId, { pins, hands }) {
  const byId = new Map(pins.map((pin) => [pin.id, pin]));
  const name = nameColumn(sheet.middle);
  const winning = winColumns(sheet);
  const rest = sheet.middle.columns.filter((column) => column !== name &&
    !winning.some((win) => win.column === column));
  return inArea(entries, caseId, sheet.middle).map(({ id, body, pending }) => {
    const sources = body.sources ?? [];
    const joins = sources.map((source) => byId.get(source)).filter((pin) => pin !== undefined);
    const wins =
      winning.map(({ circle, column }) => ({ circle, column, text: textOf(body, column) }));
    return {
      id,
      text: textOf(body, name),
      body,
      pending: pending === true,
      joins: inOrderOf(pins, joins),
      gone: sources.length - joins.length,
      lacking: sheet.circles.filter((circle) => !joins.some((pin) => pin.area === circle)),
      wins,
      both: wins.length > 0 && wins.every(({ text }) => text !== ""),
      more: rest.map((column) => ({ label: column.label, text: textOf(body, column) }))
        .filter(({ text }) => text !== ""),
      hands: hands.get(id)?.count ?? 0,
      mine: hands.get(id)?.mine ?? false,
    };
  });
}

function inOrderOf(pins, chosen) {
  return pins.filter((pin) => chosen.includes(pin));
}

/**
 * The ideas as they are read: as they came, or those with most hands first.
 * @param {Idea[]} ideas
 */
export function sorted(ideas, byHands) {
  if (byHands) {
    return ideas.map((idea, at) => ({ idea, at }))
      .sort((a, b) => b.idea.hands - a.idea.hands || a.at - b.at).map(({ idea }) => idea);
  }
  return ideas;
}

function textOf(body, column) {
  const value = body.values?.[column?.id] ?? "";
  return (Array.isArray(value) ? value.join("、") : value).trim();
}

/**
 * Whose hands are put up, or down, one after another, until as many are up as were counted in the
 * room: first those who are not here with a device of their own.
 * @param {string[]} members @param {string[]} here with a device @param {string | null} me
 */
export function roomOrder(members, here, me) {
  const own = new Set([...here, me]);
  return [...members.filter((id) => !own.has(id)),
    ...members.filter((id) => own.has(id) && id !== me), ...(me ? [me] : [])];
}
