/** Says in Japanese what Streamlit itself says in English, above all to screen readers. */

import { inJapanese } from "./streamlit_words.js";
import { whileWanted } from "./wanted.js";

const AGAIN = 250;
const TEXT = 3;

/** Streamlit's own elements; the many of our parts, such as a board's, are left out. */
const NAMED = ":is([aria-label], [placeholder]):not(.ks-part *)";
/** Where Streamlit's sentences stand. */
const SAID = ["stSkipToContent", "InputInstructions", "stFileUploaderDropzone",
  "stDateInputCalendar", "stSelectboxVirtualDropdown", "stMultiSelectDropdown"]
  .map((name) => `[data-testid="${name}"]`)
  .concat("[data-live-announcer]", '[id^="react-aria-description"]')
  .join();

/** @type {any} */
let waiting = null;

/** Keep it so for as long as some part wants that. @returns {() => void} stops wanting it */
export const spokenInJapanese = whileWanted(watching);

/**
 * The board changes all the time, so a change is looked at a little later, with all that follow.
 */
function watching() {
  const observer = new MutationObserver(() => {
    waiting ??= setTimeout(look, AGAIN);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  look();
  return () => {
    observer.disconnect();
    clearTimeout(waiting);
    waiting = null;
  };
}

function look() {
  waiting = null;
  for (const node of document.querySelectorAll(NAMED)) {
    ["aria-label", "placeholder"].forEach((name) => rename(node, name));
  }
  for (const box of document.querySelectorAll(SAID)) sayAnew(box);
}

function rename(/** @type {Element} */ node, /** @type {string} */ name) {
  const said = inJapanese(node.getAttribute(name) ?? "");
  if (said !== null) node.setAttribute(name, said);
}

function sayAnew(/** @type {Node} */ node) {
  if (node.nodeType === TEXT) {
    const said = inJapanese(node.nodeValue ?? "");
    if (said !== null) node.nodeValue = said;
  } else node.childNodes.forEach(sayAnew);
}
