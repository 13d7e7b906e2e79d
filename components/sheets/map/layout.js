/**
 * Where everything on a map is drawn: the largest letters with which all chips lie whole in their
 * rings and none on another. What is placed stays where it is when one more comes, but where the
 * letters get smaller. Pure and without chance; kasane/record has the same rule for paper.
 *
 * @typedef {import("./ovals.js").Oval} Oval
 * @typedef {import("./ovals.js").Box} Box
 * @typedef {{id: string, name: string, seat?: number}} Pin `seat`: its order, kept when others come
 * @typedef {Box & {lines: string[]}} Placed
 * @typedef {{font: number, labelFont: number, centreFont: number, ovals: Oval[],
 *   labels: (Box & {text: string})[], centre: Record<string, Placed>, pins: Record<string,
 *   Placed>}} Layout
 *   ovals, and labels, from without: the outer ring's edge, the inner ring's edge, the centre
 */

import { packed } from "./packing.js";
import { brokenLines, textWidth } from "./lines.js";

/** Measures of a chip, in em of its letters. */
export const CHIP = { side: 0.45, sign: 0.9, after: 0.3, line: 1.3, above: 0.16 };
/** The same of the centre's texts and of the labels. */
export const CENTRE = { largest: 28, most: 12, line: 1.35, between: 0.25 };
export const LABEL = { side: 0.5, line: 1.5 };

/** Letters, and how much smaller they get where they are too large: seldom, since all moves. */
const LARGEST = 34;
const SMALLER = 0.87;
const LINE_MOST = 16.5;
/** How much of the picture the inner ring reaches over: always the same, so that nothing moves. */
const INNER = 0.64;
const CENTRE_LEAST = 0.2;
const CENTRE_MOST = 0.42;

/**
 * @param {object} asked
 * @param {number} asked.width @param {number} asked.height in px
 * @param {Pin[]} asked.centre the texts in the middle, in order
 * @param {{label: string, pins: Pin[]}[]} asked.rings the inner one, then the outer one; pins in
 *   order
 * @param {number} [asked.least] the least height of a chip, where fingers press it
 * @param {number} [asked.smallest] letters that are not made smaller: in them, what finds no room
 *   is left out
 * @returns {Layout}
 */
export function layout({ width, height, centre, rings, least = 0, smallest = 0 }) {
  for (let size = Math.min(LARGEST, width / 38); ; size *= SMALLER) {
    const font = Math.max(size, smallest);
    const found = atSize({ width, height, centre, rings, least, smallest }, font);
    if (found) return found;
  }
}

/** @returns {Layout | null} null where these letters are too large */
function atSize({ width, height, centre, rings, least, smallest }, font) {
  const labelFont =
    Math.max(9, smallest, Math.min(24, Math.floor(width / 58), Math.ceil(font)));
  const outer = outerOval(width, height, labelFont);
  const middle = centreOf(outer, centre, { font, smallest });
  const chips = rings.map(({ pins }) =>
    pins.map((pin, at) => chipOf({ seat: at, ...pin }, font, least)));
  const size = { gap: Math.max(3, Math.floor(font * 0.3)), line: lineHeight(font, least),
    partly: font === smallest };
  const ovals = [outer, scaled(outer, Math.max(INNER, middle.share + 0.14)),
    scaled(outer, middle.share)];
  const labels = [labelOf(rings[1].label, ovals[0], labelFont),
    labelOf(rings[0].label, ovals[1], labelFont)];
  const within = packed({ outer: ovals[1], inner: ovals[2], away: labels }, chips[0], size);
  const without = within &&
    packed({ outer: ovals[0], inner: ovals[1], away: labels }, chips[1], size);
  if (!without) return null;
  return { font, labelFont, centreFont: middle.font, ovals, labels, centre: middle.texts,
    pins: placed(chips, [within, without]) };
}

/** Fills the picture; above it is room for half its label. */
function outerOval(width, height, labelFont) {
  const top = Math.ceil((labelFont * LABEL.line) / 2) + 2;
  return { cx: width / 2, cy: (top + height - 3) / 2, rx: width / 2 - 3,
    ry: (height - 3 - top) / 2 };
}

function scaled({ cx, cy, rx, ry }, share) {
  return { cx, cy, rx: rx * share, ry: ry * share };
}

/** A chip of one pin: its sign, and its name in lines. */
function chipOf({ id, name, seat }, font, least) {
  const lines = brokenLines(name, LINE_MOST);
  const em = Math.max(...lines.map(textWidth)) + CHIP.side * 2 + CHIP.sign + CHIP.after;
  const height = Math.ceil(font * (CHIP.line * lines.length + CHIP.above * 2)) + 2;
  return { id, seat, lines, width: Math.ceil(font * em) + 2, height: Math.max(least, height) };
}

function lineHeight(font, least) {
  return Math.max(least, Math.ceil(font * (CHIP.line + CHIP.above * 2)) + 2);
}

/** A label stands on the top of its oval. */
function labelOf(text, { cx, cy, rx, ry }, font) {
  const width = Math.ceil(font * (textWidth(text) + LABEL.side * 2));
  const height = Math.ceil(font * LABEL.line);
  return { text, x: Math.round(cx - width / 2), y: Math.round(cy - ry - height / 2),
    width, height };
}

/**
 * The centre: as large as its texts need, which get smaller before it takes too much, or fewer
 * where they may not.
 */
function centreOf(outer, texts, { font, smallest }) {
  for (let next = Math.min(font, CENTRE.largest); ; next *= 0.9) {
    const size = Math.max(next, smallest);
    const found = centreAt(outer, texts, size);
    if (found.share <= CENTRE_MOST) return found;
    if (size === smallest) return centreOf(outer, texts.slice(0, -1), { font, smallest });
  }
}

function centreAt(outer, texts, size) {
  const blocks = texts.map(({ id, name }) => ({ id, lines: brokenLines(name, CENTRE.most) }));
  const wide = Math.max(0, ...blocks.flatMap(({ lines }) => lines.map(textWidth))) + 0.6;
  const heights = blocks.map(({ lines }) => Math.ceil(size * CENTRE.line * lines.length));
  const between = Math.ceil(size * CENTRE.between);
  const high = heights.reduce((sum, one) => sum + one + between, 0);
  const across = (size * wide) / 2 / outer.rx;
  const down = high / 2 / outer.ry;
  const share = Math.max(CENTRE_LEAST,
    Math.sqrt(Math.sqrt(across * across * across * across + down * down * down * down)) * 1.05);
  return { share, font: size,
    texts: stacked(outer, blocks, { width: Math.ceil(size * wide), heights, between, high }) };
}

function stacked({ cx, cy }, blocks, { width, heights, between, high }) {
  let y = cy - (high - between) / 2;
  const texts = {};
  blocks.forEach(({ id, lines }, at) => {
    texts[id] = { x: Math.round(cx - width / 2), y: Math.round(y), width,
      height: heights[at], lines };
    y += heights[at] + between;
  });
  return texts;
}

function placed(chips, places) {
  const all = chips.flatMap((ring, at) =>
    ring.filter(({ id }) => places[at].has(id))
      .map(({ id, lines }) => [id, { ...places[at].get(id), lines }]));
  return Object.fromEntries(all);
}
