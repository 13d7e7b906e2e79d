/**
 * Which tab is which, and whether it is still open: an open tab sends its own operations, what a
 * closed tab left is sent by another one. Sending twice would do no harm (op_ids), only work.
 */

import { quietly } from "./storage.js";

const BEAT = 5_000;
const DEAD_AFTER = 20_000;
const PREFIX = "kasane.tab.";

/**
 * @param {{session: Storage, local: Storage, newId: () => string, now?: () => number}} options
 */
export function openTab({ session, local, newId, now = Date.now }) {
  const id = chooseId(session, local, newId, now);
  const beat = () => quietly(() => local.setItem(PREFIX + id, String(now())));
  beat();
  const timer = setInterval(beat, BEAT);
  const leave = () => quietly(() => local.removeItem(PREFIX + id));
  globalThis.addEventListener?.("pagehide", leave);
  globalThis.addEventListener?.("pageshow", beat);
  return {
    id,
    alive: (/** @type {string} */ tab) => isAlive(local, tab, now()),
    close() {
      clearInterval(timer);
      globalThis.removeEventListener?.("pagehide", leave);
      globalThis.removeEventListener?.("pageshow", beat);
      leave();
    },
  };
}

/**
 * Whether a tab gave a sign of life lately.
 * @param {Storage} local @param {string} tab @param {number} at
 */
export function isAlive(local, tab, at) {
  const last = Number(quietly(() => local.getItem(PREFIX + tab)) ?? 0);
  return at - last < DEAD_AFTER;
}

/**
 * Hold a lock while tabs decide who takes over; without locks (http) op_ids keep it harmless.
 * @param {string} name @param {() => void} job
 */
export function alone(name, job) {
  const locks = globalThis.navigator?.locks;
  if (!locks) return job();
  return locks.request(`kasane.${name}`, { ifAvailable: true }, async (lock) => lock && job());
}

/**
 * A reload keeps the id; a copied tab finds it in use and takes a new one.
 * @param {Storage} session @param {Storage} local @param {() => string} newId
 * @param {() => number} now
 */
function chooseId(session, local, newId, now) {
  const before = quietly(() => session.getItem("kasane.tab"));
  if (before && !isAlive(local, before, now())) return before;
  const id = newId();
  quietly(() => session.setItem("kasane.tab", id));
  return id;
}
