/**
 * The programme that a workshop runs, fetched once a tab. docs/live-protocol.md
 *
 * @typedef {object} Material
 * @property {string} title
 * @property {string | null} [url]
 * @property {string | null} [kind]
 * @property {string | null} [start] of a part of a video, as "7:43"
 * @property {string | null} [end]
 * @property {string} [pages] a part of a document
 * @property {string | null} [link] the address, of a part of a video where that begins
 * @property {string} [speaker]
 *
 * @typedef {object} Activity
 * @property {string} id
 * @property {string} title
 * @property {string} short
 * @property {string} minutes_text
 * @property {string} what
 * @property {string} why
 * @property {string[]} goals
 * @property {number | null} alone_minutes
 * @property {number | null} [break_after] minutes of the break that is planned after it
 * @property {{id: string, title: string, minutes: number | null}[]} parts
 * @property {string[]} rules everybody's
 * @property {string[]} say this and what follows is for those who lead
 * @property {string[]} notes
 * @property {{when: string, then: string}[]} troubles
 * @property {string[]} explains ids of sheets that are explained here and written elsewhere
 * @property {string | null} for_step
 * @property {"opening" | "closing" | null} [once_a_day] only in the first, or last, step of a day
 * @property {Material[]} materials
 * @property {string[]} sheets ids
 *
 * @typedef {object} Step
 * @property {string} id
 * @property {string} short
 * @property {string} title
 * @property {boolean} meeting
 * @property {boolean} optional
 * @property {string} duration
 * @property {string[]} purposes
 * @property {string[]} secretariat_preparation
 * @property {string[]} member_preparation
 * @property {string[]} notes
 * @property {Material[]} materials
 * @property {Activity[]} activities
 *
 * @typedef {{id: string, goals: string[], steps: Step[], sheets: Record<string, any>}} Programme
 *   `sheets`: by id
 */

const AGAIN = 2_000;

/** @type {Map<string, Programme>} */
const held = new Map();
/** @type {Map<string, Promise<Programme>>} */
const coming = new Map();

/** The programme, where this tab has it. @returns {Programme | undefined} */
export function heldProgramme(/** @type {string} */ workshop, /** @type {string} */ version) {
  return held.get(addressOf(workshop, version));
}

/**
 * The programme once it has come; it is asked for again while the server can't be reached.
 * @param {string} workshop
 * @param {string} version
 * @returns {Promise<Programme>} rejects where this browser has no business
 */
export function programmeOf(workshop, version) {
  const address = addressOf(workshop, version);
  const waiting = coming.get(address);
  if (waiting) return waiting;
  const asked = fetched(address).finally(() => coming.delete(address));
  coming.set(address, asked);
  return asked;
}

function addressOf(/** @type {string} */ workshop, /** @type {string} */ version) {
  return `/programme/${encodeURIComponent(workshop)}/${version}`;
}

/** @returns {Promise<Programme>} */
async function fetched(/** @type {string} */ address) {
  for (;;) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.status === 404) throw new Error("no programme");
    if (answer?.ok) {
      const programme = programmeFrom(await answer.json());
      held.set(address, programme);
      return programme;
    }
    await new Promise((done) => setTimeout(done, AGAIN));
  }
}

/** @returns {Programme} */
export function programmeFrom(/** @type {any} */ told) {
  const sheets = told.sheets.map((/** @type {any} */ sheet) => [sheet.id, sheet]);
  return { ...told, sheets: Object.fromEntries(sheets) };
}
