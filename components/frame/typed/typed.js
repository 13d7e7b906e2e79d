/** Keeps what is typed in Streamlit's own fields around this part, and offers it after a reload. */

import { button, h, wear } from "../../kit/dom.js";
import { part } from "../../kit/part.js";
import { dropTaken, keptIn } from "../../kit/typed.js";

/** @typedef {import("../../kit/typed.js").Taken} Taken */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

const BOX = '[class*="st-key-typed-"]';
const AWAY = '[class*="st-key-untyped-"]';
const FIELDS =
  '[data-testid="stTextInput"] input[type="text"], [data-testid="stTextArea"] textarea';
const SHOWN = 200;

class Typed {
  /** Typed in or put back since the part is there. @type {Set<string>} */
  #touched = new Set();

  /** @param {import("../../kit/part.js").Place<{taken: Taken[]}>} place */
  constructor(place) {
    this.place = place;
    this.kept = keptIn(place.data.taken[0]);
    /** What was half typed when a page went. @type {Record<string, string>} */
    this.before = this.kept.all();
    this.onInput = (/** @type {Event} */ event) => this.#typed(/** @type {any} */ (event.target));
    this.watcher = new MutationObserver(() => this.draw());
    document.addEventListener("input", this.onInput);
  }

  /** The fields around this part by their name: the label, and which of those that have it. */
  get #fields() {
    const box = this.place.root.closest(BOX);
    /** @type {Map<string, Field>} */
    const found = new Map();
    for (const field of box?.querySelectorAll(FIELDS) ?? []) {
      if (field.closest(BOX) !== box || field.closest(AWAY)) continue;
      const label = field.getAttribute("aria-label") ?? "";
      let name = label;
      for (let count = 2; found.has(name); count += 1) name = `${label}（${count}）`;
      found.set(name, /** @type {Field} */ (field));
    }
    return found;
  }

  #typed(/** @type {Field} */ field) {
    const name = [...this.#fields].find(([, each]) => each === field)?.[0];
    if (name === undefined) return;
    this.#touched.add(name);
    this.kept.keep(name, field.value);
  }

  draw() {
    const box = this.place.root.closest(BOX);
    if (box) this.watcher.observe(box, { childList: true, subtree: true });
    for (const name of dropTaken(this.place.data.taken)) delete this.before[name];
    const fields = this.#fields;
    const offered = [...fields].filter(([name, field]) => this.#offers(name, field))
      .map(([name]) => /** @type {[string, string]} */ ([name, this.before[name]]));
    const sign = JSON.stringify(offered);
    if (sign === this.place.root.dataset.offered) return;
    this.place.root.dataset.offered = sign;
    this.place.root.replaceChildren(...(offered.length > 0 ? [this.#card(offered)] : []));
  }

  /** A text that stands in its field by now needs no keeping. */
  #offers(/** @type {string} */ name, /** @type {Field} */ field) {
    if (field.disabled || this.before[name] === undefined) return false;
    if (field.value !== this.before[name]) return true;
    if (!this.#touched.has(name)) this.#drop([name]);
    return false;
  }

  #card(/** @type {[string, string][]} */ offered) {
    const names = offered.map(([name]) => name);
    const texts = offered.map(([name, text]) => {
      const cut = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
      return h("li", {}, h("b", { text: name }), h("span", { text: cut }));
    });
    return h("section", { class: "ks-part ks-typed", "aria-label": "前に書きかけた文" },
      h("p", { class: "ks-typed-said", text: "前に書きかけた文があります。" }), h("ul", {}, ...texts),
      h("div", { class: "ks-typed-buttons" },
        button("戻す", () => void this.#putBack(names), "primary"),
        button("捨てる", () => {
          this.#drop(names);
          this.draw();
        })));
  }

  #drop(/** @type {string[]} */ names) {
    for (const name of names) {
      delete this.before[name];
      this.kept.keep(name, "");
    }
  }

  /** Outside of a form a field is sent on its own: the next is offered until the person presses. */
  async #putBack(/** @type {string[]} */ names) {
    for (const name of names) {
      const field = this.#fields.get(name);
      const text = this.before[name];
      if (!field || text === undefined) continue;
      delete this.before[name];
      await write(field, text);
      if (!field.closest("form, [data-testid='stForm']")) break;
    }
    this.draw();
  }

  close() {
    this.watcher.disconnect();
    document.removeEventListener("input", this.onInput);
  }
}

/**
 * Write as a person would: React hears what is set by the element's own setter and told by an
 * event; leaving the field sends it.
 * @param {Field} field @param {string} text
 */
async function write(field, text) {
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value");
  field.focus();
  own?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((drawn) => setTimeout(drawn));
  field.blur();
}

export const mount = part((place) => {
  wear(place.root, "typed");
  const typed = new Typed(place);
  return { draw: () => typed.draw(), close: () => typed.close() };
}, (/** @type {{taken: Taken[]}} */ { taken: [{ workshop, member, name }] }) =>
  JSON.stringify([workshop, member, name]));
