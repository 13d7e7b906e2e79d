/**
 * Where a dragged chip would go. Pure.
 *
 * @typedef {{x: number, y: number}} Point
 */

/** @import { Oval } from "./ovals.js" */

/**
 * The ring at a point: 0 for the inner one with the centre, 1 for all beyond.
 * @param {Oval[]} ovals from without @param {Point} point
 */
export function ringAt(ovals, { x, y }) {
  const { cx, cy, rx, ry } = ovals[1];
  return ((x - cx) / rx) ** 4 + ((y - cy) / ry) ** 4 <= 1 ? 0 : 1;
}

/** Whether a point lies on a box. @param {import("./ovals.js").Box} box @param {Point} point */
export function inside(box, { x, y }) {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
