/** Texts that the server did not take and that have no field on the page any more. */

import { arrange, button, h } from "./dom.js";
import { textBox } from "./field.js";
import { WORDS } from "../sheets/form/words.js";

export class RefusedTexts {
  #cards = new Map();

  /** @param {import("../sheets/form/form.js").Form} form */
  constructor(form) {
    this.form = form;
    this.element = h("div", { class: "ks-refused", role: "region", "aria-label": "まだ決まっていない文" });
  }

  draw() {
    const items = this.form.loose();
    arrange(this.element, items.map((item) => this.#card(item)));
    this.element.hidden = items.length === 0;
    for (const id of this.#cards.keys()) if (!items.some((item) => item.op_id === id)) this.#cards.delete(id);
  }

  #card(item) {
    if (!this.#cards.has(item.op_id)) {
      this.form.notices.loud.textContent = item.refused.message;
      this.#cards.set(item.op_id, looseCard(this.form, item));
    }
    return this.#cards.get(item.op_id);
  }
}

function looseCard(form, item) {
  const { value, values } = item.fields;
  const text = [value, ...Object.values(values ?? {})].flat().filter(Boolean).join("\n");
  const decide = (job) => () => {
    job();
    form.live.discard(item.op_id);
    form.draw();
  };
  const again = () => form.do(item.op, { ...item.fields, ...(item.op === "entry.add" ? { id: form.live.ids() } : {}) });
  return h(
    "div",
    { class: "ks-card" },
    h("p", { class: "ks-card-message", text: item.refused.message }),
    textBox(WORDS.yourText, text),
    h(
      "div",
      { class: "ks-card-buttons" },
      item.op === "entry.add" && button(WORDS.again, decide(again), "small primary"),
      button(WORDS.drop, decide(() => {}), "small"),
    ),
  );
}
