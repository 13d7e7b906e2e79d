/** What stands in a field, one's own writing on the way included. Pure functions. */

/**
 * @param {{get: (kind: string, id: string) => any, pending: {op: string, fields: any}[]}} live
 * @param {string | null} id of the entry; null where there is none yet
 * @param {string} field
 * @returns {string}
 */
export function standing(live, id, field) {
  if (!id) return "";
  let value = live.get("entry", id)?.values?.[field];
  for (const { op, fields } of live.pending) {
    if (fields.id !== id) continue;
    if (op === "entry.add" && field in (fields.values ?? {})) value = fields.values[field];
    if (op === "entry.write" && fields.field === field) value = fields.value;
  }
  return Array.isArray(value) ? value.join("、") : String(value ?? "");
}

/**
 * The entry of an author in a round sheet, one still on the way included.
 * @param {any} live
 * @param {string} sheet
 * @param {string | null | undefined} author
 * @returns {string | null} its id
 */
export function entryOf(live, sheet, author) {
  if (!author) return null;
  const known = live.all("entry").find((/** @type {any} */ { body }) => body.sheet === sheet && body.author === author);
  if (known) return known.id;
  const me = live.you?.member;
  const coming = live.pending.find(
    (/** @type {any} */ { op, fields }) =>
      op === "entry.add" && fields.sheet === sheet && (fields.author ?? me) === author,
  );
  return coming?.fields.id ?? null;
}

/** Both texts, theirs first; a text that holds the other stands alone. */
export function bothTexts(/** @type {string} */ theirs, /** @type {string} */ mine) {
  if (theirs.includes(mine)) return theirs;
  return mine.includes(theirs) ? mine : `${theirs}\n${mine}`;
}
