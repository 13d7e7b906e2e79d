/** Whose name will be seen, said where somebody writes. */

/**
 * @param {any} live
 * @param {string} sheet
 * @param {string | null | undefined} writer member id
 * @returns {string} "" where nobody's name is shown
 */
export function namedText(live, sheet, writer) {
  if (live.get("sheet", sheet)?.authors !== "shown") return "";
  const name = live.get("member", writer)?.name;
  return name ? `名前「${name}」が、みんなの画面に出ます。` : "";
}
