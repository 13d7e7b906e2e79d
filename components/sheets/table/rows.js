/**
 * The rows of a table as the person expects them: what the server said, and on top of it their own
 * operations that are still on the way. Pure.
 *
 * @typedef {import("./columns.js").Sheet} Sheet
 * @typedef {{id: string, body: any, revision?: number}} Record_
 * @typedef {{op: string, fields: any, at?: number}} Pending
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
 * @typedef {{sheet: Sheet, me?: string | null, all: (kind: string) => Record_[], pending: Pending[],
 *   steps?: import("./columns.js").Step[]}} Facts
 */

import { byRank, rankBefore } from "../../live/ranks.js";
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
  return { ...row, sign: JSON.stringify([id, values, version, number, pending, sources, under, pile]) };
}

/** @type {Record<import("./columns.js").RowKind, (facts: Facts) => any[]>} */
const MAKERS = { entries: entryRows, notes: noteRows, members: memberRows, meetings: meetingRows };

/* Entries */

/** @param {Facts} facts */
function entryRows({ sheet, me, all, pending }) {
  const records = all("entry").filter(({ body }) => body.sheet === sheet.id && body.place === "" && !body.covered);
  const entries = new Map(records.map((record) => [record.id, { id: record.id, ...record.body, pending: false }]));
  for (const item of pending) ENTRY_STEPS[item.op]?.(entries, item, { sheet, me });
  return [...entries.values()].sort(byRank);
}

/** @type {Record<string, (entries: Map<string, any>, item: Pending, context: any) => void>} */
const ENTRY_STEPS = {
  "entry.add": (entries, { fields, at }, { sheet, me }) => {
    if (fields.sheet !== sheet.id || entries.has(fields.id)) return;
    entries.set(fields.id, {
      id: fields.id, values: fields.values ?? {}, version: 1, sources: fields.sources ?? [], author: me,
      created: new Date(at ?? 0).toISOString(), rank: placed(entries, fields), pending: true,
    });
  },
  "entry.write": (entries, { fields }) => {
    const held = entries.get(fields.id);
    if (!held) return;
    const sources = [...new Set([...(held.sources ?? []), ...(fields.sources ?? [])])];
    entries.set(fields.id, { ...written(held, fields), sources });
  },
  "entry.move": (entries, { fields }) => {
    const held = entries.get(fields.id);
    if (held) entries.set(fields.id, { ...held, rank: placed(entries, fields), pending: true });
  },
  "entry.delete": (entries, { fields }) => void entries.delete(fields.id),
};

function placed(/** @type {Map<string, any>} */ entries, /** @type {any} */ { id, before }) {
  const others = [...entries.values()].filter((entry) => entry.id !== id).sort(byRank);
  return rankBefore(others, before ?? null);
}

function written(/** @type {any} */ held, /** @type {any} */ { field, value }) {
  return { ...held, values: { ...held.values, [field]: value }, version: held.version + 1, pending: true };
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
function memberRows({ all, pending }) {
  const members = new Map(all("member").map(({ id, body }) => [id, memberRow(id, body)]));
  for (const { op, fields } of pending) {
    const held = members.get(fields.id);
    if (op === "member.add" && !held) members.set(fields.id, { ...memberRow(fields.id, fields), pending: true });
    if (op === "member.write" && held) members.set(fields.id, written(held, fields));
    if (op === "member.remove") members.delete(fields.id);
  }
  return [...members.values()];
}

function memberRow(/** @type {string} */ id, /** @type {any} */ { name, organisation = "", role, about = {} }) {
  return { id, values: { ...about, name, organisation }, version: 1, role, pending: false };
}

/** The operation that adds a member of these values; nobody is without a name. */
export function memberFields(/** @type {string} */ id, /** @type {Record<string, any>} */ values) {
  const about = Object.fromEntries(Object.entries(values).filter(([column]) => !OF_MEMBER.has(column)));
  return { id, name: values.name, organisation: values.organisation ?? "", role: "participant", about };
}

/* Meetings */

/** @param {Facts} facts */
function meetingRows({ all, pending, steps = [] }) {
  const meetings = new Map(all("meeting").map(({ id, body }) => [id, meetingRow(id, body)]));
  for (const { op, fields } of pending) {
    const held = meetings.get(fields.id);
    if (op === "meeting.edit" && !held) meetings.set(fields.id, { ...meetingRow(fields.id, fields), pending: true });
    if (op === "meeting.write" && held) meetings.set(fields.id, written(held, fields));
    if (op === "meeting.delete") meetings.delete(fields.id);
  }
  const at = (/** @type {any} */ row) => Math.min(...row.values.step.map((/** @type {string} */ id) => steps.findIndex((step) => step.id === id)), steps.length);
  const order = (/** @type {any} */ one, /** @type {any} */ other) =>
    at(one) - at(other) || compare(one.values.date || "9999", other.values.date || "9999") || compare(one.id, other.id);
  return [...meetings.values()].sort(order);
}

function compare(/** @type {string} */ one, /** @type {string} */ other) {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function meetingRow(/** @type {string} */ id, /** @type {any} */ { steps = [], date, start = "", end = "", venue = "", remarks = "" }) {
  return { id, values: { step: steps, date: date ?? "", start, end, venue, remarks }, version: 1, pending: false };
}

/**
 * The operation that adds a meeting of these values. Every meeting has a step: where none is named,
 * the first that has no meeting yet, or the last.
 * @param {string} id
 * @param {Record<string, any>} values
 * @param {import("./columns.js").Column[]} columns
 * @param {{values: Record<string, any>}[]} rows
 */
export function meetingFields(id, { step = [], date = "", start = "", end = "", venue = "", remarks = "" }, columns, rows) {
  const offered = (columns.find((column) => column.id === "step")?.options ?? []).map((option) => option.id);
  const held = new Set(rows.flatMap(({ values }) => values.step));
  const usual = offered.find((known) => !held.has(known)) ?? offered.at(-1);
  return { id, steps: step.length > 0 || !usual ? step : [usual], date: date || null, start, end, venue, remarks };
}
