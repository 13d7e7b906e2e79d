/** Short messages: on the screen as a strip at the bottom, and for screen readers. */

import { button, h } from "./dom.js";
import { grownText } from "./notes/words.js";

const SHOWN = 8_000;
const SHOWN_SHORT = 5_000;
const SHOWN_ERROR = 15_000;
const GROWN_EVERY = 10_000;

/** @typedef {{label: string, job: () => void}} Action */

export class Notices {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.polite = h("div", { class: "ks-unseen", role: "status", "aria-live": "polite" });
    this.loud = h("div", { class: "ks-unseen", role: "alert", "aria-live": "assertive" });
    this.strip = h("div", { class: "ks-toasts" });
    this.grown = 0;
    this.grownAt = 0;
    box.append(this.strip, this.polite, this.loud);
  }

  /** Said to screen readers only. @param {string} text */
  whisper(text) {
    this.polite.textContent = text;
  }

  /** @param {string} text @param {Action} [action] */
  say(text, action) {
    this.whisper(text);
    this.#show(text, action, action ? SHOWN : SHOWN_SHORT, "");
  }

  /** What went wrong, that nothing was lost, what to do. @param {string} text */
  error(text) {
    this.loud.textContent = text;
    this.#show(text, { label: "閉じる", job: () => {} }, SHOWN_ERROR, " ks-toast-error");
  }

  /** Notes of others came: said at most every 10 s, all together. @param {number} count */
  grew(count) {
    this.grown += count;
    if (this.timer) return;
    const wait = Math.max(0, this.grownAt + GROWN_EVERY - Date.now());
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.grownAt = Date.now();
      this.whisper(grownText(this.grown));
      this.grown = 0;
    }, wait);
  }

  close() {
    clearTimeout(this.timer);
    clearTimeout(this.hiding);
  }

  /**
   * @param {string} text @param {Action | undefined} action @param {number} ms @param {string} kind
   */
  #show(text, action, ms, kind) {
    const toast = h("div", { class: `ks-toast${kind}` }, h("span", { text }));
    const hide = () => toast.remove();
    if (action) {
      const press = () => {
        hide();
        action.job();
      };
      toast.append(button(action.label, press, "", { class: "ks-toast-button" }));
    }
    this.strip.replaceChildren(toast);
    this.#hideLater(toast, hide, ms);
  }

  /** @param {HTMLElement} toast @param {() => void} hide @param {number} ms */
  #hideLater(toast, hide, ms) {
    const start = () => {
      clearTimeout(this.hiding);
      this.hiding = setTimeout(hide, ms);
    };
    const hold = () => clearTimeout(this.hiding);
    toast.addEventListener("pointerenter", hold);
    toast.addEventListener("pointerleave", start);
    toast.addEventListener("focusin", hold);
    toast.addEventListener("focusout", start);
    start();
  }
}
