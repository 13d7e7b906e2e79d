/** What the browser and the server would give: storage, timers, ids, records. */

import { expectedFrom } from "../../components/live/expected.js";

export function storage() {
  const held = new Map();
  return {
    held,
    get length() {
      return held.size;
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, String(value)),
    removeItem: (key) => void held.delete(key),
  };
}

export function counter(prefix = "op-") {
  let last = 0;
  return () => `${prefix}${String((last += 1)).padStart(8, "0")}`;
}

/** Timers that run when told. */
export function timers() {
  const jobs = new Map();
  let last = 0;
  return {
    set: (job, ms) => {
      jobs.set((last += 1), { job, ms });
      return last;
    },
    clear: (id) => void jobs.delete(id),
    waits: () => [...jobs.values()].map(({ ms }) => ms),
    run() {
      const due = [...jobs.values()];
      jobs.clear();
      for (const { job } of due) job();
    },
  };
}

/**
 * What the server says of a sheet's parts (kasane/workshop/kinds).
 * @param {string} sheet
 * @param {Record<string, string[]>} parts part → field, place, colour
 */
export const texts = (sheet, parts) => Object.fromEntries(Object.entries(parts)
  .map(([part, [field, place, colour = ""]]) => [part, { sheet, field, place, colour }]));

export const SHEET = {
  id: "matrix",
  kind: "board",
  texts: texts("matrix", { can: ["text", "*/can", "green"], want: ["text", "*/want", "sky"],
    do: ["text", "*/do", "cream"] }),
  title: "検討シート",
  row_heading: "場面",
  rows: [
    { id: "grasp", label: "対象者の状況把握", short: "状況把握" },
    { id: "link", label: "連携", short: "連携" },
  ],
  columns: [
    { id: "can", label: "①できている", short: "① できている", tag: "①", colour: "green" },
    { id: "want", label: "②あったらよい", short: "② あったらよい", tag: "②", colour: "sky" },
    { id: "do", label: "③取り組みたい", short: "③ 取り組みたい", tag: "③", colour: "cream", spanning: true },
  ],
  colours: [
    { id: "green", label: "できている" },
    { id: "sky", label: "あったらよい" },
    { id: "cream", label: "取り組みたい" },
    { id: "pink", label: "とくに大事" },
  ],
  note_fields: [],
};

/** A note as the server sends it. */
export function note(id, more = {}) {
  const body = {
    sheet: "matrix", place: "grasp/can", values: { text: `付箋${id}` }, version: 1, colour:
      "green", rank: 0,
    author: "me", typed_by: null, sources: [], stack: null, hidden: false, created:
      "2026-12-08T05:00:00.000+00:00",
    ...more,
  };
  return { kind: "entry", id, revision: 1, body };
}

/**
 * The records as `live` gives them: what the server said by kind, and one's own operations on top.
 * @param {Record<string, {id: string, body: any}[]>} records by kind
 * @param {{op: string, fields: any, at?: number}[]} [operations]
 */
export function expectedOf(records, operations = [], { me = "me", sheets = {} } = {}) {
  const byId = (kind, known) =>
    new Map(known.map((record) => [record.id, { kind, revision: 1, ...record }]));
  const kinds = new Map(Object.entries(records).map(([kind, known]) => [kind, byId(kind, known)]));
  const all = expectedFrom(kinds,
    operations.map((item) => ({ at: Date.UTC(2026, 11, 8), ...item })), { me, sheets });
  return {
    all: (kind) => [...(all.get(kind)?.values() ?? [])],
    get: (kind, id) => all.get(kind)?.get(id)?.body ?? null,
  };
}
