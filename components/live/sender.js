/**
 * Sends the outbox: one operation at a time, in order. The next one goes when the last was
 * answered, so nothing overtakes; on a local line that is still far quicker than the server's
 * limit.
 */

const TRY_AGAIN = new Set(["too_fast", "storage"]);
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;
const ANSWER_WITHIN = 20_000;

/** @import { Answer, Item, Refused } from "./types.d.ts" */

export class Sender {
  /**
   * @param {import("./outbox.js").Outbox} outbox
   * @param {object} options
   * @param {(message: object) => boolean} options.post false where the line is down
   * @param {(item: Item, answer: {revision: number}) => void} options.onDone
   * @param {(item: Item, refused: Refused) => void} options.onRefused
   * @param {{set: (job: () => void, ms: number) => any, clear: (id: any) => void}} [options.timers]
   */
  constructor(outbox, { post, onDone, onRefused, timers }) {
    this.outbox = outbox;
    this.post = post;
    this.onDone = onDone;
    this.onRefused = onRefused;
    this.timers = timers ??
      { set: (job, ms) => setTimeout(job, ms), clear: (id) => clearTimeout(id) };
    /** @type {string | null} */
    this.flying = null;
    this.open = false;
    this.wait = 0;
    this.lastWait = 0;
    /** @type {any} */
    this.timer = null;
    /**
     * The member that this browser is now; what somebody else wrote here is not sent as theirs.
     * @type {string | null}
     */
    this.member = null;
  }

  /** The line is up and the server has answered `hello`. @param {string | null} member */
  opened(member) {
    this.open = true;
    this.member = member;
    this.flying = null;
    this.wait = 0;
    this.pump();
  }

  closed() {
    this.open = false;
    this.flying = null;
    this.#stopTimer();
  }

  /** Send the next one if nothing is on its way. */
  pump() {
    if (!this.open || this.flying || this.wait) return;
    const item = this.outbox.next();
    if (!item) return;
    if (item.member && this.member && item.member !== this.member) {
      this.#refuse(item, otherPerson());
      this.pump();
      return;
    }
    this.flying = item.op_id;
    this.post({ type: "do", op_id: item.op_id, op: item.op, ...item.fields });
    this.#after(ANSWER_WITHIN, () => {
      this.flying = null;
      this.pump();
    });
  }

  /** @param {Answer} message */
  answered(message) {
    const item = this.outbox.items.get(message.op_id);
    const retry = message.type === "refused" && TRY_AGAIN.has(message.code);
    if (message.op_id === this.flying) this.#landed(retry);
    if (item && message.type === "done") {
      this.outbox.remove(item.op_id);
      this.onDone(item, { revision: message.revision });
    } else if (item && message.type === "refused" && !retry) {
      const { code, message: sentence, current = null } = message;
      this.#refuse(item, { code, message: sentence, current });
    }
    this.pump();
  }

  /** @param {boolean} retry */
  #landed(retry) {
    this.flying = null;
    this.#stopTimer();
    if (!retry) {
      this.lastWait = 0;
      return;
    }
    this.wait = this.lastWait ? Math.min(this.lastWait * 2, LONGEST_WAIT) : FIRST_WAIT;
    this.lastWait = this.wait;
    this.#after(this.wait, () => {
      this.wait = 0;
      this.pump();
    });
  }

  /** @param {Item} item @param {Refused} refused */
  #refuse(item, refused) {
    this.outbox.refuse(item.op_id, refused);
    this.onRefused(item, refused);
  }

  /** @param {number} ms @param {() => void} job */
  #after(ms, job) {
    this.#stopTimer();
    this.timer = this.timers.set(job, ms);
  }

  #stopTimer() {
    if (this.timer !== null) this.timers.clear(this.timer);
    this.timer = null;
  }
}

function otherPerson() {
  const message =
    "この端末で前に別の名前で書かれた内容です。送らずに、この端末に残してあります。必要なら新しい付箋にしてください。";
  return { code: "not_member", message, current: null };
}
