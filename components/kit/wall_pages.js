/** Which rows make a page on the wall. Pure; heights in px. */

/**
 * @param {number[]} heights of the rows
 * @param {number} room
 * @returns {{from: number, to: number}[]} at least one; a row that is too high has a page of its own
 */
export function pagesOfRows(heights, room) {
  const pages = [{ from: 0, to: 0 }];
  let left = room;
  heights.forEach((height, index) => {
    const page = /** @type {{from: number, to: number}} */ (pages.at(-1));
    if (height > left + 1 && page.to > page.from) {
      pages.push({ from: index, to: index + 1 });
      left = room - height;
    } else {
      page.to = index + 1;
      left -= height;
    }
  });
  return pages;
}
