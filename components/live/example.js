/** The worked example in place of a workshop's line: nothing comes, nothing is written. */

import { Refusal } from "./refusal.js";
import { Replica } from "./replica.js";

/** @import { SentRecord } from "./types.d.ts" */

const READ_ONLY = "記入例には書き込めません。";

const NOT_HERE = "見え方を確かめる画面です。書き込めません。";

/**
 * @param {SentRecord[]} records
 * @param {boolean} [tried] whether it is shown as those who take part would have it
 * @returns {import("./live.js").Live}
 */
export function exampleLive(records, tried = false) {
  const replica = new Replica();
  replica.apply({ type: "snapshot", revision: 1, records });
  const never = () => () => {};
  const message = tried ? NOT_HERE : READ_ONLY;
  const live = {
    workshop: "", view: "member", status: "saved",
    you: { member: "", role: tried ? "participant" : "viewer" },
    savedAt: null, outMessage: "", pending: [], refused: [], confirmed: replica,
    presence: { here: 0, typing: 0, people: [], places: [] },
    get: (/** @type {string} */ kind, /** @type {string} */ id) => replica.get(kind, id),
    all: (/** @type {string} */ kind) => replica.all(kind),
    subscribe: never, onStatus: never, onPresence: never,
    knows() {}, hold() {}, release() {}, typing() {}, discard() {},
    now: () => Date.now(), ids: () => "",
    do: () => Promise.reject(new Refusal({ code: "forbidden", message, current: null })),
  };
  return /** @type {any} */ (live);
}
