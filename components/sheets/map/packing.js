/**
 * Chips put into one ring. Each has a seat of its own, so that what is placed stays where it is
 * when one more comes: it takes the free room nearest to its seat. Pure.
 *
 * @typedef {import("./ovals.js").Ring} Ring
 * @typedef {import("./ovals.js").Box} Box
 * @typedef {{id: string, seat: number, width: number, height: number, lines: string[]}} Chip
 * @typedef {{y: number, free: [number, number][]}} Row
 */

import { areaOf, freeIn, pointAt } from "./ovals.js";

/** No ring can be filled more than this. */
const FULLEST = 0.92;
/** The part of a turn from seat to seat: each lies in the widest gap that those before it left. */
const GOLDEN = 0.618033988749895;
/** The same from a seat back to what was put in front of it. */
const BESIDE = 0.06;
/** Room at the side of a chip that would hold no other, in heights of a line. */
const SCRAP = 3;

/**
 * @param {Ring} ring @param {Chip[]} chips in order
 * @param {{gap: number, line: number, partly?: boolean}} size `line`: the height of a chip of one
 *   line; `partly`: what finds no room is left out
 * @returns {Map<string, Box> | null} null where they don't fit
 */
export function packed(ring, chips, { gap, line, partly = false }) {
  const area = areaOf(ring.outer) - areaOf(ring.inner);
  if (!partly && areaWith(chips, gap) > FULLEST * area) return null;
  const rows = rowsOf(ring, line, line + gap);
  const boxes = new Map();
  for (const chip of chips) {
    const box = nearestTo(seatOf(ring, chip.seat), chip, rows, { gap, line });
    if (box) boxes.set(chip.id, box);
    else if (!partly) return null;
  }
  return boxes;
}

function areaWith(chips, gap) {
  return chips.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
}

/** Half way between both edges. @param {Ring} ring @param {number} seat */
function seatOf({ outer, inner }, seat) {
  const whole = Math.ceil(seat);
  const turn = whole * GOLDEN - (whole - seat) * BESIDE;
  return pointAt({ ...outer, rx: (outer.rx + inner.rx) / 2, ry: (outer.ry + inner.ry) / 2 },
    2 * Math.PI * (turn - Math.floor(turn)));
}

/** The same above and below the middle. @returns {Row[]} */
function rowsOf(ring, line, pitch) {
  const { cy, ry } = ring.outer;
  const count = Math.floor((2 * ry) / pitch);
  return Array.from({ length: count }, (_, at) => {
    const y = Math.ceil(cy - (count * pitch) / 2 + at * pitch);
    return { y, free: freeIn(ring, y, line).map(({ from, to }) => [from, to]) };
  });
}

/** The free room nearest to a point; it is taken. @param {Row[]} rows @returns {Box | null} */
function nearestTo(point, { width, height }, rows, { gap, line }) {
  const count = Math.ceil((height + gap) / (line + gap) - 1e-9);
  let best = null;
  for (let at = 0; at + count <= rows.length; at += 1) {
    const taken = rows.slice(at, at + count);
    const high = taken[count - 1].y + line - taken[0].y;
    const y = Math.ceil(taken[0].y + (high - height) / 2);
    for (const free of common(taken)) {
      if (free[1] - free[0] < width + 2) continue;
      const x = between(free, point.x - width / 2, width, SCRAP * line);
      const off = Math.hypot(x + width / 2 - point.x, y + height / 2 - point.y);
      if (!best || off < best.off - 1e-6) best = { off, taken, box: { x, y, width, height } };
    }
  }
  if (!best) return null;
  const { x } = best.box;
  for (const row of best.taken) row.free = without(row.free, x - gap, x + width + gap);
  return best.box;
}

/** What is free in all of some rows. @param {Row[]} rows @returns {[number, number][]} */
function common([first, ...others]) {
  return others.reduce((free, row) => free.flatMap(([from, to]) =>
    row.free.map(([start, end]) =>
      /** @type {[number, number]} */ ([Math.max(from, start), Math.min(to, end)]))
      .filter(([start, end]) => end > start)), first.free);
}

/** Where it begins, near to what is wanted; no scrap is left beside it. */
function between([from, to], wanted, width, scrap) {
  const [first, last] = [Math.ceil(from), Math.floor(to - width)];
  const x = Math.min(last, Math.max(first, Math.round(wanted)));
  if (x - first < scrap && x - first <= last - x) return first;
  return last - x < scrap ? last : x;
}

/** @returns {[number, number][]} */
function without(free, start, end) {
  return free.flatMap(([from, to]) => (start >= to || end <= from ? [[from, to]]
    : [[from, start], [end, to]].filter(([one, other]) => other > one)));
}
