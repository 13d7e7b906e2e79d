/**
 * What the board shows, made from the notes. Pure.
 *
 * @import { Entry, EntryBody } from "../../live/types.d.ts"
 * @import { Sheet } from "./sheet.js"
 * @typedef {Map<string, Entry>} Notes
 * @typedef {object} NoteView
 * @property {string} id
 * @property {string} place
 * @property {Record<string, string>} values
 * @property {number} version
 * @property {string} colour
 * @property {string} colourLabel "" where the colour is the column's own
 * @property {string} author "あなた", a name, or ""
 * @property {boolean} own
 * @property {boolean} hidden
 * @property {boolean} unread hidden until somebody who leads has read it
 * @property {boolean} pending
 * @property {boolean} gone it is being edited here, but is not there any more
 * @property {string | null} under the note on top of it
 * @property {NoteView[]} pile the notes under it, in order
 * @property {string[]} tags where its sources are
 * @property {string[]} sources
 * @property {string} fresh that it is new since a meeting, or ""
 * @property {number} uses how many ideas came from it
 * @property {string} useTag what those are called
 * @property {number} rank
 * @property {string} created
 * @property {Entry | null} record what it was made from
 * @property {string} named the author's name then
 * @property {number} signed how many notes lay under it when `sign` was made
 * @property {string} sign changes when anything to show changes
 *
 * @typedef {object} Model
 * @property {Map<string, NoteView>} notes
 * @property {Map<string, {leads: NoteView[], covered: number}>} places
 *
 * @typedef {{sheet: Sheet, me: string | null, name: (member: string | null) => string,
 *   elsewhere?: (id: string) => string, fresh?: (id: string) => string,
 *   kept?: Map<string, NoteView>, before?: Model}} Context
 */

import { byRank } from "../../live/ranks.js";
import { colourLabel, ideaColumn, placesOf, tagOf, usualColour } from "./sheet.js";

/**
 * @param {Notes} notes
 * @param {Context} context `kept`: notes being edited, which stay where they are; `before`: the
 *   last
 *   model, of which the unchanged is used again; `elsewhere`: the tag of a source that is not on
 *   this board, or ""
 * @returns {Model}
 */
export function buildModel(notes, context) {
  const uses = countUses(notes);
  /** @type {Model["notes"]} */
  const views = new Map();
  /** @type {Map<string, number>} */
  const covered = new Map();
  for (const note of notes.values()) {
    if (note.body.covered) covered.set(note.body.place, (covered.get(note.body.place) ?? 0) + 1);
    else views.set(note.id, againOr(note, notes, uses, context));
  }
  for (const [id, held] of context.kept ?? []) stay(views, id, held);
  const places = arrange(views, covered, context.sheet);
  for (const view of views.values()) if (view.signed !== view.pile.length) sign(view);
  return { notes: views, places };
}

/**
 * The view from the last time, where nothing that goes into it changed.
 * @param {Entry} note @param {Notes} notes @param {Map<string, number>} uses
 * @param {Context} context @returns {NoteView}
 */
function againOr(note, notes, uses, context) {
  const known = context.before?.notes.get(note.id);
  const same =
    known?.record === note &&
    known.uses === (uses.get(note.id) ?? 0) &&
    !known.sources.length &&
    known.named === context.name(note.body.author) &&
    known.fresh === (context.fresh?.(note.id) ?? "") &&
    !known.gone;
  return same ? Object.assign(known, { pile: [] }) : viewOf(note, notes, uses, context);
}

/** @type {typeof againOr} */
function viewOf(note, notes, uses, { sheet, me, name, elsewhere, fresh }) {
  const { body } = note;
  const own = me !== null && (body.author === me || body.typed_by === me);
  const sources = body.sources ?? [];
  return {
    id: note.id,
    place: body.place,
    values: body.values,
    version: body.version,
    colour: body.colour,
    colourLabel: body.colour === usualColour(sheet, body.place) ? ""
      : colourLabel(sheet, body.colour),
    author: authorOf(body, me, name),
    own,
    hidden: body.hidden === true,
    unread: body.unread === true,
    pending: note.pending === true,
    gone: false,
    under: body.stack ?? null,
    pile: [],
    tags: tagsOf(sources, notes, sheet, elsewhere),
    sources,
    fresh: fresh?.(note.id) ?? "",
    uses: uses.get(note.id) ?? 0,
    useTag: uses.has(note.id) ? ideaColumn(sheet)?.tag ?? "" : "",
    rank: body.rank,
    created: body.created,
    record: note,
    named: name(body.author),
    signed: -1,
    sign: "",
  };
}

/** @param {EntryBody} body @param {string | null} me @param {Context["name"]} name */
function authorOf(body, me, name) {
  if (body.author === null || body.author === undefined) return "";
  return body.author === me ? "あなた" : name(body.author);
}

/**
 * Where the sources are, each place once; and the cases in which these came up.
 * @param {string[]} sources @param {Notes} notes @param {Sheet} sheet
 * @param {(id: string) => string} [elsewhere]
 */
function tagsOf(sources, notes, sheet, elsewhere = () => "") {
  const near = sources.flatMap((id) => notes.get(id)?.body ?? []).filter((body) => !body.covered);
  const all = [...sources, ...near.flatMap((body) => body.sources ?? [])];
  const far = all.filter((id) => !notes.has(id)).map(elsewhere);
  return [...new Set([...near.map((body) => tagOf(sheet, body.place)), ...far.filter(Boolean)])];
}

/** @param {Notes} notes */
function countUses(notes) {
  /** @type {Map<string, number>} */
  const uses = new Map();
  for (const note of notes.values()) {
    for (const id of note.body.sources ?? []) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return uses;
}

/**
 * A note that is being edited keeps its place, whatever the others do with it.
 * @param {Model["notes"]} views @param {string} id @param {NoteView} held
 */
function stay(views, id, held) {
  const { place, rank, under } = held;
  const now = views.get(id) ?? { ...held, pile: [], gone: true };
  views.set(id, { ...now, place, rank, under, record: null, signed: -1 });
}

/** @param {Model["notes"]} views @param {Map<string, number>} covered @param {Sheet} sheet */
function arrange(views, covered, sheet) {
  /** @type {Model["places"]} */
  const places = new Map();
  for (const place of placesOf(sheet)) {
    places.set(place, { leads: [], covered: covered.get(place) ?? 0 });
  }
  const sorted = [...views.values()].sort(byRank);
  for (const view of sorted) {
    const top = view.under ? views.get(view.under) : undefined;
    if (top && !top.under && top.place === view.place) top.pile.push(view);
    else places.get(view.place)?.leads.push(view);
  }
  return places;
}

/** @param {NoteView} view */
function sign(view) {
  view.signed = view.pile.length;
  view.sign = JSON.stringify([
    view.values, view.colour, view.colourLabel, view.author, view.own, view.hidden, view.unread,
    view.pending, view.gone, view.under, view.pile.length, view.tags, view.sources,
    view.uses, view.place, view.fresh,
  ]);
}
