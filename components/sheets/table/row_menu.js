/** What can be done with a row, beside the row or below a card's button. */

import { ask } from "../../kit/dialog.js";
import { button, firstField, h } from "../../kit/dom.js";
import { menuStep } from "../../kit/keys.js";
import { WORDS } from "./words.js";

export class RowMenu {
  /** @param {any} table */
  constructor(table) {
    this.table = table;
    /** @type {HTMLElement | null} */
    this.menu = null;
    this.outside = (/** @type {any} */ event) => !event.composedPath().includes(this.menu) &&
      this.close();
  }

  /**
   * @param {any} row
   * @param {Element | null} anchor
   * @param {any} body the grid or the cards: `go` gives the focus back, `begin` starts a new row
   */
  open(row, anchor, body) {
    this.close();
    const { table } = this;
    this.body = body;
    const ids = table.rows.map((/** @type {any} */ known) => known.id);
    const at = ids.indexOf(row.id);
    const { own } = table.actions.way;
    const item = (/** @type {string} */ text, /** @type {() => void} */ job, disabled = false,
        danger = false) => {
      const one = button(text, () => (this.close(), job()), danger ? "danger" : "");
      one.setAttribute("role", "menuitem");
      one.disabled = disabled;
      return one;
    };
    const move = (/** @type {number} */ step) => () => this.#move(row, step);
    const add = (/** @type {string | null} */ before) => () =>
      body.begin(table.actions.add({}, before));
    const menu = h(
      "div",
      { class: "ks-part ks-row-actions", role: "menu", "aria-label": `${row.number}行目でできること`,
        onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(menu, event) },
      own ? item(WORDS.rowUp, move(-1), at === 0) : null,
      own ? item(WORDS.rowDown, move(1), at === ids.length - 1) : null,
      own ? item(WORDS.addAbove, add(row.id)) : null,
      own ? item(WORDS.addBelow, add(ids[at + 1] ?? null)) : null,
      table.shows
        ? item("大きく映す", () => table.look({ entry: row.id })) : null,
      item(WORDS.remove, () => this.#remove(row), false, true),
    );
    this.menu = menu;
    table.place.root.append(menu);
    this.#place(menu, anchor);
    firstField(menu, "button:not(:disabled)")?.focus();
    setTimeout(() => {
      addEventListener("pointerdown", this.outside, true);
      body.frame?.contentWindow.addEventListener("pointerdown", this.outside, true);
    });
  }

  close() {
    removeEventListener("pointerdown", this.outside, true);
    this.body?.frame?.contentWindow?.removeEventListener("pointerdown", this.outside, true);
    this.menu?.remove();
    this.menu = null;
  }

  #move(row, step) {
    if (this.body.api && !this.body.moves) return this.table.notices.say(WORDS.sorted);
    const ids = this.table.rows.map((/** @type {any} */ known) => known.id);
    const to = ids.indexOf(row.id) + step;
    this.table.actions.move(row, (step > 0 ? ids[to + 1] : ids[to]) ?? null);
    this.body.go?.(row.id);
  }

  async #remove(row) {
    const { actions } = this.table;
    const question = actions.way.removal(row);
    if (question && !(await ask(question))) return;
    actions.remove(row);
    this.body.go?.();
  }

  /** @param {HTMLElement} menu @param {KeyboardEvent} event */
  #key(menu, event) {
    const buttons = [...menu.querySelectorAll("button")].filter((one) => !one.disabled);
    const at = buttons.findIndex((one) => one === document.activeElement);
    const to = menuStep(event, at, buttons.length);
    if (event.key === "Escape" || event.key === "Tab") {
      this.close();
      this.body.go?.();
    } else if (to === null) return;
    else buttons[to].focus();
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * Beside the anchor, which may be in the grid's frame.
   * @param {HTMLElement} menu @param {Element | null} anchor
   */
  #place(menu, anchor) {
    const frame = anchor && anchor.ownerDocument !== document
      ? this.body.frame.getBoundingClientRect() : { left: 0, top: 0 };
    const near = anchor?.getBoundingClientRect() ?? { left: 40, bottom: 40 };
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(8, Math.min(frame.left + near.left, innerWidth - width - 8))}px`;
    menu.style.top =
      `${Math.max(8, Math.min(frame.top + near.bottom + 4, innerHeight - height - 8))}px`;
  }
}
