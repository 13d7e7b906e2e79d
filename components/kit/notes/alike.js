/** Which notes say nearly the same. Pure. */

/** @typedef {{values: Record<string, string>}} Note */

/**
 * The notes, those first that share most with one; else as they lie.
 * @param {Note} note @param {any[]} others @returns {any[]}
 */
export function alikeFirst(note, others) {
  const told = pairsOf(note);
  const share = new Map(others.map((other) => [other, shared(told, pairsOf(other))]));
  return [...others].sort((one, two) => (share.get(two) ?? 0) - (share.get(one) ?? 0));
}

/** Two letters that stand beside each other, as the text is read. */
function pairsOf(/** @type {Note} */ { values }) {
  const letters = [...values.text.normalize("NFKC").replace(/[\s\p{P}]/gu, "")];
  return new Set(letters.slice(1).map((letter, at) => letters[at] + letter));
}

function shared(/** @type {Set<string>} */ some, /** @type {Set<string>} */ others) {
  const both = [...some].filter((pair) => others.has(pair)).length;
  return both / Math.max(1, some.size + others.size - both);
}
