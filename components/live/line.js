/**
 * One WebSocket that comes back by itself: back-off with jitter from 0.5 s to 15 s, at once when
 * the device is back online or the page is looked at again, and a ping every 20 s.
 */

const FIRST = 500;
const LONGEST = 15_000;
const PING_EVERY = 20_000;
const PONG_WITHIN = 5_000;
const PINGS = 2;
/** The server closes with these where this browser has no business. */
const FINAL = new Set([4403, 4404]);

/** Milliseconds to wait before the try number `tries` (from 0). @param {number} tries */
export function backOff(tries, random = Math.random()) {
  return Math.min(LONGEST, FIRST * 2 ** tries) * (0.5 + random / 2);
}

export class Line {
  /**
   * @param {object} options
   * @param {string} options.url
   * @param {() => object} options.hello the first message
   * @param {(message: any) => void} options.onMessage
   * @param {() => void} options.onDown
   * @param {(code: number) => void} options.onFinal
   * @param {(url: string) => WebSocket} [options.makeSocket]
   */
  constructor({ url, hello, onMessage, onDown, onFinal, makeSocket = (to) => new WebSocket(to) }) {
    this.url = url;
    this.hello = hello;
    this.onMessage = onMessage;
    this.onDown = onDown;
    this.onFinal = onFinal;
    this.makeSocket = makeSocket;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.retry = 0;
    this.pinger = 0;
    this.giveUp = 0;
    this.pingedAt = 0;
    this.tries = 0;
    this.stopped = false;
    this.unanswered = 0;
    this.nudge = () => this.#nudge();
  }

  start() {
    globalThis.addEventListener?.("online", this.nudge);
    globalThis.addEventListener?.("pageshow", this.nudge);
    globalThis.document?.addEventListener("visibilitychange", this.nudge);
    this.#open();
  }

  stop() {
    this.stopped = true;
    globalThis.removeEventListener?.("online", this.nudge);
    globalThis.removeEventListener?.("pageshow", this.nudge);
    globalThis.document?.removeEventListener("visibilitychange", this.nudge);
    this.#drop();
  }

  /** @param {object} message @returns {boolean} false where the line is down */
  send(message) {
    if (this.socket?.readyState !== 1) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  #open() {
    clearTimeout(this.retry);
    this.retry = 0;
    const socket = this.makeSocket(this.url);
    this.socket = socket;
    socket.onopen = () => {
      this.send(this.hello());
      this.#pingIn(PING_EVERY);
    };
    socket.onmessage = (event) => this.#heard(socket, event);
    socket.onclose = (event) => this.#closed(socket, event.code);
    this.giveUp = setTimeout(() => socket.readyState === 0 && this.#lost(), 2 * PONG_WITHIN);
  }

  /** @param {WebSocket} socket @param {MessageEvent} event */
  #heard(socket, event) {
    if (socket !== this.socket) return;
    this.tries = 0;
    this.unanswered = 0;
    this.#pingIn(PING_EVERY);
    this.onMessage(JSON.parse(event.data));
  }

  /** @param {WebSocket | null} socket @param {number} code */
  #closed(socket, code) {
    if (socket !== this.socket) return;
    this.#drop();
    if (this.stopped) return;
    if (FINAL.has(code)) {
      this.stop();
      this.onFinal(code);
      return;
    }
    this.onDown();
    this.retry = setTimeout(() => this.#open(), backOff(this.tries));
    this.tries += 1;
  }

  #lost() {
    this.#closed(this.socket, 0);
  }

  #drop() {
    clearTimeout(this.pinger);
    clearTimeout(this.giveUp);
    clearTimeout(this.retry);
    const socket = this.socket;
    this.socket = null;
    if (socket && socket.readyState < 2) socket.close();
  }

  /** @param {number} ms */
  #pingIn(ms) {
    clearTimeout(this.pinger);
    this.pinger = setTimeout(() => this.#ping(), ms);
  }

  #ping() {
    if (this.unanswered >= PINGS) {
      this.#lost();
      return;
    }
    this.unanswered += 1;
    this.pingedAt = Date.now();
    this.send({ type: "ping" });
    this.#pingIn(PONG_WITHIN);
  }

  /** Somebody looks, or the network is back: connect now, or ask whether the line still lives. */
  #nudge() {
    if (this.stopped || globalThis.document?.visibilityState === "hidden") return;
    if (this.retry && !this.socket) this.#open();
    else if (this.socket?.readyState === 1 && this.unanswered === 0) this.#ping();
  }
}
