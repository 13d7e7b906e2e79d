/**
 * One person's own votes. Pure functions.
 *
 * @typedef {Record<string, Record<string, number>>} Marks entry id → column id → number
 */

/**
 * @param {{body: any}[]} ballots
 * @param {string} sheet
 * @param {number} number of the voting
 * @param {string | null | undefined} member
 * @returns {Marks}
 */
export function marksOf(ballots, sheet, number, member) {
  const own = ballots.find(
    ({ body }) => body.sheet === sheet && body.ballot === number && member &&
      body.member === member,
  );
  return own?.body.marks ?? {};
}

/**
 * The marks with one of them set; 0 takes it away.
 * @returns {Marks}
 * @param {Marks} marks @param {string} entry @param {string} column @param {number} value
 */
export function marked(marks, entry, column, value) {
  return { ...marks, [entry]: { ...marks[entry], [column]: value } };
}

/**
 * How many dots are still to be placed.
 * @param {Marks} marks @param {{id: string, dots?: number}} column
 */
export function dotsLeft(marks, column) {
  const used = Object.values(marks).reduce((total, one) => total + (one[column.id] ?? 0), 0);
  return Math.max(0, (column.dots ?? 3) - used);
}

/**
 * How many people have voted; one who took everything back counts no more where that is known.
 * @param {{body: any}[]} ballots @param {string} sheet @param {number} number
 */
export function votersOf(ballots, sheet, number) {
  return ballots.filter(
    ({ body }) =>
      body.sheet === sheet && body.ballot === number && (body.covered || hasMark(body.marks ?? {})),
  ).length;
}

/** "投票した人 3人（8人中）": of those who may vote. @param {any} live */
export function votersText(live, /** @type {string} */ sheet, /** @type {number} */ number) {
  const may = live.all("member")
    .filter((/** @type {any} */ { body }) => body.role !== "viewer").length;
  return `投票した人 ${votersOf(live.all("ballot"), sheet, number)}人（${may}人中）`;
}

const hasMark = (/** @type {Marks} */ marks) => Object.values(marks)
  .some((one) => Object.values(one).some(Boolean));
