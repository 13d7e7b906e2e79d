/**
 * Operations that were not answered yet. Each has its own key in the browser's storage, so that two
 * tabs never overwrite each other's, and it survives a reload.
 *
 * @import { Item, Refused, RefusedItem } from "./types.d.ts"
 */

/** Whether an operation carries something that a person typed. @param {{fields: any}} item */
export function hasText({ fields: { value = "", values = {} } }) {
  const texts = [value, ...Object.values(values)].flat();
  return texts.some((text) => typeof text === "string" && text.trim() !== "");
}

/** @param {Item} item @returns {item is RefusedItem} */
function isRefused(item) {
  return item.refused !== undefined;
}

export class Outbox {
  /**
   * @param {object} options
   * @param {string} options.workshop
   * @param {string} options.tab
   * @param {Storage} options.storage
   * @param {() => string} options.newId
   * @param {() => number} [options.now]
   */
  constructor({ workshop, tab, storage, newId, now = Date.now }) {
    this.prefix = `kasane.outbox.${workshop}.`;
    this.tab = tab;
    this.storage = storage;
    this.newId = newId;
    this.now = now;
    this.last = 0;
    /** @type {Map<string, Item>} */
    this.items = new Map();
    this.reload();
  }

  /**
   * Keep a new operation.
   * @param {string} op @param {Record<string, any>} fields
   * @param {any} [about] @param {string | null} [member]
   * @returns {Item}
   */
  add(op, fields, about = null, member = null) {
    this.last = Math.max(this.now(), this.last + 1);
    const item = { op_id: this.newId(), op, fields, about, at: this.last, tab: this.tab, member };
    this.#keep(item);
    return item;
  }

  /** Not answered yet, in the order in which they were made. @returns {Item[]} */
  get waiting() {
    return this.#sorted().filter((item) => !item.refused);
  }

  /** Refused for good, with a text that nobody has decided about. @returns {RefusedItem[]} */
  get refused() {
    return this.#sorted().filter(isRefused);
  }

  /** The next to send by this tab, or undefined. */
  next() {
    return this.waiting.find((item) => item.tab === this.tab);
  }

  /** It was carried out, or nobody wants it any more. @param {string} opId */
  remove(opId) {
    this.items.delete(opId);
    attempt(() => this.storage.removeItem(this.prefix + opId));
  }

  /** Nothing is kept any more. */
  clear() {
    for (const opId of [...this.items.keys()]) this.remove(opId);
  }

  /**
   * It was refused for good: a text is kept until somebody decides, the rest goes.
   * @param {string} opId @param {Refused} refused
   */
  refuse(opId, refused) {
    const item = this.items.get(opId);
    if (!item) return;
    if (hasText(item)) this.#keep({ ...item, refused });
    else this.remove(opId);
  }

  /** Take over what closed tabs left. @param {(tab: string) => boolean} alive */
  adopt(alive) {
    for (const item of this.waiting) {
      if (item.tab !== this.tab && !alive(item.tab)) this.#keep({ ...item, tab: this.tab });
    }
  }

  /** Read the storage anew, after another tab changed it. */
  reload() {
    const stored = attempt(() => this.#read());
    if (!stored) return;
    for (const [opId, item] of this.items) {
      if (!stored.has(opId) && !item.unstored) this.items.delete(opId);
    }
    for (const [opId, item] of stored) this.items.set(opId, item);
  }

  #read() {
    /** @type {Map<string, Item>} */
    const found = new Map();
    for (let index = 0; index < this.storage.length; index += 1) {
      const key = this.storage.key(index);
      if (!key?.startsWith(this.prefix)) continue;
      const item = attempt(() => JSON.parse(this.storage.getItem(key) ?? "null"));
      if (item?.op_id) found.set(item.op_id, item);
    }
    return found;
  }

  /** @param {Item} item */
  #keep(item) {
    this.items.set(item.op_id, item);
    const kept = attempt(() => {
      this.storage.setItem(this.prefix + item.op_id, JSON.stringify(item));
      return true;
    });
    if (!kept) item.unstored = true;
  }

  #sorted() {
    return [...this.items.values()].sort((a, b) => a.at - b.at || (a.op_id < b.op_id ? -1 : 1));
  }
}

/**
 * A full or forbidden storage must not stop anybody from writing: memory holds it as well.
 * @template T @param {() => T} job
 */
function attempt(job) {
  try {
    return job();
  } catch {
    return undefined;
  }
}
