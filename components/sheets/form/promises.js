/**
 * What each confirms before they see an open case, such as who comes in after it was opened. The
 * server sends only that the case is there (kasane/workshop/access.py).
 */

import { button, h } from "../../kit/dom.js";
import { redrawn } from "../../kit/lists.js";
import { entryOf, textOf } from "../../kit/entries.js";
import { WORDS } from "./words.js";

/** @import { Entry } from "../../kit/entries.js" */

export class Promises {
  /** @param {any} form */
  constructor(form) {
    this.form = form;
    this.element = h("section",
      { class: "ks-promises", "aria-label": WORDS.confirm, hidden: true });
  }

  draw() {
    const { live, sheet, writes } = this.form;
    const waits = writes && live.all("entry").some((/** @type {Entry} */ { body }) =>
      body.sheet === sheet.id && body.covered && body.place === "");
    const left = waits ? placesOf(sheet).filter((where) => !confirmed(this.form, where)) : [];
    this.element.hidden = left.length === 0;
    redrawn(this.element, left, () => left.flatMap((where) => this.#ask(where)));
  }

  /** @param {string} where "sheet/field" @returns {Node[]} */
  #ask(where) {
    const [id, field] = where.split("/");
    const sheet = this.form.sheets[id];
    const label = sheet.fields.find((/** @type {any} */ one) => one.id === field)?.label ?? "";
    return [h("h3", { text: sheet.title }), h("p", { text: WORDS.confirmFirst }),
      h("ul", {}, ...sheet.prompts.map((/** @type {string} */ text) => h("li", { text }))),
      button(`✓ ${label}`, () => this.#confirm(id, field), "primary")];
  }

  #confirm(/** @type {string} */ sheet, /** @type {string} */ field) {
    const { form } = this;
    const { live, me } = form;
    const own = entryOf(live, sheet, me);
    const done = own ? live.do("entry.write", { id: own, field, value: "1", seen: "" }, { sheet })
      : live.do("entry.add",
        { id: live.ids(), sheet, place: "", values: { [field]: "1" } }, { sheet });
    done.catch((/** @type {Error} */ refusal) => form.notices.error(refusal.message));
  }
}

/** Where something is confirmed before a case is seen. @returns {string[]} */
function placesOf(/** @type {any} */ sheet) {
  return [...new Set(/** @type {string[]} */ (Object.values(sheet.pick?.confirmed_in ?? {})))];
}

function confirmed(/** @type {any} */ { live, me }, /** @type {string} */ where) {
  return whoConfirmed(live, where).has(me);
}

/** By their own hand. @param {any} live @param {string} where "sheet/field" */
function whoConfirmed(live, where) {
  const [sheet, field] = where.split("/");
  return new Set(live.all("entry").filter((/** @type {Entry} */ { body }) =>
    body.sheet === sheet && body.values?.[field] && !body.typed_by)
    .map((/** @type {Entry} */ { body }) => body.author));
}

/** The names of those who have come in and don't see an open case yet. @param {Entry} copy */
export function leftToConfirm(/** @type {any} */ { live, sheet }, copy) {
  const where = sheet.pick?.confirmed_in?.[textOf(copy, sheet.pick.hidden_field)];
  if (!where) return [];
  const done = whoConfirmed(live, where);
  const waits = live.all("member").filter((/** @type {any} */ { id, body }) =>
    body.joined && body.role === "participant" && !done.has(id));
  return waits.map((/** @type {any} */ { body }) => body.name);
}
