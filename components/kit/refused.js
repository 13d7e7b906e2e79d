/** Texts that the server did not take and that have no field on the page any more. */

import { ConflictCard, telling, WORDS } from "./conflict.js";
import { arrange, h } from "./dom.js";

/** The cards of what was refused and has no field on the page. */
export class RefusedTexts {
  /** @type {Map<string, {card: ConflictCard, texts: [string, string][]}>} */
  #cards = new Map();

  /**
   * @param {object} given
   * @param {any} given.live
   * @param {() => any[]} given.items refused operations
   * @param {(item: any) => import("./conflict.js").Asked} given.asked what an operation's card
   *   says; a choice also ends it
   * @param {() => boolean} given.writable
   * @param {() => void} given.draw
   */
  constructor(given) {
    this.given = given;
    this.element = h("div", { class: "ks-refused", role: "region", "aria-label": WORDS.region });
    this.element.hidden = true;
  }

  draw() {
    const items = this.given.items();
    const cards = items.map((item) => this.#card(item));
    for (const id of this.#cards.keys()) {
      if (!items.some((item) => item.op_id === id)) this.#cards.delete(id);
    }
    arrange(this.element, cards);
    this.element.hidden = cards.length === 0;
  }

  #card(/** @type {any} */ item) {
    const { card, texts } = this.#cards.get(item.op_id) ?? this.#made(item);
    card.draw(texts, this.given.writable());
    return card.element;
  }

  #made(/** @type {any} */ item) {
    const asked = this.given.asked(item);
    const choices =
      asked.choices.map((choice) => ({ ...choice, job: () => this.#decide(item, choice) }));
    const made = { card: new ConflictCard({ ...asked, choices }), texts: asked.texts ?? [] };
    this.#cards.set(item.op_id, made);
    return made;
  }

  #decide(/** @type {any} */ { op_id }, /** @type {import("./conflict.js").Choice} */ { job }) {
    job?.();
    this.given.live.discard(op_id);
    this.given.draw();
  }
}

/** @param {import("./entry_part.js").EntryPart} form */
export function refusedTexts(form) {
  const again = (/** @type {any} */ { op, fields }, more = {}) =>
    form.do(op, { ...fields, ...(op === "entry.add" ? { id: form.live.ids() } : {}), ...more });
  return new RefusedTexts({
    live: form.live,
    items: () => form.loose(),
    writable: () => form.writes,
    draw: () => form.draw(),
    asked: (item) => ({
      message: item.refused.message,
      ...(item.refused.code === "personal" ? telling(item, (values) => textOf({ values }),
        (more) => again(item, more)) : {
        texts: [[WORDS.yours, textOf(item.fields)]],
        choices: [...(item.op === "entry.add" ? [{ text: WORDS.again, writes: true,
          job: () => again(item) }] : []), { text: WORDS.drop }],
      }),
    }),
  });
}

/** @param {Record<string, any>} fields of an operation */
function textOf({ value, values }) {
  return [value, ...Object.values(values ?? {})].flat().filter(Boolean).join("\n");
}
