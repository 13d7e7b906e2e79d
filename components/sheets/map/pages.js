/** A map that doesn't fit on the wall in letters that can be read: in pages. Pure. */

/**
 * Each page holds what finds room on it; the centre stands on all, or on several where it is too
 * long. What finds no room even alone is on the last one, in smaller letters.
 *
 * @typedef {import("./picture.js").Drawn} Drawn
 * @param {Drawn} drawn
 * @param {(page: Drawn) => (id: string) => boolean} roomFor what of a page finds room
 * @returns {Drawn[]} at least one
 */
export function pagesOf(drawn, roomFor) {
  const pages = [];
  for (let left = drawn; ;) {
    const room = roomFor(left);
    const [page, rest] = [kept(left, room), kept(left, (id) => !room(id))];
    if (countOf(rest) === 0) return [...pages, page];
    if (countOf(page) === 0) return [...pages, left];
    pages.push(page);
    left = rest.centre.length > 0 ? rest : { ...rest, centre: page.centre };
    if (chipsOf(page) === 0 && rest.centre.length === 0) return [...pages, left];
  }
}

/** @param {Drawn} drawn @param {(id: string) => boolean} keeps @returns {Drawn} */
function kept(drawn, keeps) {
  return { ...drawn, centre: drawn.centre.filter(({ id }) => keeps(id)),
    rings: drawn.rings.map((ring) =>
      ({ ...ring, chips: ring.chips.filter(({ id }) => keeps(id)) })) };
}

const chipsOf = (/** @type {Drawn} */ { rings }) =>
  rings.reduce((sum, { chips }) => sum + chips.length, 0);
const countOf = (/** @type {Drawn} */ drawn) => drawn.centre.length + chipsOf(drawn);
