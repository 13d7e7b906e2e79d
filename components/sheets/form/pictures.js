/** The picture that some small tables have below them. */

import { h } from "../../kit/dom.js";
import { drawHousehold } from "./household.js";
import { drawTree } from "./tree.js";

/**
 * @param {any} field a small table
 * @returns {{element: HTMLElement, draw: (rows: {body: any}[]) => void} | null} null: it has none
 */
export function pictureOf(field) {
  const known = /** @type {const} */ ([["household", drawHousehold], ["tree", drawTree]]);
  const [name, draw] = known.find(([rule]) => field[rule]) ?? [];
  if (!draw) return null;
  const element = h("div", { class: `ks-${name}` });
  return { element, draw: (rows) => draw(element, field, rows) };
}
