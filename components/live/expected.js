/**
 * The notes as the person expects them: what the server said, and on top of it their own operations
 * that are still on the way. Pure.
 *
 * @import { Entry } from "./types.d.ts"
 * @typedef {{op: string, fields: any, at: number}} Pending
 * @typedef {{me: string | null, sheet: import("../sheets/board/sheet.js").Sheet}} Context
 * @typedef {Map<string, Entry>} Entries
 * @typedef {(notes: Entries, item: Pending, context: Context) => void} Step
 */

import { byRank, rankBefore } from "./ranks.js";
import { usualColour } from "../sheets/board/sheet.js";

/**
 * @param {Entry[]} records entries of this sheet
 * @param {Pending[]} pending in order
 * @param {Context} context
 * @returns {Entries}
 */
export function withPending(records, pending, context) {
  const notes = new Map(records.map((record) => [record.id, record]));
  for (const item of pending) STEPS[item.op]?.(notes, item, context);
  return notes;
}

/** @type {Record<string, Step>} */
const STEPS = {
  "entry.add": add,
  "entry.edit": edit,
  "entry.write": write,
  "entry.move": move,
  "entry.delete": remove,
  "entry.stack": stack,
  "entry.unstack": unstack,
  "entry.hide": (notes, { fields }) => change(notes, fields.id, { hidden: true }),
  "entry.show": (notes, { fields }) => change(notes, fields.id, { hidden: false }),
};

/** @type {Step} */
function add(notes, { fields, at }, { me, sheet }) {
  if (fields.sheet !== sheet.id || notes.has(fields.id)) return;
  const created = new Date(at).toISOString();
  const body = {
    sheet: fields.sheet,
    place: fields.place,
    values: fields.values,
    version: 1,
    letter: "",
    colour: fields.colour || usualColour(sheet, fields.place),
    rank: rankBefore(leads(notes, fields.place, fields.id), fields.before ?? null),
    author: fields.author ?? me,
    typed_by: fields.author && fields.author !== me ? me : null,
    sources: fields.sources ?? [],
    stack: null,
    hidden: false,
    anonymous: false,
    created,
    changed: created,
  };
  notes.set(fields.id, { id: fields.id, body, revision: 0, pending: true });
}

/** @type {Step} */
function edit(notes, { fields }) {
  const held = notes.get(fields.id);
  if (!held) return;
  const fresh = {};
  if (fields.colour) fresh.colour = fields.colour;
  if (fields.sources) fresh.sources = fields.sources;
  if (fields.values && held.body.version === fields.version) {
    fresh.values = { ...held.body.values, ...fields.values };
    fresh.version = fields.version + 1;
  }
  change(notes, fields.id, fresh);
}

/** One value of a row or a copy; a list of values too. @type {Step} */
function write(notes, { fields }) {
  const held = notes.get(fields.id);
  if (!held) return;
  const values = { ...held.body.values, [fields.field]: fields.value };
  const sources = [...new Set([...(held.body.sources ?? []), ...(fields.sources ?? [])])];
  change(notes, fields.id, { values, sources, version: held.body.version + 1 });
}

/** @type {Step} */
function move(notes, { fields }, { sheet }) {
  const held = notes.get(fields.id);
  if (!held) return;
  const rank = rankBefore(leads(notes, fields.place, fields.id), fields.before ?? null);
  const usual = held.body.colour === usualColour(sheet, held.body.place);
  const colour = usual ? usualColour(sheet, fields.place) : held.body.colour;
  change(notes, fields.id, { place: fields.place, rank, stack: null, colour });
  for (const id of under(notes, fields.id)) change(notes, id, { place: fields.place });
}

/** @type {Step} */
function remove(notes, { fields }) {
  const gone = notes.get(fields.id);
  if (!gone) return;
  const [top, ...rest] = under(notes, fields.id);
  notes.delete(fields.id);
  if (top) change(notes, top, { stack: null, rank: gone.body.rank });
  for (const id of rest) change(notes, id, { stack: top });
}

/** @type {Step} */
function stack(notes, { fields }) {
  const onto = notes.get(fields.onto);
  const top = onto?.body.stack ?? fields.onto;
  if (!onto || !notes.has(fields.id) || top === fields.id) return;
  for (const id of [fields.id, ...under(notes, fields.id)]) {
    change(notes, id, { stack: top, place: onto.body.place });
  }
}

/** @type {Step} */
function unstack(notes, { fields }) {
  const held = notes.get(fields.id);
  if (!held) return;
  const rank = rankBefore(leads(notes, held.body.place, fields.id), null);
  change(notes, fields.id, { stack: null, rank });
}

/** @param {Entries} notes @param {string} id @param {Partial<Entry["body"]>} fresh */
function change(notes, id, fresh) {
  const held = notes.get(id);
  if (held) notes.set(id, { ...held, body: { ...held.body, ...fresh }, pending: true });
}

/** The ids of the notes under another. @param {Entries} notes @param {string} top */
function under(notes, top) {
  return [...notes.values()].filter((note) => note.body.stack === top).map((note) => note.id);
}

/**
 * The notes of a place that lie on top, in order, without the one that moves.
 * @param {Entries} notes @param {string} place @param {string} moving
 */
function leads(notes, place, moving) {
  return [...notes.values()]
    .filter(({ id, body }) => body.place === place && !body.stack && !body.covered && id !== moving)
    .map(({ id, body: { rank, created } }) => ({ id, rank, created }))
    .sort(byRank);
}
