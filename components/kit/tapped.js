/** What somebody tapped, with nothing typed in it. */

/**
 * Carry it out. Refused, the sentence is shown and it is forgotten: a tap is done again quicker
 * than it is decided about.
 * @param {any} live
 * @param {string} op
 * @param {object} fields
 * @param {{attempt: (doing: Promise<unknown>) => Promise<boolean>}} trouble
 * @returns {Promise<boolean>} whether it was done
 */
export async function tapped(live, op, fields, trouble) {
  if (await trouble.attempt(live.do(op, fields))) return true;
  const sent = JSON.stringify(fields);
  for (const item of live.refused) {
    if (item.op === op && JSON.stringify(item.fields) === sent) live.discard(item.op_id);
  }
  return false;
}
