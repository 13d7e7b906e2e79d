/**
 * The to-dos of all sheets: who does what until when, and how far it is. Pure functions.
 *
 * @typedef {{id: string, label: string, type: string, choices?: string[], hint?: string,
 *   auto?: string | null}} Column
 * @typedef {{sheet: string, title: string, field: string | null, rule: TodoRule, task: Column,
 *   owner: Column, due: Column, status: Column | null, about: string | null, facts: Column[],
 *   results: Column[], given: string[]}} Source where to-dos stand; `about`: the field that names
 *   a form's copy; `given`: what the programme's own rows say is to be done
 * @typedef {{task: string, owner: string, due: string, status: string | null, begins: string |
 *   null,
 *   done: string[], only: string | null, results: string[]}} TodoRule kasane/programme/todos.py
 * @typedef {{id: string, source: Source, body: any, task: string, owners: string[], due: string,
 *   status: string, done: boolean, about: string}} Todo `owners`: member ids or free names
 */

import { fieldsOf } from "../entries.js";
import { plainName } from "../names.js";
import { screenDate } from "../dates.js";

/**
 * The tables whose rows are to-dos, and the same inside forms (such as 実現に向けた段取り).
 * @param {any[]} sheets definitions
 * @returns {Source[]}
 */
export function sourcesOf(sheets) {
  return sheets.flatMap((sheet) => [sourceOf(sheet, null, sheet),
    fieldsOf(sheet).map((field) => sourceOf(sheet, field.id, field))].flat(2));
}

/**
 * @type {(sheet: any, field: string | null, table: {columns?: Column[], todo?: TodoRule | null,
 *   default_rows?: Record<string, any>[]}) => Source[]}
 */
function sourceOf(sheet, field, { columns = [], todo: rule, default_rows: given = [] }) {
  if (!rule) return [];
  const column = (/** @type {string | null} */ wanted) => columns.find(({ id }) => id === wanted);
  const said = [rule.task, rule.owner, rule.due, rule.status, rule.only, ...rule.results];
  return [
    {
      sheet: sheet.id,
      title: sheet.title,
      field,
      rule,
      task: /** @type {Column} */ (column(rule.task)),
      owner: /** @type {Column} */ (column(rule.owner)),
      due: /** @type {Column} */ (column(rule.due)),
      status: column(rule.status) ?? null,
      about: field === null ? null : (sheet.named_by ?? null),
      facts: columns.filter(({ id, auto }) => !said.includes(id) && !auto),
      results: columns.filter(({ id }) => rule.results.includes(id)),
      given: given.map((row) => textOf(row[rule.task]).trim()),
    },
  ];
}

/**
 * All to-dos that say what is to be done, in the order of the sheets.
 * @param {{id: string, body: any}[]} entries
 * @param {Source[]} sources
 * @param {(id: string) => any} entry body by id
 * @returns {Todo[]}
 */
export function todosOf(entries, sources, entry) {
  return sources.flatMap((source) =>
    entries
      .filter(({ body }) => belongs(body, source))
      .sort((a, b) => a.body.rank - b.body.rank || (a.id < b.id ? -1 : 1))
      .map(({ id, body }) => todoOf(id, body, source, entry))
      .filter((todo) => todo.task !== ""),
  );
}

function belongs(/** @type {any} */ body, /** @type {Source} */ source) {
  if (body.sheet !== source.sheet || body.hidden || body.covered) return false;
  const { only } = source.rule;
  if (only && textOf(body.values[only]) === "") return false;
  return source.field === null ? body.place === "" : body.place.endsWith(`/${source.field}`);
}

/**
 * @returns {Todo}
 * @param {string} id @param {any} body @param {Source} source @param {(id: string) => any} entry
 */
function todoOf(id, body, source, entry) {
  const status = source.status ? textOf(body.values[source.status.id]) : "";
  const copy = source.field === null ? null : entry(body.place.split("/")[0]);
  return {
    id,
    source,
    body,
    task: textOf(body.values[source.task.id]).trim(),
    owners: listOf(body.values[source.owner.id]),
    due: textOf(body.values[source.due.id]),
    status: status || (source.rule.begins ?? ""),
    done: source.rule.done.includes(status),
    about: copy && source.about ? textOf(copy.values?.[source.about]) : "",
  };
}

/** Whether it is the programme's own, and nobody has taken it on yet. */
export function isOnlyGiven(/** @type {Todo} */ { source, body, task, owners, due }) {
  const status = source.status ? textOf(body.values[source.status.id]) : "";
  return source.given.includes(task) && owners.length === 0 && due === "" && status === "";
}

/** A value as one text. */
export function textOf(/** @type {unknown} */ value) {
  return Array.isArray(value) ? value.join("、") : String(value ?? "");
}

/** A value as a list without the empty ones. */
export function listOf(/** @type {unknown} */ value) {
  return (Array.isArray(value) ? value : [String(value ?? "")]).map(String).filter(Boolean);
}

/**
 * Whether somebody is among a to-do's owners, by id or by a name typed freely.
 * @param {Todo} given @param {string | null | undefined} me @param {string} name
 */
export function isMine({ owners }, me, name) {
  return owners.some((owner) => owner === me ||
    (name !== "" && plainName(owner) === plainName(name)));
}

const DAY = 86_400_000;
const SOON = 7;

/** Whole days from today; negative: over. null without a date. */
export function daysLeft(/** @type {string} */ due, /** @type {string} */ today) {
  const days = (Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY;
  return Number.isFinite(days) ? Math.round(days) : null;
}

/**
 * How urgent a to-do is. What has no status (a plan's arrangement) is late only by its date.
 * @returns {"done" | "late" | "soon" | "later" | "undated"}
 */
export function urgency(/** @type {Todo} */ todo, /** @type {string} */ today) {
  if (todo.done) return "done";
  const days = daysLeft(todo.due, today);
  if (days === null) return "undated";
  if (days < 0) return "late";
  return days <= SOON ? "soon" : "later";
}

/** 「期限切れ（12月1日（火）まで）」, 「今日まで」, 「12月8日（火）まで・あと3日」. */
export function dueText(/** @type {Todo} */ todo, /** @type {string} */ today) {
  const days = daysLeft(todo.due, today);
  if (days === null) return "期限なし";
  const day = `${screenDate(todo.due, today)}まで`;
  if (todo.done) return day;
  if (days < 0) return `期限切れ・${day}`;
  if (days === 0) return `今日まで・${screenDate(todo.due, today)}`;
  return days <= SOON ? `${day}・あと${days}日` : day;
}

/** Late first, then by date, those without a date, and what is done last. */
export function byUrgency(/** @type {string} */ today) {
  const order = ["late", "soon", "later", "undated", "done"];
  return (/** @type {Todo} */ a, /** @type {Todo} */ b) =>
    order.indexOf(urgency(a, today)) - order.indexOf(urgency(b, today)) ||
    (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);
}

/**
 * Whether a result that should be there by now is not: done, or its date over, and nothing written.
 */
export function resultMissing(/** @type {Todo} */ todo, /** @type {string} */ today) {
  if (todo.source.results.length === 0) return false;
  const written = todo.source.results.some((column) => textOf(todo.body.values[column.id])
    .trim() !== "");
  return !written && (todo.done || urgency(todo, today) === "late");
}
