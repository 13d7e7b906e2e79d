/**
 * What a person may do on a sheet just now, so that a page offers no more than the server takes.
 * Pure; tests/workshop/test_rights_agree.py holds it to kasane/workshop.
 *
 * @typedef {"private" | "open" | "locked"} SheetState
 * @typedef {object} Person
 * @property {string | undefined} role
 * @property {string | null} me id; null on the wall
 * @property {boolean} [away] on the wall, or put out: nothing is done from here
 *
 * @typedef {object} Who a person on one sheet
 * @property {string | undefined} role
 * @property {string | null} me
 * @property {SheetState} state how the sheet is held
 * @property {boolean} leads
 * @property {boolean} writes entries of the sheet, or what its rows are
 * @property {boolean} votes
 */

const WRITERS = new Set(["facilitator", "participant"]);

/**
 * @param {Person} person
 * @param {any} sheet definition
 * @param {{state?: SheetState, seen_by?: string} | null} held the sheet's record
 * @returns {Who}
 */
export function whoOn({ role, me, away = false }, sheet, held) {
  const state = held?.state ?? "open";
  const takesPart = !away && WRITERS.has(role ?? "");
  const leads = takesPart && role === "facilitator";
  const writes = takesPart && state !== "locked" && !sheet?.rows_from &&
    (leads || !leadersOnly(sheet, held));
  const votes = takesPart && state === (sheet?.hands ? "open" : "private");
  return { role, me, state, leads, writes, votes };
}

/**
 * Rows that are members or meetings, and sheets of the secretariat, are written by those who lead.
 */
function leadersOnly(/** @type {any} */ sheet, /** @type {{seen_by?: string} | null} */ held) {
  const rows = sheet?.rows_of ?? "entries";
  return rows !== "entries" || (held?.seen_by ?? sheet?.seen_by) === "secretariat";
}

/**
 * Whether somebody may write a section of a copy.
 * @param {{written_by: string}} section
 * @param {{body: any}} copy
 * @param {Who} who
 */
export function writesSection(section, copy, who) {
  if (!who.writes || who.leads) return who.writes;
  return section.written_by === "everyone" ||
    (section.written_by === "provider" && isOwn(copy, who.me));
}

/** Whether an entry is the person's own: they provide it, or they typed it. */
export function isOwn(/** @type {{body: any}} */ { body }, /** @type {string | null} */ me) {
  return me !== null && (body.author === me || body.typed_by === me);
}

/**
 * Whether somebody may take away a note, a pin, an answer or a copy.
 * @param {{body: any}} entry @param {Who} who
 */
export function removes(entry, who) {
  return who.writes && (who.leads || isOwn(entry, who.me));
}
