/** What the server said, by kind and id. Pure: no network, no page. */

/** @import { SentRecord } from "./types.d.ts" */

/** The key of a record in what `apply` returns. @param {string} kind @param {string} id */
export function keyOf(kind, id) {
  return `${kind}/${id}`;
}

export class Replica {
  constructor() {
    /** The last revision held; 0 for none. */
    this.revision = 0;
    /** @type {Map<string, Map<string, SentRecord>>} */
    this.kinds = new Map();
  }

  /**
   * Take in a snapshot or changes.
   * @param {{type: string, revision: number, records: SentRecord[]}} message
   * @returns {Set<string> | null} the keys that changed; null: everything may have
   */
  apply(message) {
    return message.type === "snapshot" ? this.#replace(message) : this.#change(message);
  }

  /** @param {string} kind @param {string | null | undefined} id @returns {any} the body, or null */
  get(kind, id) {
    return this.kinds.get(kind)?.get(id ?? "")?.body ?? null;
  }

  /** @param {string} kind @returns {SentRecord[]} */
  all(kind) {
    return [...(this.kinds.get(kind)?.values() ?? [])];
  }

  /** @param {{revision: number, records: SentRecord[]}} message */
  #replace(message) {
    this.kinds = new Map();
    this.revision = message.revision;
    for (const record of message.records) this.#put(record);
    return null;
  }

  /** @param {{revision: number, records: SentRecord[]}} message @returns {Set<string>} */
  #change(message) {
    const changed = new Set();
    for (const record of message.records) {
      if (this.#put(record)) changed.add(keyOf(record.kind, record.id));
    }
    this.revision = Math.max(this.revision, message.revision);
    return changed;
  }

  /**
   * Equal revisions are taken too: on 公開 the same note comes again, uncovered.
   * @param {SentRecord} record
   */
  #put(record) {
    const held = this.kinds.get(record.kind) ?? new Map();
    if (held.get(record.id)?.revision > record.revision) return false;
    if (record.deleted) return held.delete(record.id);
    this.kinds.set(record.kind, held.set(record.id, record));
    return true;
  }
}
