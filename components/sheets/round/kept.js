/** What stands in a field, and what of one's own is on its way there. Pure functions. */

/**
 * What `Writing` is told of one value of an entry.
 * @param {any} live
 * @param {string | null} id of the entry; null where there is none yet
 * @param {string} field
 * @returns {{stood: any, pending?: any, refused?: any}}
 */
export function writingOf(live, id, field) {
  if (!id) return { stood: "" };
  const about = (/** @type {any} */ item) => sentTo(item, id, field);
  const last = (/** @type {any[]} */ items) => items.map(about).filter(Boolean).at(-1);
  const pending = last(live.pending);
  const refused = last(live.refused);
  return {
    stood: live.get("entry", id)?.values?.[field] ?? "",
    ...(pending ? { pending } : {}),
    ...(refused ? { refused } : {}),
  };
}

/** An operation as far as it writes this value; the one that made the entry wrote it too. */
function sentTo(/** @type {any} */ item, /** @type {string} */ id, /** @type {string} */ field) {
  const { op, fields } = item;
  if (fields.id !== id) return null;
  if (op === "entry.write" && fields.field === field) return item;
  if (op !== "entry.add" || !(field in (fields.values ?? {}))) return null;
  return { ...item, fields: { ...fields, value: fields.values[field], seen: "" } };
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
  const coming = [...live.pending, ...live.refused].find(
    (/** @type {any} */ { op, fields }) =>
      op === "entry.add" && fields.sheet === sheet && (fields.author ?? me) === author,
  );
  return coming?.fields.id ?? null;
}
