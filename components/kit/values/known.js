/** What values are shown and read with: the people of the roster, and which day it is. */

import { dayOf } from "../dates.js";

/** @returns {import("./value.js").Known} */
export function knownOf(/** @type {any} */ live) {
  const members = live.all("member").filter((/** @type {any} */ { body }) => body.role !== "viewer" && body.name);
  return {
    today: dayOf(new Date(live.now())),
    members: members.map((/** @type {any} */ { id, body }) => ({ id, name: body.name, organisation: body.organisation ?? "" })),
  };
}
