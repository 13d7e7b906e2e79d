/** What everybody heeds who writes on a sheet. */

import { h } from "./dom.js";

/**
 * The rules of a sheet, which can be folded.
 * @param {{title: string, rules?: string[]} | undefined} sheet @param {boolean} open
 * @returns {HTMLElement | null} null where it has none
 */
export function sheetRules(sheet, open) {
  if (!sheet?.rules?.length) return null;
  return h("details", { class: "ks-rules", open },
    h("summary", { text: `${sheet.title}の選び方・書き方` }),
    h("ul", {}, ...sheet.rules.map((text) => h("li", { text }))));
}
