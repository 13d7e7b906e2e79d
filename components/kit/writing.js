/**
 * One value that a person writes while others may write it too. It is sent as it is written, names
 * the value that stood there when the person began, and drops nobody's text: where something else
 * stands there by now, the person is asked. No page in here.
 *
 * @typedef {string | string[]} Value
 * @typedef {{get: () => any, keep: (draft: any) => void, drop: () => void}} Draft
 * @typedef {{fields: {value: Value, seen: Value}}} Sent
 * @typedef {{op_id: string, fields: {value: Value, seen: Value}, refused: {code: string,
 *   message: string, current: any}}} Refused
 */

const PAUSE = 800;
const LATEST = 3_000;

export class Writing {
  /** @type {any} */
  #timer = null;
  #since = 0;

  /**
   * @param {object} options
   * @param {(value: Value, seen: Value) => void} options.send
   * @param {(opId: string) => void} options.discard a refused operation was decided about
   * @param {Draft} options.draft survives a reload
   * @param {(value: Value) => string} [options.problem] why a value can't be sent; "" where it can
   * @param {boolean} [options.waits] what is typed is sent by `flush` alone
   * @param {{set: (job: () => void, ms: number) => any, clear: (id: any) => void}} [options.timers]
   * @param {() => number} [options.now]
   */
  constructor({ send, discard, draft, problem = () => "", waits = false, timers, now = Date.now }) {
    this.send = send;
    this.discard = discard;
    this.draft = draft;
    this.problemOf = problem;
    this.waits = waits;
    this.now = now;
    this.timers = timers ??
      { set: (job, ms) => setTimeout(job, ms), clear: (id) => clearTimeout(id) };
    /** What the person sees and writes. @type {Value} */
    this.value = "";
    /** What stood there when they began, or what they sent last. @type {Value} */
    this.seen = "";
    /** What stands there by the server. @type {Value} */
    this.stood = "";
    /** On its way. @type {Value | null} */
    this.flying = null;
    /** What the server did not take. @type {Refused | null} */
    this.refused = null;
    this.composing = false;
    this.begun = false;
    /** Whether what is on its way was sent from here, not from another tab. */
    this.ours = false;
  }

  /** Nothing of one's own is waiting here. */
  get clean() {
    return this.flying === null && this.refused === null && same(this.value, this.seen);
  }

  /** Why what is written can't be sent. */
  get problem() {
    return this.clean ? "" : this.problemOf(this.value);
  }

  /**
   * What the server said, and what is still on its way from this device.
   * @param {{stood: Value | undefined, pending?: Sent, refused?: Refused}} now
   */
  sync({ stood = "", pending, refused }) {
    const clean = this.clean;
    const before = this.flying;
    this.stood = stood;
    this.refused = refused ?? null;
    this.flying = pending ? pending.fields.value : null;
    const first = !this.begun;
    if (first) this.#begin(pending, refused);
    else if (before !== null && this.flying === null && !refused) this.#done(before);
    else if (clean) this.value = this.seen = this.flying ?? stood;
    if (this.clean) this.#settled();
    else if (this.#timer === null && (first || !this.waits)) this.#later();
  }

  /**
   * After a reload: what was refused, was on its way, or was half-typed.
   * @param {Sent} [pending] @param {Refused} [refused]
   */
  #begin(pending, refused) {
    this.begun = true;
    const kept = this.draft.get();
    const sent = refused ?? pending;
    this.ours = pending !== undefined;
    this.seen = sent?.fields.seen ?? kept?.seen ?? this.stood;
    this.value = kept?.value ?? sent?.fields.value ?? this.stood;
  }

  /** What was on its way is there. @param {Value} value */
  #done(value) {
    if (this.ours || same(this.value, this.seen)) this.seen = value;
    this.ours = false;
  }

  #settled() {
    this.draft.drop();
    this.timers.clear(this.#timer);
    this.#timer = null;
    this.seen = this.value = this.stood;
  }

  /** The person wrote. @param {Value} value */
  type(value) {
    if (this.clean) {
      this.seen = this.stood;
      this.#since = this.now();
    }
    this.value = value;
    if (this.clean) return this.#settled();
    this.draft.keep({ value, seen: this.seen });
    if (!this.waits) this.#later();
  }

  #later() {
    this.timers.clear(this.#timer);
    const left = Math.max(0, this.#since + LATEST - this.now());
    this.#timer = this.timers.set(() => this.flush(), Math.min(PAUSE, left));
  }

  /**
   * Send now what is written, unless it waits for an answer or for a decision, or can't be sent.
   */
  flush() {
    this.timers.clear(this.#timer);
    this.#timer = null;
    if (this.composing || this.flying !== null || this.refused || same(this.value, this.seen) ||
        this.problem) {
      return;
    }
    this.flying = this.value;
    this.ours = true;
    this.#since = this.now();
    this.send(this.value, this.seen);
  }

  /**
   * What becomes of the person's text and of what stands there.
   * @param {"mine" | "theirs" | "both"} choice
   */
  decide(choice) {
    const { refused } = this;
    if (!refused) return;
    this.refused = null;
    this.value =
      { mine: this.value, theirs: this.stood, both: joined(this.stood, this.value) }[choice];
    this.seen = this.stood;
    if (this.clean) this.draft.drop();
    else this.draft.keep({ value: this.value, seen: this.seen });
    this.discard(refused.op_id);
    this.flush();
  }

  /** Send what is written; what can't be sent stays as a draft. */
  close() {
    this.flush();
    this.timers.clear(this.#timer);
    if (this.flying !== null && same(this.flying, this.value)) this.draft.drop();
  }
}

/**
 * Whether two values are the same; nothing at all, "" and [] are.
 * @param {any} one @param {any} other
 */
export function same(one, other) {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/** @param {any} value */
function plain(value) {
  return value === undefined || value === null || value.length === 0 ? "" : value;
}

/**
 * Both texts, the one that stood there first; of lists each value once.
 * @param {any} stood @param {any} mine
 * @returns {any}
 */
export function joined(stood, mine, between = "\n") {
  if (Array.isArray(stood) || Array.isArray(mine)) return [...new Set([...stood, ...mine])];
  return [stood, mine].filter((text) => text.trim() !== "").join(between);
}

/**
 * What `Writing` is told of one value of a record.
 * @param {any} live
 * @param {string | null} id of the record; null where there is none yet
 * @param {string} field
 * @param {() => any} [stood] what stands there, else the entry's value
 * @returns {{stood: any, pending?: any, refused?: any}}
 */
export function writingOf(live, id, field,
    stood = () => live.confirmed.get("entry", id)?.values?.[field]) {
  if (!id) return { stood: "" };
  const last = (/** @type {any[]} */ items) => items.map((item) => sentTo(item, id, field))
    .findLast(Boolean);
  return { stood: stood() ?? "", pending: last(live.pending), refused: last(live.refused) };
}

/** An operation as far as it writes this value; the one that made the entry wrote it too. */
function sentTo(/** @type {any} */ item, /** @type {string} */ id, /** @type {string} */ field) {
  const { op, fields } = item;
  if (fields.id !== id) return undefined;
  if (op.endsWith(".write") && fields.field === field) return item;
  if (op !== "entry.add" || !(field in (fields.values ?? {}))) return undefined;
  return { ...item, fields: { ...fields, value: fields.values[field], seen: "" } };
}
