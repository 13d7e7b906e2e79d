/**
 * The wall: how wide the columns of a board are, and in how many columns the notes of a cell
 * stand. Pure; lengths in em of the notes' letters.
 *
 * @typedef {{rows: number[][][], spanning: number[][]}} Lengths of the notes' texts: of each row
 *   those of its columns' cells, and those of the columns that span the rows
 */

/** Of a note: a line, its edges above and below with the gap, its edges at both sides. */
const LINE = 1.15;
const ABOVE = 0.25;
const BESIDE = 0.7;
/** Lines don't end where a note does, and some letters never begin one. */
const LOST = 0.5;
/** A note, a column in which something stands, one in which nothing does are at least this wide. */
const NOTE = 6;
const WRITTEN = 7;
const EMPTY = 4;
const STEPS = [6, 3, 1.5, 0.75];
/** Shares to begin with: by letters, evenly, between both. */
const STARTS = [1, 0.6, 0];
/** So many columns at most have all their widths tried. */
const FEW = 3;
const STEP = 0.5;

/**
 * In how many columns the notes of a cell are lowest.
 * @param {number[]} lengths @param {number} width
 * @returns {{count: number, height: number}}
 */
export function bestCount(lengths, width) {
  let best = { count: 1, height: lengths.length ? Infinity : LINE };
  const most = Math.max(1, Math.min(lengths.length, Math.floor(width / NOTE)));
  for (let count = 1; count <= most; count += 1) {
    const inner = Math.max(1, width / count - BESIDE - LOST);
    const height = lowest(lengths.map((length) => Math.ceil(length / inner) * LINE + ABOVE), count);
    if (height < best.height - 1e-6) best = { count, height };
  }
  return best;
}

/** How high the columns are at least into which notes go one after the other. */
function lowest(/** @type {number[]} */ heights, /** @type {number} */ count) {
  if (heights.length === 0) return LINE;
  let cap = Math.max(sum(heights) / count, ...heights);
  while (columnsUnder(heights, cap) > count) cap *= 1.04;
  return cap;
}

function columnsUnder(/** @type {number[]} */ heights, /** @type {number} */ cap) {
  let [columns, end] = [1, 0];
  for (const height of heights) {
    if (end + height > cap + 1e-6) [columns, end] = [columns + 1, height];
    else end += height;
  }
  return columns;
}

/**
 * The columns' widths with which the rows together are lowest: of each the highest cell counts.
 * @param {Lengths} lengths @param {number} room
 * @returns {number[]} the inner columns, then those that span the rows; together the room
 */
export function columnWidths({ rows, spanning }, room) {
  const inner = rows[0]?.length ?? 0;
  const cells = [...Array.from({ length: inner }, (_, at) => rows.map((row) => row[at])),
    ...spanning.map((cell) => [cell])];
  const least = cells.map((column) => (column.some((cell) => cell.length > 0) ? WRITTEN : EMPTY));
  const letters = cells.map((column, at) => least[at] + sum(column.flat()));
  const tall = remembered((cell, width) => bestCount(cell, width).height);
  const high = (/** @type {number[]} */ tried) => Math.max(
    sum(rows.map((row) => Math.max(...row.map((cell, at) => tall(cell, tried[at]))))),
    ...spanning.map((cell, at) => tall(cell, tried[inner + at])));
  const starts = STARTS.map((power) => shared(room, least, letters.map((one) => one ** power)));
  const found = [...starts, ...lowestOf(everyWidth(room, least), high)].map((widths) =>
    improved(widths, least, high));
  return found.reduce((one, other) => (other.height < one.height ? other : one)).widths;
}

/** What was found out about a cell at a width. */
function remembered(/** @type {(cell: number[], width: number) => number} */ found) {
  /** @type {Map<number[], Map<number, number>>} */
  const known = new Map();
  return (/** @type {number[]} */ cell, /** @type {number} */ width) => {
    const ofCell = known.get(cell) ?? new Map();
    known.set(cell, ofCell);
    if (!ofCell.has(width)) ofCell.set(width, found(cell, width));
    return ofCell.get(width);
  };
}

/**
 * All widths of a few columns, a step apart.
 * @param {number} room @param {number[]} least
 * @returns {number[][]}
 */
function everyWidth(room, least) {
  if (least.length > FEW) return [];
  const [first, ...others] = least;
  if (others.length === 0) return room < first ? [] : [[room]];
  const steps = Math.floor((room - sum(others) - first) / STEP);
  return Array.from({ length: Math.max(0, steps + 1) }, (_, at) => first + at * STEP)
    .flatMap((width) => everyWidth(room - width, others).map((rest) => [width, ...rest]));
}

/** The lowest of them; none where there are none. */
function lowestOf(/** @type {number[][]} */ tried, /** @type {(w: number[]) => number} */ high) {
  /** @type {{widths: number[], height: number} | null} */
  let best = null;
  for (const widths of tried) {
    const height = high(widths);
    if (!best || height < best.height) best = { widths, height };
  }
  return best ? [best.widths] : [];
}

/** The room shared by weights, none less than its least. */
function shared(/** @type {number} */ room, /** @type {number[]} */ least,
    /** @type {number[]} */ weights) {
  const spare = Math.max(0, room - sum(least));
  const scale = Math.min(1, room / sum(least));
  return least.map((width, at) => width * scale + (spare * weights[at]) / sum(weights));
}

/**
 * @param {number[]} widths @param {number[]} least @param {(widths: number[]) => number} high
 * @returns {{widths: number[], height: number}}
 */
function improved(widths, least, high) {
  let found = { widths, height: high(widths) };
  for (const step of STEPS) {
    for (let again = true; again;) {
      again = false;
      for (const tried of movesOf(found.widths, step, least)) {
        const height = high(tried);
        if (height < found.height - 1e-6) [found, again] = [{ widths: tried, height }, true];
      }
    }
  }
  return found;
}

/** One column wider, another narrower. */
function movesOf(/** @type {number[]} */ widths, /** @type {number} */ step,
    /** @type {number[]} */ least) {
  return widths.flatMap((_, to) => widths.flatMap((width, from) =>
    (from === to || width - step < least[from] ? []
    : [widths.map((one, at) => one + (at === to ? step : 0) - (at === from ? step : 0))])));
}

/**
 * Which notes of a cell are on a page.
 * @param {number} count of the cell's notes @param {number} turn counts on and on, back too
 * @param {{pages: number, most: number}} split into at most so many pages; no more than are needed
 *   for so many notes at once
 * @returns {{from: number, to: number, at: number, count: number}}
 */
export function chunkOf(count, turn, { pages, most }) {
  const needed = Math.max(1, Math.min(pages, Math.ceil(count / most)));
  const size = Math.ceil(count / needed);
  const at = ((turn % needed) + needed) % needed;
  return { from: at * size, to: Math.min(count, (at + 1) * size), at, count: needed };
}

/**
 * The largest of some sizes that fits, smaller ones fitting too; null: none does.
 * @param {number[]} sizes the largest first @param {(size: number) => boolean} fits
 */
export function largest(sizes, fits) {
  let [low, high] = [0, sizes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(sizes[middle])) high = middle;
    else low = middle + 1;
  }
  return low < sizes.length ? sizes[low] : null;
}

function sum(/** @type {number[]} */ numbers) {
  return numbers.reduce((all, one) => all + one, 0);
}
