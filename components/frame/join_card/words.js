/** What the door asks and says. Pure functions. */

import { nameTooLong } from "../../kit/words.js";
import { plainName } from "../../kit/names.js";

/** @typedef {{id: string, name: string, organisation: string}} Person */
/**
 * @typedef {{workshop: string, name: string, municipality: string, role: string, roster: Person[]}}
 *   Found
 */

/** From this many names on there is a field to narrow the list. */
export const MANY = 13;

/** The names that match what was typed, spaces and widths aside. */
export function narrowed(/** @type {Person[]} */ roster, /** @type {string} */ typed) {
  const wanted = plainName(typed);
  if (!wanted) return roster;
  return roster.filter((person) => plainName(person.name + person.organisation).includes(wanted));
}

/**
 * What is sent for joining, or the sentence that says what is missing.
 * @param {string} code
 * @param {{picked: string | null, name: string, organisation: string}} given `picked`: a member
 *   id, or null for one's own writing
 * @param {string} role
 * @returns {{send: Record<string, string>} | {missing: string}}
 */
export function entrance(code, { picked, name, organisation }, role) {
  if (picked) return { send: { code, member: picked } };
  const typed = name.trim();
  if (!typed && role !== "viewer") return { missing: "お名前を書くか、名簿から選んでください。" };
  const long = nameTooLong(typed, organisation);
  if (long) return { missing: long };
  /** @type {Record<string, string>} */
  const send = { code };
  if (typed) send.name = typed;
  if (organisation.trim()) send.organisation = organisation.trim();
  return { send };
}

/** "あおば市　チームづくり編". */
export function workshopTitle(/** @type {Found} */ found) {
  if (!found.municipality || found.name.includes(found.municipality)) return found.name;
  return `${found.municipality}　${found.name}`;
}

/**
 * Where the browser goes after joining; those who only look go to the projector's screen.
 * @param {string} page @param {string} workshop @param {string} role
 */
export function afterJoining(page, workshop, role) {
  const after = role === "viewer" ? "/projector" : page;
  return `${after}${after.includes("?") ? "&" : "?"}w=${encodeURIComponent(workshop)}`;
}
