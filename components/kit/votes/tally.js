/**
 * The sum of a voting. Pure functions; kasane/workshop/operations/votes.py says the same in Python,
 * and tests/workshop/test_votes_agree.py holds them together.
 *
 * @typedef {{sheet: string, ballot: number, member?: string | null, covered?: boolean,
 *   marks?: Record<string, Record<string, number>>}} Ballot
 * @typedef {{id: string, label: string, type: string, per_person?: boolean, least?: number,
 *   most?: number, dots?: number}} Column
 * @typedef {{mean: number, least: number, most: number, count: number}} Spread
 */

/**
 * What one voting gave, by entry and column: the sum of dots, and of each scale the mean, the ends
 * and how many answered. Covered ballots and answers of 0 are left out.
 * @param {Iterable<Ballot>} ballots of one sheet
 * @param {Column[]} columns
 * @param {number} ballotNumber
 * @returns {Map<string, Record<string, any>>}
 */
export function tally(ballots, columns, ballotNumber) {
  const asked = columns.filter((column) => column.per_person);
  /** @type {Map<string, Record<string, number[]>>} */
  const answers = new Map();
  for (const ballot of ballots) {
    if (ballot.ballot !== ballotNumber || !ballot.marks) continue;
    for (const [entry, marks] of Object.entries(ballot.marks)) {
      for (const { id } of asked) {
        if (!marks[id]) continue;
        const known = answers.get(entry) ?? {};
        answers.set(entry, { ...known, [id]: [...(known[id] ?? []), marks[id]] });
      }
    }
  }
  return new Map([...answers].map(([entry, found]) => [entry, summed(found, asked)]));
}

function summed(/** @type {Record<string, number[]>} */ found, /** @type {Column[]} */ asked) {
  return Object.fromEntries(
    asked.map(({ id, type }) =>
      [id, type === "votes" ? sum(found[id] ?? []) : spread(found[id] ?? [])]),
  );
}

const sum = (/** @type {number[]} */ numbers) =>
  numbers.reduce((total, number) => total + number, 0);

/** @returns {Spread | null} */
function spread(/** @type {number[]} */ numbers) {
  if (numbers.length === 0) return null;
  return {
    mean: sum(numbers) / numbers.length,
    least: Math.min(...numbers),
    most: Math.max(...numbers),
    count: numbers.length,
  };
}

/**
 * The tallies of several ideas that were put together: dots are added, answers pooled.
 * @param {(Record<string, any> | undefined)[]} tallies
 * @param {Column[]} columns
 */
export function together(tallies, columns) {
  const asked = columns.filter((column) => column.per_person);
  const known = tallies.filter((one) => one !== undefined);
  return Object.fromEntries(
    asked.map(({ id, type }) => {
      const parts = /** @type {any[]} */ (known).map((one) => one[id]).filter(Boolean);
      return [id, type === "votes" ? sum(parts) : pooled(parts)];
    }),
  );
}

/** @returns {Spread | null} */
function pooled(/** @type {Spread[]} */ spreads) {
  if (spreads.length === 0) return null;
  const count = sum(spreads.map((one) => one.count));
  return {
    mean: sum(spreads.map((one) => one.mean * one.count)) / count,
    least: Math.min(...spreads.map((one) => one.least)),
    most: Math.max(...spreads.map((one) => one.most)),
    count,
  };
}

/**
 * Whether an idea is in the corner to start from, 「重要かつ実現できそう」: above the middle of both
 * scales.
 * @param {Record<string, any> | undefined} one its tally
 * @param {Column[]} scales the two scales
 */
export function inCorner(one, scales) {
  return (
    scales.length > 1 &&
    scales.every(({ id, least = 1, most = 5 }) => one?.[id] && one[id].mean > (least + most) / 2)
  );
}
