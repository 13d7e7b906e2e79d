/**
 * Keeps Streamlit's "Connection error" away. It takes the focus and makes the whole page inert,
 * while people can go on writing here: the live line says itself that it is down, and keeps what
 * is written.
 */

import { whileWanted } from "./wanted.js";

const TITLE = "Connection error";
const DIALOGS = 'body > [data-testid="stDialog"]';

/**
 * Close the dialog whenever it opens, for as long as some part wants that. Other dialogs are let
 * through; shell.css hides them all until then, because what is hidden can't take the focus.
 * @returns {() => void} stops wanting it
 */
export const undisturbed = whileWanted(watching);

function watching() {
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true });
  for (const child of document.body.children) {
    observer.observe(child, { attributeFilter: ["inert"] });
  }
  document.body.classList.add("ks-undisturbed");
  look();
  return () => {
    observer.disconnect();
    document.body.classList.remove("ks-undisturbed");
  };
}

function look() {
  for (const dialog of document.querySelectorAll(DIALOGS)) {
    if (dialog.querySelector("h2")?.textContent === TITLE) dismiss(dialog);
    else dialog.classList.add("ks-let-through");
  }
}

/** What is inert loses the focus at the next drawing, so it is made usable before that. */
function dismiss(/** @type {Element} */ dialog) {
  for (const child of document.body.children) child.removeAttribute("inert");
  dialog.querySelector("button")?.click();
}
