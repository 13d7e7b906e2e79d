/**
 * Chips put into one ring: evenly around where they are few, in rows where they are many. Pure.
 *
 * @typedef {import("./ovals.js").Ring} Ring
 * @typedef {import("./ovals.js").Box} Box
 * @typedef {{id: string, width: number, height: number, lines: string[]}} Chip
 */

import { areaOf, fitsIn, freeIn, meets, pointAt } from "./ovals.js";

/** Up to how many chips are put around by their angle. */
const AROUND = 16;
const TURNS = [0.5, 0.25, 0.75];
/** No ring can be filled more than this. */
const FULLEST = 0.92;
const STARTS = [0, 0.5, 0.25, -0.25];

/**
 * @param {Ring} ring @param {Chip[]} chips in order @param {{gap: number, line: number}} size
 *   `line`: the height of a chip of one line
 * @returns {Map<string, Box> | null} null where they don't fit
 */
export function packed(ring, chips, { gap, line }) {
  if (chips.length === 0) return new Map();
  if (areaWith(chips, gap) > FULLEST * (areaOf(ring.outer) - areaOf(ring.inner))) return null;
  return around(ring, chips, gap) ?? inRows(ring, chips, { gap, line });
}

function areaWith(chips, gap) {
  return chips.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
}

/** Each at its angle, half way between both edges. */
function around(ring, chips, gap) {
  if (chips.length > AROUND) return null;
  for (const turn of TURNS) {
    const boxes =
      chips.map((chip, at) => boxAt(ring, chip, (2 * Math.PI * (at + turn)) / chips.length));
    const apart = boxes.every((box, at) => fitsIn(ring, box) && boxes.slice(0, at)
      .every((other) => !meets(box, other, gap)));
    if (apart) return new Map(chips.map(({ id }, at) => [id, boxes[at]]));
  }
  return null;
}

/** @param {Ring} ring @param {Chip} chip @param {number} angle from the top, clockwise */
function boxAt({ outer, inner }, { width, height }, angle) {
  const { x, y } =
    pointAt({ ...outer, rx: (outer.rx + inner.rx) / 2, ry: (outer.ry + inner.ry) / 2 }, angle);
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height };
}

/** Rows begin at several heights: with some of them more fits in. With tall chips one is tried. */
function inRows(ring, chips, size) {
  const starts = chips.some(({ height }) => height > size.line) ? STARTS.slice(0, 1) : STARTS;
  for (const start of starts) {
    const boxes = rowsFrom(ring, chips, size, start);
    if (boxes) return boxes;
  }
  return null;
}

/** Chips of several lines first, then the others in rows around them. */
function rowsFrom(ring, chips, { gap, line }, start) {
  const rows = rowsOf(ring, line + gap, start);
  const tall = chips.filter(({ height }) => height > line);
  const flat = chips.filter(({ height }) => height <= line);
  const boxes = placeTall(ring, tall, rows, gap);
  if (!boxes) return null;
  const away = [...ring.away, ...[...boxes.values()].map((box) => padded(box, gap))];
  const stretches = clockwise(ring, rows.flatMap((y) => freeIn({ ...ring, away }, y, line)));
  if (taken(flat, gap) > stretches.reduce((sum, { from, to }) => sum + to - from + gap, 0)) {
    return null;
  }
  const filled = spread(stretches, flat, gap) ?? filledUp(stretches, flat, gap);
  if (!filled) return null;
  filled.forEach((row, at) => lineUp(stretches[at], row, gap, boxes));
  return boxes;
}

/** The upper edges of the rows; at `start` 0 the same above and below the middle. */
function rowsOf({ outer: { cy, ry } }, pitch, start) {
  const count = Math.floor((2 * ry) / pitch);
  return Array.from({ length: count },
    (_, at) => Math.ceil(cy - (count * pitch) / 2 + (at + start) * pitch));
}

