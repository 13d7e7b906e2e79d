/** Whether somebody is in the middle of something, so that they must not be taken elsewhere. */

const FIELDS = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select";

/** Whether a text is being written, or something is asked. A field left empty holds nobody. */
export function busy() {
  if (document.querySelector("dialog[open]")) return true;
  const at = focused(document);
  if (at?.matches("[contenteditable=true]")) return Boolean(at.textContent?.trim());
  return Boolean(at?.matches(FIELDS) && /** @type {HTMLInputElement} */ (at).value.trim());
}

/** @returns {Element | null} also inside of a frame */
function focused(/** @type {Document} */ page) {
  const at = page.activeElement;
  if (!(at instanceof HTMLIFrameElement)) return at;
  return at.contentDocument ? focused(at.contentDocument) : at;
}
