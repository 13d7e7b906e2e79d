/**
 * What the server said, by kind and id. Pure: no network, no page.
 *
 * @typedef {{kind: string, id: string, revision: number, body: any}} LiveRecord
 * @typedef {LiveRecord & {deleted?: boolean}} SentRecord
 */

/** The key of a record in what `apply` returns. */
export function keyOf(kind, id) {
  return `${kind}/${id}`;
}

export class Replica {
  constructor() {
    /** The last revision held; 0 for none. */
    this.revision = 0;
    /** @type {Map<string, Map<string, LiveRecord>>} */
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

  /** @returns {any} the body, or null */
  get(kind, id) {
    return this.kinds.get(kind)?.get(id)?.body ?? null;
  }

  /** @returns {LiveRecord[]} */
  all(kind) {
    return [...(this.kinds.get(kind)?.values() ?? [])];
  }

  #replace(message) {
    this.kinds = new Map();
    this.revision = message.revision;
    for (const record of message.records) this.#put(record);
    return null;
  }

  #change(message) {
    const changed = new Set();
    for (const record of message.records) {
      if (this.#put(record)) changed.add(keyOf(record.kind, record.id));
    }
    this.revision = Math.max(this.revision, message.revision);
    return changed;
  }

  /** Equal revisions are taken too: on 公開 the same note comes again, uncovered. */
  #put(record) {
    const held = this.kinds.get(record.kind)?.get(record.id);
    if (held && held.revision > record.revision) return false;
    if (record.deleted) return this.kinds.get(record.kind)?.delete(record.id) ?? false;
    if (!this.kinds.has(record.kind)) this.kinds.set(record.kind, new Map());
    this.kinds.get(record.kind).set(record.id, record);
    return true;
  }
}
