/** Puts a text on the clipboard, also where the page is not a secure context (http on a LAN). */

/**
 * @param {string} text
 * @param {HTMLInputElement} field a read-only field that holds the text; it stays selected
 * @returns {Promise<boolean>} whether it was copied; else the person copies the selected text
 */
export async function copy(text, field) {
  field.focus();
  field.select();
  try {
    if (globalThis.isSecureContext && navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused by the browser: the old way is tried.
  }
  return document.execCommand("copy");
}
