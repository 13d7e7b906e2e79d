/** What one's own operations on entries will do. Pure. */

import { inOrder, rankBefore } from "./ranks.js";

/**
 * @typedef {import("./expected.js").Draft} Draft
 * @typedef {import("./expected.js").Known & {at: number}} Known
 */

/** @type {Record<string, (draft: Draft, fields: any, known: Known) => void>} */
export const ENTRY_STEPS = {
  "entry.add": add,
  "entry.edit": edit,
  "entry.write": write,
  "entry.move": move,
  "entry.delete": remove,
  "entry.stack": stack,
  "entry.unstack": unstack,
  "entry.hide": (draft, { id }) => draft.change("entry", id, { hidden: true, unread: false }),
  "entry.show": (draft, { id }) => draft.change("entry", id, { hidden: false, unread: false }),
};

/** @param {Draft} draft @param {any} fields @param {Known} given */
function add(draft, fields, { me, sheets, at }) {
  const { id, sheet, place, values, author = me } = fields;
  if (draft.get("entry", id)) return;
  draft.put("entry", id, {
    sheet,
    place,
    values,
    version: 1,
    letter: "",
    colour: fields.colour || colourAt(sheets[sheet], place),
    rank: rankIn(draft, sheet, fields),
    author,
    typed_by: author === me ? null : me,
    sources: fields.sources ?? [],
    stack: null,
    hidden: false,
    unread: false,
    confirmed: "",
    created: new Date(at).toISOString(),
  });
}

/** The colour of a new note or pin; "" where entries have none. */
function colourAt(/** @type {any} */ sheet, /** @type {string} */ place) {
  return sheet?.texts[place.split("/")[1]]?.colour ?? "";
}

/** @param {Draft} draft @param {any} given */
function edit(draft, { id, colour, sources, values, version }) {
  const held = draft.get("entry", id);
  if (!held) return;
  const text = values && held.version === version
    ? { values: { ...held.values, ...values }, version: version + 1 } : {};
  const chosen = sources?.filter((/** @type {string} */ source) => source !== id);
  draft.change("entry", id,
    { ...(colour ? { colour } : {}), ...(chosen ? { sources: chosen } : {}), ...text });
}

/**
 * One value of a row, a copy, an item, an answer or a pin; what stands there already is not written
 * again.
 */
function write(/** @type {Draft} */ draft, /** @type {any} */ { id, field, value, sources = [] }) {
  const held = draft.get("entry", id);
  if (!held) return;
  const known = [...new Set([...(held.sources ?? []), ...sources])];
  const again = JSON.stringify(held.values[field] ?? "") === JSON.stringify(value);
  const version = held.version + (again ? 0 : 1);
  draft.change("entry", id,
    { values: { ...held.values, [field]: value }, sources: known, version });
}

/** @param {Draft} draft @param {any} fields @param {Known} given */
function move(draft, fields, { sheets }) {
  const { id, place } = fields;
  const held = draft.get("entry", id);
  if (!held) return;
  const sheet = sheets[held.sheet];
  const moved = place !== held.place && held.colour === colourAt(sheet, held.place);
  const colour = moved ? colourAt(sheet, place) : held.colour;
  draft.change("entry", id,
    { place, rank: rankIn(draft, held.sheet, fields), stack: null, colour });
  for (const note of under(draft, id)) draft.change("entry", note, { place });
}

/** A note on top of others hands its place on; a copy goes with all that sits in it. */
function remove(/** @type {Draft} */ draft, /** @type {any} */ { id }) {
  const gone = draft.get("entry", id);
  if (!gone) return;
  const [top, ...rest] = under(draft, id);
  draft.drop("entry", id);
  if (top) draft.change("entry", top, { stack: null, rank: gone.rank });
  for (const note of rest) draft.change("entry", note, { stack: top });
  const inside = draft.all("entry").filter(({ body }) => body.place.startsWith(`${id}/`));
  for (const inner of inside) draft.drop("entry", inner.id);
}

function stack(/** @type {Draft} */ draft, /** @type {any} */ { id, onto }) {
  const under_ = draft.get("entry", onto);
  const top = under_?.stack ?? onto;
  if (!under_ || !draft.get("entry", id) || top === id) return;
  for (const note of [id, ...under(draft, id)]) {
    draft.change("entry", note, { stack: top, place: under_.place });
  }
}

function unstack(/** @type {Draft} */ draft, /** @type {any} */ { id }) {
  const held = draft.get("entry", id);
  if (held) {
    draft.change("entry", id,
      { stack: null, rank: rankIn(draft, held.sheet, { id, place: held.place }) });
  }
}

/** The ids of the notes under another, in their order. */
function under(/** @type {Draft} */ draft, /** @type {string} */ top) {
  return inOrder(draft.all("entry").filter(({ body }) => body.stack === top)).map(({ id }) => id);
}

/**
 * The rank in front of `before` in a place, or behind all that lie on top there.
 * @param {Draft} draft @param {string} sheet
 * @param {{id: string, place: string, before?: string}} given
 */
function rankIn(draft, sheet, { id, place, before }) {
  const there = draft.all("entry")
    .filter((entry) => entry.body.sheet === sheet && entry.body.place === place && entry.id !== id);
  const seen = there.filter(({ body }) => !body.stack && !body.covered);
  return rankBefore(inOrder(seen).map(ranked), before ?? null);
}

const ranked = (/** @type {import("./types.d.ts").SentRecord} */ { id, body }) =>
  ({ id, rank: body.rank, created: body.created });
