/** What the server could not take: both texts are shown, and nothing is dropped before people decide. */

import { h, setText } from "../../kit/dom.js";
import { textOf } from "./formats.js";
import { WORDS, cellName } from "./words.js";

export class RefusedPanel {
  /** @type {Map<string, HTMLElement>} */
  #cards = new Map();

  /** @param {any} table */
  constructor(table) {
    this.table = table;
    this.element = h("div", { class: "ks-table-refused", role: "region", "aria-label": "まだ決まっていない内容" });
    this.element.hidden = true;
  }

  render() {
    const items = this.table.live.refused.filter((/** @type {any} */ item) => this.#belongs(item));
    const wanted = new Set(items.map((/** @type {any} */ item) => item.op_id));
    for (const [id, card] of this.#cards) {
      if (wanted.has(id)) continue;
      card.remove();
      this.#cards.delete(id);
    }
    for (const item of items) {
      if (this.#cards.has(item.op_id)) continue;
      const card = item.fields.field ? this.#cell(item) : this.#row(item);
      this.#cards.set(item.op_id, card);
      this.element.append(card);
      this.table.notices.loud.textContent = item.refused.message;
    }
    this.element.hidden = items.length === 0;
    for (const card of this.#cards.values()) this.#open(card);
  }

  #belongs({ fields, about, op }) {
    const { sheet, actions } = this.table;
    if (fields.sheet ?? about?.sheet) return (fields.sheet ?? about.sheet) === sheet.id;
    return { members: "member.add", meetings: "meeting.edit" }[actions.kind] === op;
  }

  /** Writing buttons wait until writing is allowed. */
  #open(card) {
    for (const one of card.querySelectorAll("button[data-writes]")) one.disabled = !this.table.canWrite;
  }

  #cell(item) {
    const { table } = this;
    const { id, field, value, sources } = item.fields;
    const column = table.columns.find((/** @type {any} */ known) => known.id === field) ?? { id: field, label: field, type: "text" };
    const row = table.row(id);
    const now = item.refused.current?.value;
    const stale = item.refused.code === "stale" && now !== undefined && now !== null;
    const write_ = (/** @type {any} */ text) => table.actions.write({ id, values: {} }, column, text, { seen: now, sources });
    const parts = [
      h("p", { class: "ks-table-said", text: stale ? WORDS.stale : item.refused.message }),
      h("p", { class: "ks-table-where", text: row ? cellName(row.number, column.label) : column.label }),
      h("div", { class: "ks-table-both" }, this.#text("あなたの文", column, value), stale ? this.#text("いまの文", column, now) : null),
    ];
    const joins = stale && (column.type === "text" || column.type === "long_text");
    const lists = stale && Array.isArray(now);
    const choices = [
      stale && this.#choice(item, "自分の文にする", () => write_(value)),
      joins && this.#choice(item, "両方のこす", () => write_([now, value].filter(Boolean).join(column.type === "text" ? "／" : "\n"))),
      lists && this.#choice(item, "両方のこす", () => write_([...new Set([...now, ...value])])),
      !stale && row && this.#choice(item, "もう一度入れる", () => table.actions.write(row, column, value, { sources })),
      !stale && !row && table.actions.changesRows && this.#choice(item, "新しい行にする", () => table.actions.add({ [column.id]: value })),
      this.#choice(item, stale ? "いまの文のままにする" : "捨てる", null),
    ];
    return card([...parts, h("div", { class: "ks-table-choices" }, ...choices.filter(Boolean))]);
  }

  /** A new row that could not be added. */
  #row(item) {
    const { table } = this;
    const values = item.fields.values ?? { name: item.fields.name, organisation: item.fields.organisation, ...item.fields.about };
    const filled = table.columns.filter((/** @type {any} */ column) => textOf(column, values[column.id], table.known));
    return card([
      h("p", { class: "ks-table-said", text: item.refused.message }),
      h("div", { class: "ks-table-both" }, ...filled.map((/** @type {any} */ column) => this.#text(column.label, column, values[column.id]))),
      h("div", { class: "ks-table-choices" }, this.#choice(item, "もう一度足す", () => table.actions.add(values)), this.#choice(item, "捨てる", null)),
    ]);
  }

  #text(label, column, value) {
    return h("div", { class: "ks-table-text" }, h("span", { text: label }), h("p", { text: textOf(column, value, this.table.known) || "（空）" }));
  }

  #choice(item, label, job) {
    const press = () => {
      job?.();
      this.table.live.discard(item.op_id);
      this.table.render();
    };
    const one = h("button", { class: `ks-btn${job ? " ks-primary" : ""}`, type: "button", "data-writes": Boolean(job), onclick: press });
    setText(one, label);
    return one;
  }
}

function card(/** @type {Node[]} */ parts) {
  return h("div", { class: "ks-table-card", role: "group" }, ...parts);
}
