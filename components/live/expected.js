/**
 * The records as this person expects them: what the server said, and on top of it their own
 * operations that it has not answered yet, so that a press is seen at once. Pure; the operations do
 * here what they do in kasane/workshop/operations, and tests/workshop/test_expected_agree.py holds
 * the two together.
 *
 * @import { SentRecord } from "./types.d.ts"
 * @typedef {Map<string, Map<string, SentRecord>>} Kinds records by kind and id
 * @typedef {{op: string, fields: any, at: number}} Operation
 * @typedef {{me: string | null, sheets: Record<string, any>}} Known `me`: who does it; `sheets`:
 *   definitions by id
 */

import { ENTRY_STEPS } from "./expected_entries.js";
import { MEETING_STEPS, MEMBER_STEPS, TURN_STEPS, VOTE_STEPS } from "./expected_people.js";

/** @import { Kind } from "./types.d.ts" */

/** @type {Record<string, (draft: Draft, fields: any, known: Known & {at: number}) => void>} */
const STEPS = { ...ENTRY_STEPS, ...MEMBER_STEPS, ...MEETING_STEPS, ...VOTE_STEPS, ...TURN_STEPS };

/** Records that operations change; what the server said stays as it is. */
export class Draft {
  /** @param {Kinds} kinds */
  constructor(kinds) {
    this.kinds = new Map(kinds);
    /** @type {Set<string>} */
    this.copied = new Set();
  }

  /** @returns {Map<string, SentRecord>} */
  of(/** @type {string} */ kind) {
    return this.kinds.get(kind) ?? new Map();
  }

  /** @returns {SentRecord[]} */
  all(/** @type {string} */ kind) {
    return [...this.of(kind).values()];
  }

  /** @returns {any} the body, or null */
  get(/** @type {string} */ kind, /** @type {string} */ id) {
    return this.of(kind).get(id)?.body ?? null;
  }

  put(/** @type {Kind} */ kind, /** @type {string} */ id, /** @type {any} */ body) {
    const revision = this.of(kind).get(id)?.revision ?? 0;
    this.#own(kind).set(id, { kind, id, revision, body, pending: true });
  }

  /** Other values of a record that is there. */
  change(/** @type {Kind} */ kind, /** @type {string} */ id, /** @type {any} */ fresh) {
    const body = this.get(kind, id);
    if (body) this.put(kind, id, { ...body, ...fresh });
  }

  drop(/** @type {string} */ kind, /** @type {string} */ id) {
    this.#own(kind).delete(id);
  }

  #own(/** @type {string} */ kind) {
    if (!this.copied.has(kind)) this.kinds.set(kind, new Map(this.of(kind)));
    this.copied.add(kind);
    return this.of(kind);
  }
}

/**
 * @param {Kinds} kinds what the server said
 * @param {Operation[]} operations in order
 * @param {Known} known
 * @returns {Kinds} by kind and id
 */
export function expectedFrom(kinds, operations, known) {
  const draft = new Draft(kinds);
  for (const { op, fields, at } of operations) STEPS[op]?.(draft, fields, { ...known, at });
  return draft.kinds;
}
