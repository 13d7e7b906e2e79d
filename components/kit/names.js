/** When two names are the same, however they were typed. kasane/plain/names.py has the rule too. */

/**
 * A name without differences of width, case and blanks: by it two are the same.
 * @param {unknown} text
 */
export function plainName(text) {
  return [...String(text).normalize("NFKC")].map(folded).join("").replace(BLANKS, "");
}

/**
 * Letter by letter, as Python's casefold does: ß is ss, and no letter depends on its neighbours.
 */
const folded = (/** @type {string} */ letter) => letter.toUpperCase().toLowerCase();
const BLANKS = /[\s\u001c-\u001f\u0085]+/gu;
