/** The copies of a sheet that the groups of a room have, side by side. */

import { h } from "../../kit/dom.js";
import { sheetScreen } from "./sheet_screen.js";

/**
 * @param {import("../../kit/live_part.js").LivePart} projector
 * @param {any[]} copies definitions
 * @returns {import("./screens.js").Screen}
 */
export function groupScreen(projector, copies) {
  const screens = copies.map((copy) => sheetScreen(projector, copy));
  const boxes = copies.map(({ title }, at) =>
    h("section", { "aria-label": title }, h("h2", { text: title }), screens[at].box));
  return {
    box: h("div", { class: "ks-projector-groups" }, ...boxes),
    draw: (facts) => screens.forEach((screen) => screen.draw(facts)),
    close: () => screens.forEach((screen) => screen.close()),
  };
}
