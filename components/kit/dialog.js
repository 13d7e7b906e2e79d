/** Asks before something that people may not expect. */

import { button, h } from "./dom.js";

/**
 * @param {object} asked
 * @param {string} asked.title
 * @param {string} asked.text what happens, and what stays
 * @param {string} asked.yes the verb on the button
 * @param {string} [asked.no]
 * @returns {Promise<boolean>} false also for Escape
 */
export function ask({ title, text, yes, no = "やめる" }) {
  return new Promise((resolve) => {
    const dialog = h("dialog", {
      class: "ks-part ks-dialog",
      "aria-label": title, role: "alertdialog",
    });
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    const answer = (/** @type {boolean} */ said) => {
      dialog.close();
      dialog.remove();
      before?.focus();
      resolve(said);
    };
    dialog.addEventListener("cancel", (/** @type {Event} */ event) => {
      event.preventDefault();
      answer(false);
    });
    dialog.append(
      h("h2", { text: title }),
      h("p", { text }),
      h(
        "div",
        { class: "ks-dialog-buttons" },
        button(no, () => answer(false)),
        button(yes, () => answer(true), "primary"),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector("button")?.focus();
  });
}
