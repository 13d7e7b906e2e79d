/** A map that doesn't fit on the wall in letters that can be read: in pages. Pure. */

/** @typedef {import("./picture.js").Drawn} Drawn */

/** Letters of a text that is cut for the first time, how much shorter it gets, and at least. */
const CUT = 160;
const SHORTER = 0.75;
const LEAST = 8;

/**
 * Each page holds what finds room on it; the centre stands on all, or on several where it is too
 * long. A text that finds no room even alone is cut: it stands whole where it is shown alone.
 *
 * @param {Drawn} drawn
 * @param {(page: Drawn) => (id: string) => boolean} roomFor what of a page finds room
 * @returns {Drawn[]} at least one
 */
export function pagesOf(drawn, roomFor) {
  const pages = [];
  for (let left = drawn; ;) {
    const { page, rest } = nextPage(left, roomFor);
    if (countOf(rest) === 0) return [...pages, page];
    if (countOf(page) === 0) return [...pages, left];
    pages.push(page);
    left = rest.centre.length > 0 ? rest : { ...rest, centre: page.centre };
    if (chipsOf(page) === 0 && rest.centre.length === 0) return [...pages, left];
  }
}

/**
 * What finds room, its centre and then its resources cut as far as that takes, and what is left.
 * @param {Drawn} left @param {(page: Drawn) => (id: string) => boolean} roomFor
 */
function nextPage(left, roomFor) {
  let [centre, chips] = [Infinity, Infinity];
  for (;;) {
    const shown = cut(left, centre, chips);
    const room = roomFor(shown);
    const [page, rest] = [kept(shown, room), kept(left, (id) => !room(id))];
    if (left.centre.length > 0 && page.centre.length === 0 && centre > LEAST) {
      centre = shorter(centre);
    } else if (chipsOf(left) > 0 && chipsOf(page) === 0 && rest.centre.length === 0 &&
        chips > LEAST) {
      chips = shorter(chips);
    } else return { page, rest };
  }
}

const shorter = (/** @type {number} */ letters) =>
  Math.max(LEAST, Math.min(CUT, Math.floor(letters * SHORTER)));

/**
 * With the first letters of texts that are longer.
 * @param {Drawn} drawn @param {number} centre letters @param {number} chips letters
 * @returns {Drawn}
 */
function cut(drawn, centre, chips) {
  return { ...drawn, centre: drawn.centre.map((text) => begun(text, centre)),
    rings: drawn.rings.map((ring) =>
      ({ ...ring, chips: ring.chips.map((chip) => begun(chip, chips)) })) };
}

/** @template {{name: string}} T @param {T} one @param {number} most letters @returns {T} */
function begun(one, most) {
  const letters = [...one.name];
  return letters.length > most ? { ...one, name: `${letters.slice(0, most).join("")}…` } : one;
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
