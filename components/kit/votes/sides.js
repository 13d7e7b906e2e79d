/**
 * A voting by side, 庁内 and 庁外, as the server counted it when it was opened. Pure functions;
 * kasane/workshop/sides.py says the same in Python.
 *
 * @typedef {{sum: number, count: number}} Share
 * @typedef {Record<string, Share>} Shares side → what it gave
 * @typedef {{labels: string[], people: Record<string, number>,
 *   marks: Record<string, Record<string, Shares>>}} Sides
 * @typedef {import("./tally.js").Column} Column
 * @typedef {import("./ranking.js").Ranked} Ranked
 */

import { IDEAS_APART, IN_SIDE, SIDES_APART } from "../limits.js";

/**
 * What each side gave to an idea with those put under it; nothing where that isn't told of each.
 * @param {Sides | null} sides @param {Ranked} row @param {Column} column
 * @returns {Shares}
 */
export function sharesOf(sides, row, column) {
  const labels = Object.keys(sides?.people ?? {});
  if (!sides || labels.length === 0) return {};
  const votes = column.type === "votes";
  const pile = [{ id: row.idea.id, now: row.own }, ...row.parts];
  const answered = pile.filter(({ now }) => now?.[column.id]);
  const told = answered.map(({ id }) => sides.marks[id]?.[column.id]);
  if (told.some((shares) => !shares) || (told.length === 0 && !votes)) return {};
  return Object.fromEntries(labels.map((side) => {
    const each = told.map((shares) => shares[side]);
    const sum = each.reduce((total, share) => total + share.sum, 0);
    const count = each.reduce((total, share) => total + share.count, 0);
    return [side, { sum, count: votes ? sides.people[side] : count }];
  }));
}

/** How far the sides are from each other, of what one person can give; 0 to 1. */
export function gap(/** @type {Shares} */ shares, /** @type {Column} */ column) {
  const means = Object.values(shares).map(({ sum, count }) => sum / count);
  if (means.length === 0) return 0;
  const { type, dots = 3, least = 1, most = 5 } = column;
  return (Math.max(...means) - Math.min(...means)) / (type === "votes" ? dots : most - least);
}

/** What each side gave, in words as Word prints them: 庁内 4.2・庁外 2.8. */
export function sharesText(/** @type {Shares} */ shares, /** @type {Column} */ column) {
  return Object.entries(shares).map(([side, { sum, count }]) => column.type === "votes"
    ? `${side} ${sum}票（${count}人）` : `${side} ${(sum / count).toFixed(1)}`).join("・");
}

/** Why the sides of a voting are not told; "" where they are, or there are none. */
export function whyNot(/** @type {Sides | null} */ sides) {
  if (!sides || Object.keys(sides.people).length > 0) return "";
  return `${sides.labels.join("・")}に分けた数は、どちらも${IN_SIDE}人以上が投票し、だれの票か分からないときだけ出します。`;
}

/**
 * Where the sides see most differently, to begin talking of; "" where they are not told apart.
 * @param {Sides | null} sides @param {Ranked[]} rows @param {Column[]} columns
 */
export function gapText(sides, rows, columns) {
  if (!sides || whyNot(sides)) return "";
  const found = rows.map((row) => widest(sides, row, columns)).filter(({ by }) => by >= SIDES_APART)
    .sort((one, other) => other.by - one.by).slice(0, IDEAS_APART);
  const told = found.map(({ text }) => text).join("、");
  const both = sides.labels.join("と");
  return told ? `${both}の見え方の差　${told}` : `${both}の見え方に、大きな差はありません。`;
}

/** @param {Sides} sides @param {Ranked} row @param {Column[]} columns */
function widest(sides, row, columns) {
  const each = columns.filter((column) => column.per_person).map((column) => {
    const shares = sharesOf(sides, row, column);
    return { by: gap(shares, column),
      text: `「${row.idea.text}」の${column.type === "votes" ? "シール" : column.label}は ${
        sharesText(shares, column)}` };
  });
  return each.reduce((best, one) => (one.by > best.by ? one : best));
}
