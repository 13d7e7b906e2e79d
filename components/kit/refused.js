/** Texts that the server did not take and that have no field on the page any more. */

import { ConflictCard, telling, WORDS } from "./conflict.js";
import { h } from "./dom.js";
import { keptList } from "./lists.js";

/** The cards of what was refused and has no field on the page. */
export class RefusedTexts {
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
    this.put = keptList(this.element, (/** @type {any} */ item) => item.op_id,
      (item) => this.#card(item));
  }

  draw() {
    const items = this.given.items();
    this.put(items);
    this.element.hidden = items.length === 0;
  }

  #card(/** @type {any} */ item) {
    const asked = this.given.asked(item);
    const choices =
      asked.choices.map((choice) => ({ ...choice, job: () => this.#decide(item, choice) }));
    const card = new ConflictCard({ ...asked, choices });
    const draw = () => card.draw(asked.texts ?? [], this.given.writable());
    return { box: card.element, draw };
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
