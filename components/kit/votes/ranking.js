/**
 * The ideas in the order that the votes advise, and what has changed since the first voting. Pure.
 */

import { inCorner, tally, together } from "./tally.js";

/**
 * @typedef {import("./ideas.js").Idea} Idea
 * @typedef {import("./tally.js").Column} Column
 * @typedef {{idea: Idea, rank: number, now: Record<string, any>, before: Record<string, any> |
 *   null,
 *   own: Record<string, any> | null, parts: {id: string, text: string, now: Record<string, any> |
 *   null}[],
 *   corner: boolean}} Ranked
 */

/** The columns for dots, and the scales. */
export function askedColumns(/** @type {Column[]} */ columns) {
  const asked = columns.filter((column) => column.per_person);
  return {
    votes: asked.find((column) => column.type === "votes") ?? null,
    scales: asked.filter((column) => column.type === "scale"),
  };
}

/**
 * @param {Idea[]} ideas
 * @param {any[]} ballots bodies
 * @param {Column[]} columns
 * @param {number} number the voting; `before` is that of the one before it, or null
 * @returns {Ranked[]} most dots first, then the higher means; equal ones share a rank
 */
export function ranked(ideas, ballots, columns, number) {
  const now = tally(ballots, columns, number);
  const before = number > 1 ? tally(ballots, columns, number - 1) : null;
  const { votes, scales } = askedColumns(columns);
  const rows = ideas.map((idea) => {
    const pile = [idea.id, ...idea.under.map(({ id }) => id)];
    const sum = together(pile.map((id) => now.get(id)), columns);
    return {
      idea,
      rank: 0,
      now: sum,
      before: before && together(pile.map((id) => before.get(id)), columns),
      own: now.get(idea.id) ?? null,
      parts: idea.under.map(({ id, text }) => ({ id, text, now: now.get(id) ?? null })),
      corner: inCorner(sum, scales),
    };
  });
  const weights = new Map(rows.map((row) => [row, weightsOf(row.now, votes, scales)]));
  const order = (/** @type {any} */ a, /** @type {any} */ b) =>
    compared(/** @type {number[]} */ (weights.get(a)), /** @type {number[]} */ (weights.get(b)));
  rows.sort(order);
  rows.forEach((row, index) => {
    row.rank = index > 0 && order(rows[index - 1], row) === 0 ? rows[index - 1].rank : index + 1;
  });
  return rows;
}

/** @param {any} sum @param {Column | null} votes @param {Column[]} scales */
function weightsOf(sum, votes, scales) {
  const means = scales.map(({ id }) => sum[id]?.mean ?? 0);
  return [votes ? sum[votes.id] : 0, means.reduce((total, mean) => total + mean, 0)];
}

function compared(/** @type {number[]} */ a, /** @type {number[]} */ b) {
  for (let index = 0; index < a.length; index += 1) {
    if (Math.abs(a[index] - b[index]) > 1e-9) return b[index] - a[index];
  }
  return 0;
}

/** 「平均 3.8（2〜5・回答6）」, or 「まだありません」. */
export function spreadText(/** @type {import("./tally.js").Spread | null} */ spread) {
  if (!spread) return "まだありません";
  const ends = spread.least === spread.most ? `${spread.least}` : `${spread.least}〜${spread.most}`;
  return `平均 ${spread.mean.toFixed(1)}（${ends}・回答${spread.count}）`;
}

/**
 * 「1回目 2 → 今回 5」 of a column, or "" where nothing is to compare.
 * @param {Ranked} given @param {Column} column @param {number} number
 */
export function changeText({ now, before }, column, number) {
  if (!before) return "";
  const said = (/** @type {any} */ one) =>
    column.type === "votes" ? String(one[column.id]) : (one[column.id]?.mean.toFixed(1) ?? "—");
  return `${number - 1}回目 ${said(before)} → ${number}回目 ${said(now)}`;
}
