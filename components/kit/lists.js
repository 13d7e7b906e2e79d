/**
 * Lists whose rows are kept while the records change, so that nothing pressed or opened is lost.
 */

import { arrange } from "./dom.js";

/**
 * @template T
 * @typedef {object} Row
 * @property {HTMLElement} box
 * @property {(item: T, at: number, items: T[]) => void} draw
 * @property {() => void} [close] called when its item is gone
 */

/**
 * @template T
 * @param {HTMLElement} list
 * @param {(item: T) => string} idOf
 * @param {(item: T) => Row<T>} make
 * @returns {(items: T[]) => void} draws the items in their order
 */
export function keptList(list, idOf, make) {
  /** @type {Map<string, Row<T>>} */
  const rows = new Map();
  return (items) => {
    const ids = new Set(items.map(idOf));
    for (const [id, row] of rows) {
      if (ids.has(id)) continue;
      row.close?.();
      rows.delete(id);
    }
    const shown = items.map((item) => {
      const row = rows.get(idOf(item)) ?? make(item);
      rows.set(idOf(item), row);
      return row;
    });
    const written = shown.find(({ box }) => box.contains(document.activeElement));
    arrange(list, shown.map(({ box }) => box), written?.box);
    shown.forEach((row, at) => row.draw(items[at], at, items));
  };
}

/**
 * Exchange children only where what they say has changed.
 * @param {HTMLElement} box
 * @param {unknown} said
 * @param {() => (Node | string)[]} make
 */
export function redrawn(box, said, make) {
  const sign = JSON.stringify(said);
  if (box.dataset.said === sign) return;
  box.dataset.said = sign;
  box.replaceChildren(...make());
}
