/**
 * How sheets hang together: what one offers to another, and what led to what. Pure.
 *
 * @typedef {import("./entries.js").Entry} Entry
 * @typedef {Record<string, any>} Sheets definitions by id
 * @typedef {{id: string, text: string}} Offer
 * @typedef {import("./entries.js").Field} Column
 * @typedef {{copy: Entry, sheets: Sheets, entries: Entry[], ballots: {body: any}[],
 *   rounds: Record<string, number>}} Known `rounds`: sheet id → its present ballot
 */

import { inOrder } from "../live/ranks.js";
import { ASK, untold } from "./entries.js";

/**
 * What was written at "sheet/field" and can be taken over; of those who were met, each one.
 * @param {Sheets} sheets @param {string} reference @param {Entry[]} entries
 * @returns {Offer[]}
 */
export function offersOf(sheets, reference, entries) {
  const { sheet, fits, field } = sourceOf(sheets, reference);
  const found = entries.filter(({ body }) => body.sheet === sheet && !body.covered &&
    !body.hidden && !body.stack && fits(body.place));
  const told = found.filter((entry) => !untold(sheets[sheet] ?? {}, entry).includes(field));
  const each = (/** @type {string} */ text) =>
    (sheets[sheet]?.met === field ? text.split("\n").map((line) => line.trim()) : [text]);
  return inOrder(told).flatMap(({ id, body }) => each(String(body.values?.[field] ?? "").trim())
    .filter((text) => text !== "").map((text) => ({ id, text })));
}

/**
 * Where the texts of "sheet/field" are written, as the sheet's kind says (kasane/workshop/kinds).
 * @param {Sheets} sheets @param {string} reference
 * @returns {{sheet: string, field: string, fits: (place: string) => boolean}}
 */
export function sourceOf(sheets, reference) {
  const [id, part] = reference.split("/");
  const texts = sheets[id]?.texts[part] ?? { sheet: id, field: part, place: "" };
  const [first, inner] = texts.place.split("/");
  return { ...texts, fits: (place) => (inner ? place.split("/")[1] === inner : place === first) };
}

/**
 * The columns of boards into which the notes of a form's row can be carried.
 * @param {Sheets} sheets @param {string} form
 * @returns {{row: string, sheet: any, column: any}[]} `row` of the form's grid
 */
export function carryTargets(sheets, form) {
  const into = (/** @type {any} */ sheet, /** @type {any} */ column) => {
    /** @type {string[]} */
    const carried = column.carry_from ?? [];
    const parts = carried.map((one) => one.split("/")).filter(([from]) => from === form);
    return parts.map(([, row]) => ({ row, sheet, column }));
  };
  return Object.values(sheets).flatMap((sheet) =>
    (sheet.columns ?? []).flatMap((/** @type {any} */ one) => into(sheet, one)));
}

/**
 * How often each entry was carried: id → entries that name it as their source.
 * @param {Entry[]} entries
 */
export function usesOf(entries) {
  /** @type {Map<string, Entry[]>} */
  const uses = new Map();
  for (const entry of entries) {
    for (const source of entry.body.sources ?? []) {
      uses.set(source, [...(uses.get(source) ?? []), entry]);
    }
  }
  return uses;
}

/**
 * What led to a plan, as far as the sources tell: the ideas, the notes they grew from, the cases in
 * which those came up, the votes, and the results of what was checked.
 * @param {Known} known
 * @returns {{ideas: Entry[], notes: Entry[], cases: Entry[], results: Entry[],
 *   votes: {label: string, text: string}[]}}
 */
export function lineUp({ copy, sheets, entries, ballots, rounds }) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const uses = usesOf(entries);
  const found = upstream(copy, byId);
  const on = (/** @type {string} */ holds, /** @type {Entry[]} */ among) =>
    among.filter(({ body }) => sheets[body.sheet]?.holds === holds);
  const all = on("note", found);
  const ideas = all.filter(({ id }) => (copy.body.sources ?? []).includes(id));
  const notes = all.filter((entry) => !ideas.includes(entry));
  const inCases = on("copy", found)
    .map((entry) => byId.get(entry.body.place.split("/")[0]) ?? entry);
  const results = on("row", ideas.flatMap((idea) => uses.get(idea.id) ?? []));
  return { ideas, notes, cases: unique(inCases), results: unique(results),
    votes: ideas.flatMap((idea) => votesFor(idea.id, { sheets, ballots, rounds })) };
}

/**
 * All that an entry came from, near things first.
 * @param {Entry} start @param {Map<string, Entry>} byId
 */
function upstream(start, byId) {
  const told = (/** @type {Entry} */ { body }) => !body.covered && !body.place?.endsWith(`/${ASK}`);
  const seen = new Set([start.id]);
  const found = [];
  let round = [start];
  while (round.length > 0) {
    const sources = new Set(round.flatMap((entry) => entry.body.sources ?? []));
    round = [...sources].filter((id) => !seen.has(id)).flatMap((id) => byId.get(id) ?? [])
      .filter(told);
    for (const entry of round) seen.add(entry.id);
    found.push(...round);
  }
  return found;
}

/** @param {string} id @param {Pick<Known, "sheets" | "ballots" | "rounds">} known */
function votesFor(id, { sheets, ballots, rounds }) {
  return Object.values(sheets).flatMap((sheet) => {
    const number = rounds[sheet.id] ?? 1;
    const own = ballots.filter(({ body }) => body.sheet === sheet.id && body.ballot === number);
    const open = own.filter(({ body }) => !body.covered).map(({ body }) => body.marks?.[id]);
    /** @type {Column[]} */
    const asked = (sheet.columns ?? []).filter((/** @type {Column} */ { per_person: own }) => own);
    const votes =
      asked.map((column) => markText(column, open.flatMap((marks) => marks?.[column.id] || [])));
    return votes.filter(({ text }) => text !== "");
  });
}

/**
 * Dots are counted; of a scale the mean is given.
 * @param {Column} column @param {number[]} marks
 */
function markText(column, marks) {
  const sum = marks.reduce((all, mark) => all + mark, 0);
  if (marks.length === 0) return { label: column.label, text: "" };
  if (column.type === "votes") return { label: column.label, text: `${sum}票（${marks.length}人）` };
  return { label: column.label, text: `平均 ${(sum / marks.length).toFixed(1)}（${marks.length}人）` };
}

/** @param {Entry[]} entries */
function unique(entries) {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}
