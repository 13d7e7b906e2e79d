/**
 * The rows of a table, from the records as the person expects them. Pure.
 *
 * @typedef {import("./columns.js").Sheet} Sheet
 * @typedef {{id: string, body: any, pending?: boolean}} Record_
 *
 * @typedef {object} Row
 * @property {string} id
 * @property {Record<string, any>} values by column
 * @property {number} version
 * @property {number} number from 1, in the table's own order
 * @property {boolean} pending
 * @property {string[]} sources
 * @property {string} under text of the note on top of it, "" where it lies on none
 * @property {string[]} pile ids of the notes under it
 * @property {string} sign changes when anything to show changes
 *
 * @typedef {{sheet: Sheet, all: (kind: import("../../live/types.d.ts").Kind) => Record_[],
 *   steps?: import("./columns.js").Step[]}} Facts
 */

import { entriesOn } from "../../kit/entries.js";
import { byRank, compare } from "../../live/ranks.js";
import { ideasOf } from "../../kit/votes/ideas.js";
import { rowKind } from "./columns.js";

/** @param {Facts} facts @returns {Row[]} */
export function buildRows(facts) {
  const rows = MAKERS[rowKind(facts.sheet)](facts);
  return rows.map((row, index) => signed({ ...EMPTY, ...row, number: index + 1 }));
}

const EMPTY = { version: 1, pending: false, sources: [], under: "", pile: [] };

function signed(/** @type {any} */ row) {
  const { id, values, version, number, pending, sources, under, pile } = row;
  return { ...row,
    sign: JSON.stringify([id, values, version, number, pending, sources, under, pile]) };
}

/** @type {Record<import("./columns.js").RowKind, (facts: Facts) => any[]>} */
const MAKERS = { entries: entryRows, notes: noteRows, members: memberRows, meetings: meetingRows };

/* Entries */

/** @param {Facts} facts */
function entryRows({ sheet, all }) {
  const records = entriesOn(all("entry"), sheet.id).filter(({ body }) => body.place === "");
  return records.map(({ id, body, pending = false }) => ({ id, ...body, pending })).sort(byRank);
}

/* Notes of a board's column */

/** @param {Facts} facts */
function noteRows({ sheet, all }) {
  const text = sheet.columns.find((column) => column.type === "text" && !column.auto)?.id ?? "text";
  const row = (/** @type {any} */ { id, body, text: words }, /** @type {any} */ more) => ({
    id, values: { [text]: words }, version: body.version, sources: body.sources ?? [], ...more,
  });
  return ideasOf(all("entry"), sheet.rows_from ?? "").flatMap((idea) => [
    row(idea, { pile: idea.under.map(({ id }) => id) }),
    ...idea.under.map((under) => row(under, { under: idea.text })),
  ]);
}

/* Members */

const OF_MEMBER = new Set(["name", "organisation"]);

/** @param {Facts} facts */
function memberRows({ all }) {
  return all("member").map(({ id, body, pending = false }) => {
    const { name, organisation = "", role, about = {} } = body;
    return { id, values: { ...about, name, organisation }, role, pending };
  });
}

/** The operation that adds a member of these values; nobody is without a name. */
export function memberFields(/** @type {string} */ id, /** @type {Record<string, any>} */ values) {
  const about = Object.fromEntries(Object.entries(values)
    .filter(([column]) => !OF_MEMBER.has(column)));
  return { id, name: values.name, organisation: values.organisation ?? "",
    role: "participant", about };
}

/* Meetings */

/** @param {Facts} facts */
function meetingRows({ all, steps = [] }) {
  const meetings = all("meeting").map(({ id, body, pending = false }) => {
    const { steps: step = [], date, start = "", end = "", venue = "", address = "",
      remarks = "", about = {} } = body;
    return { id, values: { ...about, step, date: date ?? "", start, end, venue, address, remarks },
      pending };
  });
  const at = (/** @type {any} */ row) => Math.min(...row.values.step.map(
    (/** @type {string} */ id) => steps.findIndex((step) => step.id === id)), steps.length);
  const order = (/** @type {any} */ one, /** @type {any} */ other) =>
    at(one) - at(other) || compare(one.values.date || "9999", other.values.date || "9999") ||
      compare(one.id, other.id);
  return meetings.sort(order);
}

/**
 * The operation that adds a meeting of these values. Every meeting has a step: where none is named,
 * the first that has no meeting yet, or the last.
 * @param {string} id
 * @param {Record<string, any>} values
 * @param {import("./columns.js").Column[]} columns
 * @param {{values: Record<string, any>}[]} rows
 */
export function meetingFields(id,
    { step = [], date = "", start = "", end = "", venue = "", address = "", remarks = "",
      ...about }, columns, rows) {
  const offered = (columns.find((column) => column.id === "step")?.options ?? []).map((option) =>
    option.id);
  const held = new Set(rows.flatMap(({ values }) => values.step));
  const usual = offered.find((known) => !held.has(known)) ?? offered.at(-1);
  return { id, steps: step.length > 0 || !usual ? step : [usual], date: date || null, start, end,
    venue, address, remarks, about };
}
