/** The parts of a sheet that can be alone on the wall, whatever its kind. Pure. */

/** Before the number of what is counted. */
const COUNTED = "@count";
/** What several tables say, read together. */
const GATHERED = "@gathered";
/** The copies of a form beside each other. */
export const BESIDE = "@beside";
const WORDY = new Set(["text", "long_text"]);

/**
 * What is offered to those who lead, each one press: the columns of a table, the sections of a
 * form, the rings of a map, the circles of an overlap. Boards have their own buttons.
 * @param {any} sheet definition
 * @returns {{id: string, label: string}[]}
 */
export function partsToLook(sheet) {
  const counts = (sheet.counts ?? []).map((
    /** @type {any} */ { title }, /** @type {number} */ at) =>
    ({ id: `${COUNTED}${at}`, label: title }));
  const beside = sheet.side_by_side ? [{ id: BESIDE, label: "並べて" }] : [];
  const gathered = sheet.gathered ? [{ id: GATHERED, label: sheet.gathered.title }] : [];
  return [...ownParts(sheet), ...beside, ...counts, ...gathered];
}

/**
 * What else of a sheet is alone on the wall: what is read together, or one of the rules by which it
 * counts; null: nothing but the sheet.
 * @param {any} sheet @param {string | null} part
 * @returns {{shows: "counts" | "gathered", rule: number} | null}
 */
export function besideInSight(sheet, part) {
  if (part === GATHERED && sheet.gathered) return { shows: "gathered", rule: 0 };
  const at = part?.startsWith(COUNTED) ? Number(part.slice(COUNTED.length)) : NaN;
  return sheet.counts?.[at] ? { shows: "counts", rule: at } : null;
}

/** @returns {{id: string, label: string}[]} */
function ownParts(/** @type {any} */ sheet) {
  if (sheet.rings) return sheet.rings.map(named);
  if (sheet.circles) return [...sheet.circles, sheet.middle].map(named);
  const parts = sheet.sections ? sections(sheet) : columns(sheet.columns ?? []);
  return parts.length > 1 ? parts : [];
}

function named(/** @type {any} */ { id, short, label, title }) {
  return { id, label: short ?? label ?? title };
}

/** What the secretariat writes on each copy is never on the wall. */
function sections(/** @type {any} */ { sections: all, repeats }) {
  return all.filter((/** @type {any} */ { written_by, title }) =>
    title && (written_by !== "secretariat" || repeats === "once")).map(named);
}

function columns(/** @type {any[]} */ all) {
  if (all.some(({ per_person }) => per_person)) return [];
  const name = nameOf(all);
  return all.filter((column) => column.type && column.type !== "flag" && column !== name &&
    column.auto !== "row_number").map(named);
}

const nameOf = (/** @type {any[]} */ all) => all.find(({ type }) => WORDY.has(type));

/**
 * The columns of a table in sight: all, or the one that the room looks at, beside what names the
 * row.
 * @template {{id: string, type?: string, auto?: string}} C
 * @param {C[]} all
 * @param {string | null} part
 * @returns {C[]}
 */
export function columnsInSight(all, part) {
  if (!part || !all.some(({ id }) => id === part)) return all;
  const name = nameOf(all);
  return all.filter((column) => column.id === part || column === name ||
    column.auto === "row_number");
}
