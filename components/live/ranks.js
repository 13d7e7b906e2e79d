/**
 * The order of notes within a place. Pure; the server's rules (kasane/workshop/board.py).
 *
 * @typedef {{id: string, rank: number, created: string}} Ranked
 * @typedef {{id: string, body: any}} Entry
 */

/** Small ranks first; equal ones by age, then id. @type {(a: Ranked, b: Ranked) => number} */
export function byRank(a, b) {
  return a.rank - b.rank || compare(a.created, b.created) || compare(a.id, b.id);
}

/** Texts by their letters, such as times. @param {string} a @param {string} b */
export function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Entries: the oldest first. @param {Entry} a @param {Entry} b */
export function byAge(a, b) {
  return compare(a.body.created, b.body.created) || compare(a.id, b.id);
}

/** Entries by rank. @template {Entry} T @param {T[]} entries @returns {T[]} */
export function inOrder(entries) {
  return [...entries].sort((a, b) => a.body.rank - b.body.rank || byAge(a, b));
}

/**
 * The rank in front of `before`, or behind all.
 * @param {Ranked[]} there in order, without the note that moves
 * @param {string | null} before
 */
export function rankBefore(there, before) {
  const found = there.findIndex((note) => note.id === before);
  const at = found < 0 ? there.length : found;
  const low = there[at - 1]?.rank;
  const high = there[at]?.rank;
  if (high === undefined) return low === undefined ? 0 : low + 1;
  return low === undefined ? high - 1 : (low + high) / 2;
}

/**
 * The note in front of which a note goes when it moves one up or down in its place.
 * @param {string[]} order ids in the place
 * @param {string} id
 * @param {number} step -1 up, 1 down
 * @returns {{before: string | null} | null} null: it is at the end already
 */
export function stepInPlace(order, id, step) {
  const at = order.indexOf(id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= order.length) return null;
  const rest = order.filter((other) => other !== id);
  return { before: rest[to] ?? null };
}

/** @type {Record<string, {across?: number, down?: number}>} */
const STEP = { left: { across: -1 }, right: { across: 1 }, up: { down: -1 }, down: { down: 1 } };

/**
 * The place beside another: left, right, up or down in the printed sheet.
 * @param {{rows: {id: string}[], columns: {id: string, spanning?: boolean}[]}} sheet
 * @param {string} place @param {"left" | "right" | "up" | "down"} direction
 * @returns {string | null}
 */
export function placeBeside(sheet, place, direction) {
  const [row, column] = place.split("/");
  const columns = sheet.columns.map((known) => known.id);
  const rows = sheet.rows.map((known) => known.id);
  const { across = 0, down = 0 } = STEP[direction];
  const nextColumn = columns[columns.indexOf(column) + across];
  const spans = sheet.columns.find((known) => known.id === nextColumn)?.spanning;
  if (nextColumn === undefined) return null;
  if (spans || rows.length === 0) return down ? null : `/${nextColumn}`;
  const nextRow = rows[Math.max(rows.indexOf(row), 0) + down];
  return nextRow === undefined ? null : `${nextRow}/${nextColumn}`;
}
