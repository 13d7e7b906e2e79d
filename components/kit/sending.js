/** Fields that are sent by a press and written on at once. */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/**
 * Empties the fields at once, so that nothing that is typed before the answer comes is lost.
 * What was refused comes back, unless the person has written on.
 * @param {Field[]} fields @param {() => Promise<boolean>} send
 * @returns {Promise<boolean>} whether it was taken
 */
export async function sendAndEmpty(fields, send) {
  const sent = fields.map(({ value }) => value);
  for (const field of fields) field.value = "";
  const taken = await send();
  if (!taken && fields.every(({ value }) => !value)) {
    fields.forEach((field, index) => { field.value = sent[index]; });
  }
  return taken;
}
