/**
 * The three ovals of a map and what is free between two of them. Pure. An oval is a superellipse,
 * (x/rx)⁴ + (y/ry)⁴ = 1: as round as an ellipse to the eye, with room for a fifth more.
 *
 * @typedef {{cx: number, cy: number, rx: number, ry: number}} Oval
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 * @typedef {{from: number, to: number, y: number}} Stretch a free part of a row
 * @typedef {{outer: Oval, inner: Oval, away: Box[]}} Ring `away`: where no chip may be
 */

/** How far a chip stays away from a ring's edge, in px. */
export const CLEAR = 4;

/** Half the width of an oval at a distance from its middle; 0 beyond it. */
function halfWidth({ rx, ry }, distance) {
  const part = (distance / ry) * (distance / ry);
  return part >= 1 ? 0 : rx * Math.sqrt(Math.sqrt(1 - part * part));
}

/**
 * The parts of a horizontal band that lie in a ring, from the left.
 * @param {Ring} ring @param {number} y @param {number} height
 * @returns {Stretch[]}
 */
export function freeIn({ outer, inner, away }, y, height) {
  const above = outer.cy - y;
  const below = y + height - outer.cy;
  const far = Math.max(above, below);
  const near = above > 0 && below > 0 ? 0 : Math.min(Math.abs(above), Math.abs(below));
  const wide = halfWidth(grown(outer, -CLEAR), far);
  const hole = halfWidth(grown(inner, CLEAR), near);
  const { cx } = outer;
  const whole = hole === 0 ? [[cx - wide, cx + wide]]
    : [[cx - wide, cx - hole], [cx + hole, cx + wide]];
  const blocks = away.filter((box) => box.y < y + height && y < box.y + box.height);
  return blocks.reduce(without, whole).filter(([from, to]) => to > from)
    .map(([from, to]) => ({ from, to, y }));
}

function without(stretches, { x, width }) {
  return stretches.flatMap(([from, to]) => {
    if (x >= to || x + width <= from) return [[from, to]];
    return [[from, x], [x + width, to]].filter(([start, end]) => end > start);
  });
}

/** @param {Oval} oval */
function grown({ cx, cy, rx, ry }, by) {
  return { cx, cy, rx: Math.max(0.001, rx + by), ry: Math.max(0.001, ry + by) };
}

/**
 * The point of an oval at an angle from the top, clockwise.
 * @param {Oval} oval @param {number} angle
 */
export function pointAt({ cx, cy, rx, ry }, angle) {
  const [across, up] = [Math.sin(angle), Math.cos(angle)];
  return { x: cx + Math.sign(across) * rx * Math.sqrt(Math.abs(across)),
    y: cy - Math.sign(up) * ry * Math.sqrt(Math.abs(up)) };
}

/** An oval's area. @param {Oval} oval */
export function areaOf({ rx, ry }) {
  return 3.7081 * rx * ry;
}
