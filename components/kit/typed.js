/** What is half typed in Streamlit's own fields, by the name of the fields around it. */

import { store } from "../live/storage.js";
import { openDrafts } from "./drafts.js";

/** @typedef {{workshop: string, member: string, name: string}} Typed whose, and which fields */
/** @typedef {Typed & {texts: string[]}} Taken with texts that the server has taken from them */

const SHEET = "typed";

/** @param {Typed} typed @param {Storage} [storage] */
export function keptIn({ workshop, member, name }, storage = store("localStorage")) {
  const drafts = openDrafts({ storage, workshop, sheet: SHEET, member });
  /** @returns {Record<string, string>} */
  const all = () => ({ ...drafts.get(name)?.values });
  return {
    all,
    /** A text without a letter is not kept. */
    keep(/** @type {string} */ field, /** @type {string} */ text) {
      const { [field]: _before, ...others } = all();
      drafts.keep(name, { values: text.trim() ? { ...others, [field]: text } : others });
    },
  };
}

/**
 * What the server has taken is kept no more; the names of the fields where it stood.
 * @param {Taken[]} taken @param {Storage} [storage]
 */
export function dropTaken(taken, storage = store("localStorage")) {
  return taken.flatMap(({ texts, ...typed }) => {
    const kept = keptIn(typed, storage);
    const gone = Object.entries(kept.all()).filter(([, text]) => texts.includes(text));
    return gone.map(([field]) => {
      kept.keep(field, "");
      return field;
    });
  });
}
