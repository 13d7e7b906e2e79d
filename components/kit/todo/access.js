/** What the pieces that show to-dos are given: the to-dos as they stand, and how one is changed. */

import { dayOf } from "../dates.js";
import { tapped } from "../tapped.js";
import { isOnlyGiven, sourcesOf, todosOf } from "./todos.js";

/** @import { Todo } from "./todos.js" */

/**
 * @typedef {object} TodoAccess what the pieces of the part are given
 * @property {any} live
 * @property {() => boolean} leads
 * @property {() => string} today YYYY-MM-DD
 * @property {() => Todo[]} todos
 * @property {(owner: string) => string} nameOf
 * @property {(todo: Todo) => boolean} writable
 * @property {(todo: Todo, field: string, value: string) => Promise<boolean>} put
 * @property {((todo: Todo) => (() => void) | null)} [opens] the way to the sheet where it is
 *   written
 */

/**
 * @param {import("../live_part.js").LivePart} part
 * @param {any[]} sheets definitions of those on which the to-dos stand
 * @param {ReturnType<typeof import("../part.js").refusals>} trouble
 * @returns {TodoAccess}
 */
export function todoAccess(part, sheets, trouble) {
  const { live } = part;
  const sources = sourcesOf(sheets);
  const activities = part.programme.steps.flatMap((step) => step.activities);
  /** Whether the room was at what a sheet is for: until then its given rows wait there. */
  const begun = (/** @type {string} */ sheet) => activities.some((each) =>
    each.sheets.includes(sheet) && (live.get("activity", each.id)?.runs ?? []).length > 0);
  return {
    live,
    leads: () => part.leads,
    today: () => dayOf(new Date(live.now())),
    todos: () => todosOf(live.all("entry"), sources, (id) => live.get("entry", id))
      .filter((todo) => !isOnlyGiven(todo) || begun(todo.source.sheet)),
    nameOf: (owner) => live.get("member", owner)?.name || owner,
    writable: ({ source }) => part.whoOn(part.sheets[source.sheet]).writes,
    put: (todo, field, value) => {
      const fields = { id: todo.id, field, value, seen: todo.body.values[field] ?? "" };
      return tapped(live, "entry.write", fields, trouble);
    },
  };
}
