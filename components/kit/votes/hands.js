/** Hands that were shown, each seen by the room at once. Pure. */

/**
 * For what hands are up: entry id → how many, and whether one's own is among them.
 * @param {{body: any}[]} ballots
 * @param {{sheet: string, column: string, number: number, me: string | null}} asked
 * @returns {Map<string, {count: number, mine: boolean}>}
 */
export function handsOf(ballots, { sheet, column, number, me }) {
  const hands = new Map();
  for (const { body } of ballots.filter((ballot) => ballot.body.sheet === sheet &&
      ballot.body.ballot === number)) {
    const own = me !== null && body.member === me;
    for (const [entry, columns] of Object.entries(body.marks ?? {})) {
      const known = hands.get(entry) ?? { count: 0, mine: false };
      if (columns[column]) hands.set(entry, { count: known.count + 1, mine: known.mine || own });
    }
  }
  return hands;
}
