/**
 * The one line of this tab to a workshop; every part on the page shares it. docs/live-protocol.md
 */

import { Clock } from "./clock.js";
import { sayEnded } from "./ended.js";
import { expectedFrom } from "./expected.js";
import { newId } from "./ids.js";
import { Line } from "./line.js";
import { Outbox } from "./outbox.js";
import { Refusal } from "./refusal.js";
import { Replica } from "./replica.js";
import { Sender } from "./sender.js";
import { draftsOf, dropAll, memory, store } from "./storage.js";
import { alone, openTab } from "./tabs.js";
import { Typing } from "./typing.js";

export { Refusal };

/**
 * @import { Answer, Bodies, Done, FromServer, Item } from "./types.d.ts"
 * @import { Kept, Kind, Presence, Stop, You } from "./types.d.ts"
 * @typedef {"saved" | "sending" | "offline" | "out"} Status
 * @typedef {{change: Set<string> | null, status: Status, presence: Presence}} Told
 * @typedef {import("./expected.js").Kinds} Kinds
 * @typedef {{resolve: (done: Done) => void, reject: (refusal: Refusal) => void}} Waiting
 */

const LINGER = 5_000;
const ADOPT_EVERY = 10_000;
/** @type {Record<number, string>} */
const OUT = {
  4403: "この端末は、このワークショップに入っていません。参加コードで入りなおしてください。書いたものはこの端末に残っています。",
  4404: "このワークショップは見つかりません。終わったか、消されたようです。書いたものはこの端末に残っています。",
};
const READ_ONLY = "投影用の画面では書けません。何も変わっていません。";

/** @type {Map<string, Live>} */
const lives = new Map();

/**
 * The shared line of a workshop. Call `release()` when done with it.
 * @param {string} workshopId
 * @param {{view?: "member" | "projector"}} [options]
 * @returns {Live}
 */
export function connect(workshopId, { view = "member" } = {}) {
  const key = `${view}/${workshopId}`;
  let live = lives.get(key);
  if (!live) {
    live = new Live(workshopId, view, () => lives.delete(key));
    lives.set(key, live);
  }
  live.hold();
  return live;
}

export class Live {
  #replica = new Replica();
  #clock = new Clock();
  /** @type {{[K in keyof Told]: Set<(told: Told[K]) => void>}} */
  #watchers = { change: new Set(), status: new Set(), presence: new Set() };
  /** @type {Map<string, Waiting>} */
  #promises = new Map();
  #held = 0;
  /** Definitions by id. @type {Record<string, any>} */
  #sheets = {};
  /** Made anew after a change of the records or of what is on its way. @type {Kinds | null} */
  #expected = null;

