/**
 * Lists whose rows are kept while the records change, so that nothing pressed or opened is lost.
 */

/**
 * @template T
 * @param {HTMLElement} list
 * @param {(item: T) => string} idOf
 * @param {(item: T) => {box: HTMLElement, draw: (item: T) => void}} make
 * @returns {(items: T[]) => void} draws the items in their order
 */
export function keptList(list, idOf, make) {
  /** @type {Map<string, {box: HTMLElement, draw: (item: T) => void}>} */
  const rows = new Map();
  return (items) => {
    const ids = new Set(items.map(idOf));
    for (const [id, row] of rows) {
      if (ids.has(id)) continue;
      row.box.remove();
      rows.delete(id);
    }
    items.forEach((item, index) => {
      const id = idOf(item);
      if (!rows.has(id)) rows.set(id, make(item));
      const row = /** @type {{box: HTMLElement, draw: (item: T) => void}} */ (rows.get(id));
      if (list.children[index] !== row.box) {
        list.insertBefore(row.box, list.children[index] ?? null);
      }
      row.draw(item);
    });
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
