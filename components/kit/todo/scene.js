/** What the pieces that show to-dos are given: the to-dos as they stand, and how one is changed. */

import { dayOf } from "../dates.js";
import { tapped } from "../tapped.js";
import { sourcesOf, todosOf } from "./todos.js";

/**
 * @typedef {object} Scene what the pieces of the part are given
 * @property {any} live
 * @property {() => boolean} leads
 * @property {() => string} today YYYY-MM-DD
 * @property {() => import("./todos.js").Todo[]} todos
 * @property {(owner: string) => string} nameOf
 * @property {(todo: import("./todos.js").Todo) => boolean} writable
 * @property {(todo: import("./todos.js").Todo, field: string, value: string) => Promise<boolean>} put
 * @property {((todo: import("./todos.js").Todo) => (() => void) | null)} [opens] the way to the sheet where it is written
 */

/** @returns {Scene} */
export function sceneOf(/** @type {{sheets: any[]}} */ data, /** @type {any} */ live, /** @type {any} */ trouble) {
  const sources = sourcesOf(data.sheets);
  return {
    live,
    leads: () => live.you?.role === "facilitator",
    today: () => dayOf(new Date(live.now())),
    todos: () => todosOf(live.all("entry"), sources, (id) => live.get("entry", id), live.pending),
    nameOf: (owner) => live.get("member", owner)?.name || owner,
    writable: ({ source }) => live.you?.role !== "viewer" && live.get("sheet", source.sheet)?.state !== "locked",
    put: (todo, field, value) => {
      const fields = { id: todo.id, field, value, seen: todo.body.values[field] ?? "" };
      return tapped(live, "entry.write", fields, trouble);
    },
  };
}
