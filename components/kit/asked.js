/** Questions from the room in the order in which they are taken up. Pure. */

/**
 * @typedef {{id: string, body: import("../live/types.d.ts").Question}} Question
 * @typedef {{id: string, text: string, hands: number, own: boolean, mine: boolean,
 *   answered: boolean}} Asked `own`: one asked it oneself; `mine`: one's own hand is up
 */

/**
 * Those without an answer first, by hands, then as they came.
 * @param {Question[]} questions
 * @param {{id: string, body: import("../live/types.d.ts").Hand}[]} hands
 * @param {string | null | undefined} me
 * @returns {Asked[]}
 */
export function inTurn(questions, hands, me) {
  const raised = (/** @type {string} */ id) => hands.filter(({ body }) => body.question === id);
  return questions
    .map(({ id, body }) => ({ created: body.created, asked: { id, text: body.text,
      hands: raised(id).length, own: Boolean(me) && body.author === me,
      mine: raised(id).some(({ body: hand }) => Boolean(me) && hand.member === me),
      answered: body.answered } }))
    .sort((a, b) => Number(a.asked.answered) - Number(b.asked.answered) ||
      b.asked.hands - a.asked.hands || (a.created < b.created ? -1 : 1))
    .map(({ asked }) => asked);
}