  /** @param {string} workshop @param {"member" | "projector"} view @param {() => void} onEnd */
  constructor(workshop, view, onEnd) {
    this.workshop = workshop;
    this.view = view;
    this.onEnd = onEnd;
    /** @type {You | null} */
    this.you = null;
    /** @type {Presence} */
    this.presence = { here: 0, typing: 0, people: [], places: [] };
    /** @type {Status} */
    this.status = "offline";
    /** By the server's clock; null before the first answer. @type {number | null} */
    this.savedAt = null;
    /** What the server said when it showed us out. */
    this.outMessage = "";
    this.tab = openTab({ session: store("sessionStorage"), local: store("localStorage"), newId });
    const storage = this.view === "projector" ? memory() : store("localStorage");
    this.outbox = new Outbox({ workshop: this.workshop, tab: this.tab.id, storage, newId });
    this.line = this.#line();
    this.sender = new Sender(this.outbox, {
      post: (message) => this.line.send(message),
      onDone: (item, answer) => this.#settle(item, (promise) => promise.resolve(answer)),
      onRefused: (item, refused) => {
        this.#settle(item, (promise) => promise.reject(new Refusal(refused)));
      },
    });
    this.typist = new Typing((message) => this.line.send(message));
    this.onStorage = (/** @type {StorageEvent} */ event) => this.#otherTab(event);
    globalThis.addEventListener("storage", this.onStorage);
    this.adopting = setInterval(() => this.#adopt(), ADOPT_EVERY);
    this.line.start();
  }

  #line() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    return new Line({
      url: `${scheme}://${location.host}/live/${encodeURIComponent(this.workshop)}`,
      hello: () => {
        return { type: "hello", protocol: 1, revision: this.#replica.revision, view: this.view };
      },
      onMessage: (message) => this.#heard(message),
      onDown: () => this.#down(),
      onFinal: (code) => this.#out(OUT[code]),
    });
  }

  /** What the sheets are whose records come. @param {{sheets: Record<string, any>}} programme */
  knows({ sheets }) {
    this.#sheets = sheets;
    this.#expected = null;
  }

  /**
   * The body of a record as the person expects it, or null.
   * @template {Kind} K
   * @param {K} kind @param {string | null | undefined} id @returns {Bodies[K] | null}
   */
  get(kind, id) {
    return this.#kinds.get(kind)?.get(id ?? "")?.body ?? null;
  }

  /** @template {Kind} K @param {K} kind @returns {Kept<Bodies[K]>[]} as the person expects them */
  all(kind) {
    return [...(this.#kinds.get(kind)?.values() ?? [])];
  }

  /** What the server said, without what is still on its way from here. */
  get confirmed() {
    return this.#replica;
  }

  get #kinds() {
    const known = { me: this.you?.member ?? null, sheets: this.#sheets };
    this.#expected ??= expectedFrom(this.#replica.kinds, this.pending, known);
    return this.#expected;
  }

  /** @param {(changed: Set<string> | null) => void} job "kind/id" of what changed; null: all */
  subscribe(job) {
    return this.#watch("change", job);
  }

  /** Called when status, pending or refused operations change. @param {() => void} job */
  onStatus(job) {
    return this.#watch("status", job);
  }

  /** @param {(presence: Presence) => void} job */
  onPresence(job) {
    return this.#watch("presence", job);
  }

  /**
   * Carry out an operation. It is kept on this device until the server has answered.
   * @param {string} op
   * @param {Record<string, any>} fields
   * @param {any} [about] kept with it on this device, not sent
   * @returns {Promise<Done>} rejects with Refusal
   */
  do(op, fields, about = null) {
    if (this.view === "projector") {
      return Promise.reject(new Refusal({ code: "forbidden", message: READ_ONLY, current: null }));
    }
    const item = this.outbox.add(op, fields, about, this.you?.member ?? null);
    const answer = new Promise((resolve, reject) => {
      this.#promises.set(item.op_id, { resolve, reject });
    });
    answer.catch(() => {});
    this.sender.pump();
    this.#tellStatus();
    return answer;
  }

  /** Operations that the server has not answered. */
  get pending() {
    return this.outbox.waiting;
  }

  /** Operations refused for good whose text still waits for a decision. */
  get refused() {
    return this.outbox.refused;
  }

  /** The text of a refused operation was decided about. @param {string} opId */
  discard(opId) {
    this.outbox.remove(opId);
    this.#tellStatus();
  }

  /** By the server's clock, in milliseconds since 1970. */
  now() {
    return this.#clock.now();
  }

  /** A new id for a record. */
  ids() {
    return newId();
  }

  /** I am typing there; null: I stopped. @param {string} sheet @param {string | null} place */
  typing(sheet, place) {
    this.typist.at(sheet, place);
  }

  hold() {
    clearTimeout(this.ending);
    this.#held += 1;
  }

  /**
   * A part is gone. The line is closed a little after the last one, so that page changes keep it.
   */
  release() {
    this.#held -= 1;
    if (this.#held > 0) return;
    this.ending = setTimeout(() => this.#end(), LINGER);
  }

  #end() {
    this.onEnd();
    clearInterval(this.adopting);
    globalThis.removeEventListener("storage", this.onStorage);
    this.line.stop();
    this.tab.close();
  }

  /** @param {FromServer} message what this version does not know is passed over */
  #heard(message) {
    switch (message.type) {
      case "snapshot":
      case "changes":
        return this.#took(message);
      case "done":
      case "refused":
        return this.#answered(message);
      case "presence":
        return this.#present(message);
      case "pong":
        return this.#clock.heard(message.now, Date.now() - this.line.pingedAt);
      case "bye":
        return this.#bye(message);
    }
  }

  /** @param {Extract<FromServer, {records: any}>} message */
  #took(message) {
    this.#clock.heard(message.now);
    if (message.you) this.#is(message.you);
    const changed = this.#replica.apply(message);
    this.#expected = null;
    this.#tell("change", changed);
    if (!this.sender.open) {
      this.sender.opened(this.you?.member ?? null);
      this.#adopt();
      this.#tellStatus();
    }
  }

  /** What somebody else has half written on this device is nobody's any more. @param {You} you */
  #is(you) {
    this.you = you;
    const drafts = draftsOf(this.workshop);
    if (you.member && this.view !== "projector") {
      dropAll(store("localStorage"), drafts, [`${drafts}${you.member}.`, `${drafts}.`]);
    }
  }

  /** @param {Answer} message */
  #answered(message) {
    this.sender.answered(message);
    this.#tellStatus();
  }

  /** @param {{type: string} & Presence} message */
  #present({ type: _type, ...presence }) {
    this.presence = presence;
    this.#tell("presence", presence);
  }

  /**
   * What waits for a workshop that was erased, or is half written, is erased, too.
   * @param {{code: string, message: string}} message
   */
  #bye(message) {
    this.line.stop();
    if (message.code === "erased") {
      this.outbox.clear();
      dropAll(store("localStorage"), draftsOf(this.workshop));
    }
    if (message.code !== "removed") sayEnded(message.message);
    this.#out(message.message);
  }

  #down() {
    this.sender.closed();
    this.#tellStatus();
  }

  /** @param {string} message */
  #out(message) {
    this.sender.closed();
    this.outMessage = message;
    this.#tellStatus();
  }

  /** @param {Item} item @param {(promise: Waiting) => void} job */
  #settle(item, job) {
    const promise = this.#promises.get(item.op_id);
    this.#promises.delete(item.op_id);
    if (promise) job(promise);
  }

  #adopt() {
    if (!this.sender.open || this.view === "projector") return;
    alone(`outbox.${this.workshop}`, () => {
      this.outbox.reload();
      this.outbox.adopt(this.tab.alive);
      this.sender.pump();
      this.#tellStatus();
    });
  }

  /** Another tab sent, or decided about, an operation. @param {StorageEvent} event */
  #otherTab(event) {
    if (event.key !== null && !event.key.startsWith(this.outbox.prefix)) return;
    this.outbox.reload();
    for (const [opId, promise] of this.#promises) {
      if (this.outbox.items.has(opId)) continue;
      this.#promises.delete(opId);
      promise.resolve({ revision: null });
    }
    this.#tellStatus();
  }

  /** What is on its way, or was refused, may be something else. */
  #tellStatus() {
    this.#expected = null;
    this.status = this.#statusNow();
    if (this.status === "saved") this.savedAt = this.now();
    this.#tell("status", this.status);
  }

  #statusNow() {
    if (this.outMessage) return "out";
    if (!this.sender.open) return "offline";
    return this.outbox.waiting.length > 0 ? "sending" : "saved";
  }

  /**
   * @template {keyof Told} W
   * @param {W} what @param {(told: Told[W]) => void} job
   * @returns {Stop}
   */
  #watch(what, job) {
    this.#watchers[what].add(job);
    return () => void this.#watchers[what].delete(job);
  }

  /** @template {keyof Told} W @param {W} what @param {Told[W]} value */
  #tell(what, value) {
    for (const job of [...this.#watchers[what]]) job(value);
  }
}
