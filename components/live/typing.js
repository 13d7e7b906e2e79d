/** Tells the others that somebody is typing: at most every 2 s, and stops by itself after 4 s. */

const EVERY = 2_000;
const STOP_AFTER = 4_000;

export class Typing {
  /** @param {(message: object) => void} post */
  constructor(post, now = Date.now) {
    this.post = post;
    this.now = now;
    this.sentAt = 0;
    /** @type {string | null} */
    this.place = null;
    this.timer = 0;
  }

  /** @param {string} sheet @param {string | null} place null: stopped */
  at(sheet, place) {
    clearTimeout(this.timer);
    if (place === null) {
      this.#stop(sheet);
      return;
    }
    if (place !== this.place || this.now() - this.sentAt >= EVERY) {
      this.place = place;
      this.sentAt = this.now();
      this.post({ type: "typing", sheet, place });
    }
    this.timer = setTimeout(() => this.#stop(sheet), STOP_AFTER);
  }

  /** @param {string} sheet */
  #stop(sheet) {
    if (this.place === null) return;
    this.place = null;
    this.post({ type: "typing", sheet, place: null });
  }
}
