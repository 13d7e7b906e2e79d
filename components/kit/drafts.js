/** Half-typed notes, kept on this device until they are put up. */

import { draftsOf, keysOf, quietly } from "../live/storage.js";

/** @typedef {ReturnType<typeof openDrafts>} Drafts */

/**
 * @param {{storage: Storage, workshop: string, sheet: string, member: string | null}} options
 */
export function openDrafts({ storage, workshop, sheet, member }) {
  const prefix = `${draftsOf(workshop)}${member}.${sheet}.`;
  return {
    /** @param {string} what @returns {any} */
    get: (what) => quietly(() => JSON.parse(storage.getItem(prefix + what) ?? "null")),
    /**
     * A draft without text is none, except where it empties a field.
     * @param {string} what @param {{values?: any, [more: string]: any}} draft
     */
    keep(what, draft) {
      const empty = Object.values(draft.values ?? {}).every((text) => text.trim() === "");
      quietly(() =>
        empty && !draft.version && draft.seen === undefined
          ? storage.removeItem(prefix + what)
          : storage.setItem(prefix + what, JSON.stringify(draft)),
      );
    },
    drop: (/** @type {string} */ what) => void quietly(() => storage.removeItem(prefix + what)),
    /** What has a draft: "place:grasp/can", "edit:<id>" or "phone". @returns {string[]} */
    list: () => quietly(() => keysOf(storage, prefix).map((key) => key.slice(prefix.length))) ?? [],
  };
}

/** @typedef {import("./writing.js").Draft} Draft */

/**
 * The half-written values of a sheet's fields on this device, once it is known whose they are.
 * @param {any} live
 * @param {string} sheet
 */
export function draftsIn(live, sheet) {
  const kept = () => openDrafts({ storage: localStorage, workshop: live.workshop, sheet,
    member: live.you?.member ?? "" });
  return {
    /** @param {() => string} what @returns {Draft} */
    of: (what) => ({ get: () => kept().get(what()), keep: (draft) => kept().keep(what(), draft),
      drop: () => kept().drop(what()) }),
  };
}
