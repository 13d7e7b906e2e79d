/**
 * Where a dragged note would go. Pure.
 *
 * @typedef {{id: string, left: number, top: number, right: number, bottom: number}} Box
 * @typedef {"left" | "right" | "top" | "bottom"} Side
 * @typedef {{onto: string} | {before: string | null, beside: string | null, side: Side}} Target
 */

const MIDDLE = 0.28;

/**
 * @param {Box[]} boxes the notes of the place in order, without the dragged one
 * @param {{x: number, y: number}} point
 * @param {boolean} sideways whether the notes of the place lie side by side
 * @returns {Target} `onto`: on top of a note; else in front of `before` (null: to the end), with
 *   the
 *   line drawn at the `side` of `beside`
 */
export function dropTarget(boxes, point, sideways) {
  const over = boxes.find((box) => inside(box, point));
  if (over) return onBox(boxes, over, point, sideways);
  const row = boxes.filter((box) => point.y >= box.top - 4 && point.y <= box.bottom + 4);
  const right = row.filter((box) => box.left > point.x)[0];
  if (right) return besideBox(boxes, right, true, "left");
  if (row.length) {
    return besideBox(boxes, row[row.length - 1], false, sideways ? "right" : "bottom");
  }
  const below = boxes.find((box) => box.top > point.y);
  if (below) return besideBox(boxes, below, true, sideways ? "left" : "top");
  const last = boxes[boxes.length - 1];
  if (!last) return { before: null, beside: null, side: "top" };
  return besideBox(boxes, last, false, sideways ? "right" : "bottom");
}

/**
 * @param {Box[]} boxes @param {Box} box @param {{x: number, y: number}} point
 * @param {boolean} sideways
 */
function onBox(boxes, box, point, sideways) {
  const x = (point.x - box.left) / Math.max(1, box.right - box.left);
  const y = (point.y - box.top) / Math.max(1, box.bottom - box.top);
  const flat = !sideways;
  const along = flat ? y : x;
  if (along > MIDDLE && along < 1 - MIDDLE) return { onto: box.id };
  const first = along <= MIDDLE;
  if (flat) return besideBox(boxes, box, first, first ? "top" : "bottom");
  return besideBox(boxes, box, first, first ? "left" : "right");
}

/**
 * @param {Box[]} boxes @param {Box} box @param {boolean} first @param {Side} side
 * @returns {Target}
 */
function besideBox(boxes, box, first, side) {
  const next = boxes[boxes.indexOf(box) + 1];
  return { before: first ? box.id : next?.id ?? null, beside: box.id, side };
}

/** @param {Box} box @param {{x: number, y: number}} point */
function inside(box, point) {
  return point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom;
}
