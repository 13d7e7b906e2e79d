/** What values are shown and read with: the people of the roster, and which day it is. */

import { dayOf } from "../dates.js";

/** @param {import("../../live/live.js").Live} live @returns {import("./value.js").Known} */
export function knownOf(live) {
  const named = live.all("member").filter(({ body }) => body.role !== "viewer" && body.name);
  const members = named.map(({ id, body }) => {
    return { id, name: body.name, organisation: body.organisation ?? "" };
  });
  return { members, today: dayOf(new Date(live.now())) };
}
