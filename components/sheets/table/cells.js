/** What stands in the AgGrid's cells. Texts go in as text, never as HTML. */

import { h } from "../../kit/dom.js";
import { isPicked } from "./columns.js";
import { typeOf } from "../../kit/values/types.js";
import { WORDS } from "./words.js";

/**
 * The content of a cell, for the grid and for cards alike.
 * @param {any} table
 * @param {import("./rows.js").Row} row
 * @param {any} column
 * @returns {(Node | string)[]}
 */
export function contentOf(table, row, column) {
  const text = table.text(row, column);
  const value = row.values[column.id];
  if (column.auto === "sources") {
    return table.origins(row).map((/** @type {string} */ name) => tag(name));
  }
  if (column.auto === "pile") return text ? [h("span", { class: "ks-merged", text })] : [];
  if (column.per_person && table.marks.open) return answer(table, row, column);
  if (column.type === "flag") {
    return [h("span", { class: `ks-flag${text ? " ks-flag-on" : ""}`, text: text ? "✓" : "",
      "aria-hidden": true })];
  }
  if (Array.isArray(value)) return value.map((one) => tag(typeOf(column).nameOf(one, table.known)));
  if (column.type === "text" && row.under) {
    return [h("span", { class: "ks-under", text: "└ " }), text];
  }
  return [text];
}

function tag(/** @type {string} */ text) {
  return h("span", { class: "ks-cell-tag", text });
}

/** Own dots, or the steps of a scale, to be pressed. */
function answer(table, row, column) {
  const own = table.marks.ownOf(row, column);
  const press = (/** @type {number} */ mark, /** @type {string} */ text,
    /** @type {string} */ label, more = {}) =>
    h("button", { class: "ks-mark", text, type: "button", tabindex: -1, "data-mark": mark,
      "aria-label": label, ...more });
  if (column.type === "votes") {
    const left = table.marks.left(column);
    return [
      press(own - 1, "−", `${column.label}を1つ減らす`, { disabled: own === 0 }),
      h("span", { class: "ks-dots", text: own ? "●".repeat(own) : "0", "aria-label": `${own}票` }),
      press(own + 1, "＋", `${column.label}を1つ足す`, { disabled: left === 0 }),
    ];
  }
  const steps = Array.from({ length: column.most - column.least + 1 },
    (_, index) => column.least + index);
  return steps.map((step) => press(step, String(step), `${column.label} ${step}`,
    { "aria-pressed": String(step === own) }));
}

/** AgGrid's own kind of cell, not one of React's: it has getGui. */
export class TableCell {
  element = h("div", { class: "ks-cell" });

  init(/** @type {any} */ params) {
    this.refresh(params);
  }

  getGui() {
    return this.element;
  }

  refresh(/** @type {any} */ { data, table, column }) {
    if (!data) return false;
    const row = table.row(data.id) ?? data.row;
    this.element.replaceChildren(...contentOf(table, row, column));
    this.element.classList.toggle("ks-cell-pending", row.pending);
    this.element.classList.toggle("ks-cell-pick", table.writesIn(column) &&
      (isPicked(column) || column.type === "date" || column.type === "time"));
    return true;
  }
}

/** The menu of a row; the handle beside it is AgGrid's. */
export class ToolsCell {
  init() {
    this.element = h("button", { class: "ks-row-menu", text: "⋮", type: "button", tabindex: -1,
      "aria-label": WORDS.menu });
  }

  getGui() {
    return this.element;
  }

  refresh() {
    return true;
  }
}