/** Each where there is most room left; null where there is none. */
function placeTall(ring, chips, rows, gap) {
  const boxes = new Map();
  const away = [...ring.away];
  for (const { id, width, height } of chips) {
    const free = rows.flatMap((y) => freeIn({ ...ring, away }, y, height))
      .filter(({ from, to }) => to - from >= width + 2);
    if (free.length === 0) return null;
    const best = free.reduce((most, one) => (one.to - one.from > most.to - most.from ? one : most));
    const box = { x: Math.ceil(best.from), y: best.y, width, height };
    boxes.set(id, box);
    away.push(padded(box, gap));
  }
  return boxes;
}

function padded({ x, y, width, height }, gap) {
  return { x: x - gap, y: y - gap, width: width + 2 * gap, height: height + 2 * gap };
}

/** From the top over the right side to the bottom and up on the left. */
function clockwise({ outer: { cx, cy } }, stretches) {
  const quarter = ({ from, to, y }) => {
    if (from < cx && to > cx) return y < cy ? 0 : 2;
    return from >= cx ? 1 : 3;
  };
  const down = (one) => (quarter(one) === 3 ? -one.y : one.y);
  return [...stretches].sort((one, other) => quarter(one) - quarter(other) ||
    down(one) - down(other) || one.from - other.from);
}

/** The stretches as rows that chips can be put into. */
class Rows {
  constructor(stretches, gap) {
    this.gap = gap;
    this.room = stretches.map(({ from, to }) => Math.max(0, Math.floor(to - from) - 1));
    this.chips = stretches.map(() => []);
    this.used = stretches.map(() => 0);
  }

  left(at, width) {
    return this.room[at] - this.used[at] - width;
  }

  put(at, chip) {
    this.chips[at].push(chip);
    this.used[at] += chip.width + this.gap;
  }
}

/** In order, in proportion to the room in each stretch; null where some don't fit so. */
function spread(stretches, chips, gap) {
  const rows = new Rows(stretches, gap);
  const length = rows.room.reduce((sum, one) => sum + one, 0);
  const need = taken(chips, gap);
  let before = 0;
  let at = 0;
  let passed = 0;
  for (const chip of chips) {
    const aim = ((before + (chip.width + gap) / 2) / need) * length;
    before += chip.width + gap;
    while (at < rows.room.length - 1 && passed + rows.room[at] <= aim) {
      passed += rows.room[at];
      at += 1;
    }
    const there = firstWithRoom(rows, chip.width, at);
    if (there < 0) return null;
    rows.put(there, chip);
  }
  return rows.chips;
}

/** From `at` on, then from the beginning. */
function firstWithRoom(rows, width, at) {
  const count = rows.room.length;
  for (let step = 0; step < count; step += 1) {
    if (rows.left((at + step) % count, width) >= 0) return (at + step) % count;
  }
  return -1;
}

function taken(chips, gap) {
  return chips.reduce((sum, { width }) => sum + width + gap, 0);
}

/** The widest first, each into the stretch that it fills best. */
function filledUp(stretches, chips, gap) {
  const rows = new Rows(stretches, gap);
  const widest = chips.map((chip, at) => ({ chip, at }))
    .sort((one, other) => other.chip.width - one.chip.width || one.at - other.at);
  for (const { chip } of widest) {
    let best = -1;
    for (let at = 0; at < rows.room.length; at += 1) {
      const left = rows.left(at, chip.width);
      if (left >= 0 && (best < 0 || left < rows.left(best, chip.width))) best = at;
    }
    if (best < 0) return null;
    rows.put(best, chip);
  }
  return rows.chips;
}

/** The chips of one stretch with the same room between them and at both ends. */
function lineUp({ from, to, y }, row, gap, boxes) {
  const widths = row.reduce((sum, { width }) => sum + width, 0);
  const spare = (Math.floor(to - from) - 1 - widths - gap * (row.length - 1)) / (row.length + 1);
  let x = from + spare;
  for (const { id, width, height } of row) {
    boxes.set(id, { x: Math.ceil(x), y, width, height });
    x += width + gap + spare;
  }
}
