/**
 * The projector: which notes of a cell make a page, in one column or two. Pure; lengths in px.
 *
 * @typedef {{height: number, gap: number, label: number}} Room `label`: the height of 「ほか3枚」
 * @typedef {object} Page
 * @property {number} from the first note
 * @property {number} to the first that is not on the page
 * @property {1 | 2} columns
 * @property {{column: number, top: number}[]} spots of the notes from `from`
 * @property {number} labelColumn where the label fits below
 * @property {boolean} cut one note that is too high: it ends early
 */

/**
 * Side by side where all fit on one page so; else page by page.
 * @param {number[]} wide the notes' heights over the whole width
 * @param {number[] | null} narrow their heights at half of it; null: too narrow for that
 * @param {Room} room
 * @returns {Page[]}
 */
export function pagesOf(wide, narrow, room) {
  const whole = [narrow && fill(narrow, 2, 0, room, 0), fill(wide, 1, 0, room, 0)].find((page) =>
    page?.to === wide.length);
  if (whole) return [whole];
  const pages = [];
  for (let from = 0; from < wide.length; from = pages.at(-1).to) {
    pages.push(best(wide, narrow, from, room, room.label));
  }
  return pages;
}

/**
 * The packing that shows more whole notes; one column where both show as many: longer lines read
 * better.
 */
function best(wide, narrow, from, room, label) {
  const one = fill(wide, 1, from, room, label);
  const two = narrow && fill(narrow, 2, from, room, label);
  const more = two && two.to > one.to ? two : one;
  if (more.to > from) return more;
  return { ...one, to: from + 1, spots: [{ column: 0, top: 0 }], cut: true };
}

/** Notes in order, each into the shorter column, as long as it and the label below fit. */
function fill(heights, columns, from, { height, gap }, label) {
  const ends = Array.from({ length: columns }, () => 0);
  const spots = [];
  let [to, labelColumn] = [from, columns - 1];
  while (to < heights.length) {
    const column = ends.indexOf(Math.min(...ends));
    const top = ends[column] && ends[column] + gap;
    if (top + heights[to] > height + 1) break;
    ends[column] = top + heights[to];
    const free = label ? ends.findLastIndex((end) => end + label <= height + 1) : columns - 1;
    if (free < 0) break;
    [to, labelColumn] = [to + 1, free];
    spots.push({ column, top });
  }
  return { from, to, columns, spots, labelColumn, cut: false };
}
