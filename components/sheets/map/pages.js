/** A map that doesn't fit on the wall in letters that can be read: in pages. Pure. */

/**
 * As few pages as fit; each ring is spread over all of them, and so is the centre where it is what
 * takes the room.
 *
 * @typedef {import("./picture.js").Drawn} Drawn
 * @param {Drawn} drawn
 * @param {(page: Drawn) => boolean} fits
 * @returns {Drawn[]} at least one
 */
export function pagesOf(drawn, fits) {
  const bare = { ...drawn, rings: drawn.rings.map((ring) => ({ ...ring, chips: [] })) };
  const whole = fits(bare);
  const most = Math.max(...drawn.rings.map(({ chips }) => chips.length),
    whole ? 1 : drawn.centre.length);
  for (let count = 1; ; count += 1) {
    const pages = Array.from({ length: count }, (_, at) => partOf(drawn, { at, count, whole }));
    if (count >= most || pages.every(fits)) return pages;
  }
}

/** @param {Drawn} drawn @param {{at: number, count: number, whole: boolean}} page @returns {Drawn} */
function partOf(drawn, { at, count, whole }) {
  const share = (/** @type {any[]} */ all) =>
    all.slice(Math.ceil((at * all.length) / count), Math.ceil(((at + 1) * all.length) / count));
  return { ...drawn, centre: whole ? drawn.centre : share(drawn.centre),
    rings: drawn.rings.map((ring) => ({ ...ring, chips: share(ring.chips) })) };
}
