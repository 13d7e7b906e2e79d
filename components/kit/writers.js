/** For whom a facilitator may write: 代理入力. */

import { h } from "./dom.js";

const SELF = "自分";

/**
 * The participants of the roster, whether they have joined or not. Pure.
 * @param {{id: string, body: {name: string, organisation?: string, role: string}}[]} members
 * @param {string | null} me
 * @returns {[string, string][]} ids and what to call them
 */
export function writersOf(members, me) {
  return members
    .filter(({ id, body }) => body.role === "participant" && id !== me && body.name)
    .map(({ id, body }) => [id, fullName(body)]);
}

/** 「さくら（社協）」 @param {{name: string, organisation?: string}} member */
export function fullName({ name, organisation }) {
  return organisation ? `${name}（${organisation}）` : name;
}

/**
 * 「書いた人」: oneself or somebody of the roster. Somebody who left the roster stays chosen, and the
 * server says so.
 */
export class WriterChoice {
  /**
   * @param {{live: import("../live/live.js").Live, me: string | null, leads: boolean,
   *   shape: string}} board
   * @param {{chosen?: string, changed?: () => void}} [options]
   */
  constructor(board, { chosen = "", changed = () => {} } = {}) {
    this.board = board;
    this.sign = "";
    this.list = h("select", { class: "ks-input", onchange: changed });
    this.element = h("label", { class: "ks-typed-by" }, h("span", { text: "書いた人" }), this.list);
    this.render();
    if (chosen) this.#choose(chosen);
  }

  /** A member's id; undefined for oneself. */
  get value() {
    return this.element.hidden ? undefined : this.list.value || undefined;
  }

  render() {
    const { board } = this;
    const writers = writersOf(board.live.all("member"), board.me);
    this.element.hidden = !board.leads || board.shape !== "grid" || writers.length === 0;
    const sign = JSON.stringify(writers);
    if (sign === this.sign) return;
    const { value } = this.list;
    const left = value && !writers.some(([id]) => id === value)
      ? [this.list.selectedOptions[0]] : [];
    this.list.replaceChildren(option("", SELF),
      ...writers.map(([id, name]) => option(id, name)), ...left);
    this.list.value = value;
    this.sign = sign;
  }

  /** @param {string} id */
  #choose(id) {
    const name = this.board.live.get("member", id)?.name ?? "（名簿にない人）";
    if (![...this.list.options].some(({ value }) => value === id)) {
      this.list.append(option(id, name));
    }
    this.list.value = id;
  }
}

/** @param {string} value @param {string} text */
function option(value, text) {
  return h("option", { value, text });
}
