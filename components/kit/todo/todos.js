/**
 * The to-dos of all sheets: who does what until when, and how far it is. Pure functions.
 *
 * @typedef {{id: string, label: string, type: string, choices?: string[], hint?: string, auto?: string | null}} Column
 * @typedef {{sheet: string, title: string, field: string | null, task: Column, owner: Column, due: Column,
 *   status: Column | null, only: string | null, over: string[], facts: Column[], results: Column[]}} Source
 *   where to-dos stand; `only`: the flag that a row needs, `over`: with which statuses it is done
 * @typedef {{task: string, only: string | null, done: string[]}} TodoRule of a table, kasane/programme
 * @typedef {{id: string, source: Source, body: any, task: string, owners: string[], due: string,
 *   status: string, done: boolean, about: string}} Todo `owners`: member ids or free names
 */

import { plainName } from "../names.js";
import { screenDate } from "../dates.js";

/**
 * The tables with an owner and a date, and the same inside forms (such as 実現に向けた段取り). What
 * is to be done stands in the column `task`, or in the one that the table's rule names.
 * @param {any[]} sheets definitions
 * @returns {Source[]}
 */
export function sourcesOf(sheets) {
  return sheets.flatMap((sheet) => {
    if (sheet.kind === "table") return sourceOf(sheet, null, sheet.columns, sheet.todo ?? null);
    if (sheet.kind !== "form") return [];
    return sheet.sections
      .flatMap((/** @type {any} */ section) => section.fields ?? [])
      .filter((/** @type {any} */ field) => field.type === "table")
      .flatMap((/** @type {any} */ field) => sourceOf(sheet, field.id, field.columns));
  });
}

const NOT_BEGUN = "これから";

/** @returns {Source[]} */
function sourceOf(/** @type {any} */ sheet, /** @type {string | null} */ field, /** @type {Column[]} */ columns, /** @type {TodoRule | null} */ rule = null) {
  const owner = columns.find(({ id, type }) => id === "owner" && (type === "people" || type === "person"));
  const due = columns.find(({ id, type }) => id === "due" && type === "date");
  const task = columns.find(({ id, type }) => id === (rule?.task ?? "task") && type.endsWith("text"));
  if (!owner || !due || !task) return [];
  const status = columns.find(({ id, type }) => id === "status" && type === "choice") ?? null;
  const after = status ? columns.indexOf(status) : columns.length;
  const rest = columns.filter((column) => ![owner, due, task, status].includes(column) && !column.auto && column.id !== rule?.only);
  return [
    {
      sheet: sheet.id,
      title: sheet.title,
      field,
      task,
      owner,
      due,
      status,
      only: rule?.only ?? null,
      over: rule?.done ?? (status?.choices ?? []).slice(-1),
      facts: rest.filter((column) => columns.indexOf(column) < after),
      results: rest.filter((column) => columns.indexOf(column) > after),
    },
  ];
}

/**
 * All to-dos that say what is to be done, in the order of the sheets.
 * @param {{id: string, body: any}[]} entries
 * @param {Source[]} sources
 * @param {(id: string) => any} entry body by id
 * @param {{op: string, fields: any}[]} [pending] one's own writing on the way
 * @returns {Todo[]}
 */
export function todosOf(entries, sources, entry, pending = []) {
  return sources.flatMap((source) =>
    entries
      .filter(({ body }) => belongs(body, source))
      .sort((a, b) => a.body.rank - b.body.rank || (a.id < b.id ? -1 : 1))
      .map(({ id, body }) => todoOf(id, written(id, body, pending), source, entry))
      .filter((todo) => todo.task !== ""),
  );
}

function written(/** @type {string} */ id, /** @type {any} */ body, /** @type {{op: string, fields: any}[]} */ pending) {
  const own = pending.filter(({ op, fields }) => op === "entry.write" && fields.id === id);
  if (own.length === 0) return body;
  const fresh = Object.fromEntries(own.map(({ fields }) => [fields.field, fields.value]));
  return { ...body, values: { ...body.values, ...fresh } };
}

function belongs(/** @type {any} */ body, /** @type {Source} */ source) {
  if (body.sheet !== source.sheet || body.hidden || body.covered) return false;
  if (source.only !== null && textOf(body.values[source.only]) === "") return false;
  return source.field === null ? body.place === "" : body.place.endsWith(`/${source.field}`);
}

/** @returns {Todo} */
function todoOf(/** @type {string} */ id, /** @type {any} */ body, /** @type {Source} */ source, /** @type {(id: string) => any} */ entry) {
  const status = source.status ? textOf(body.values[source.status.id]) : "";
  const copy = source.field === null ? null : entry(body.place.split("/")[0]);
  return {
    id,
    source,
    body,
    task: textOf(body.values[source.task.id]).trim(),
    owners: listOf(body.values[source.owner.id]),
    due: textOf(body.values[source.due.id]),
    status: status || (source.status ? NOT_BEGUN : ""),
    done: source.over.includes(status),
    about: copy ? textOf(copy.values?.idea) : "",
  };
}

/** A value as one text. */
export function textOf(/** @type {unknown} */ value) {
  return Array.isArray(value) ? value.join("、") : String(value ?? "");
}

/** A value as a list without the empty ones. */
export function listOf(/** @type {unknown} */ value) {
  return (Array.isArray(value) ? value : [String(value ?? "")]).map(String).filter(Boolean);
}

/** Whether somebody is among a to-do's owners, by id or by a name typed freely. */
export function isMine(/** @type {Todo} */ { owners }, /** @type {string | null | undefined} */ me, /** @type {string} */ name) {
  return owners.some((owner) => owner === me || (name !== "" && plainName(owner) === plainName(name)));
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

/** Whether a result that should be there by now is not: done, or its date over, and nothing written. */
export function resultMissing(/** @type {Todo} */ todo, /** @type {string} */ today) {
  if (todo.source.results.length === 0) return false;
  const written = todo.source.results.some((column) => textOf(todo.body.values[column.id]).trim() !== "");
  return !written && (todo.done || urgency(todo, today) === "late");
}
