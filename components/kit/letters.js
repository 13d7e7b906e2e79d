/** The letters of what is on the wall: as large as lets all of it be seen at once. */

import { LEAST, SIZES } from "./looking.js";
import { largest } from "./notes/wall_fit.js";

/** Pixels of the letters where everything is to be seen. */
export const AT_A_GLANCE = SIZES.filter((size) => size <= 40);
/** Of what is read page by page because it never fits: as of what is talked about. */
export const IN_PAGES = 28;

/**
 * Give a box the largest letters with which all fits; where none does, others.
 * @param {HTMLElement} box whose rules read `--ks-letter`
 * @param {() => boolean} fits
 * @param {number} otherwise px
 */
export function fitLetters(box, fits, otherwise = LEAST) {
  const give = (/** @type {number} */ size) => box.style.setProperty("--ks-letter", `${size}px`);
  give(largest(AT_A_GLANCE, (size) => {
    give(size);
    return fits();
  }) ?? otherwise);
}
