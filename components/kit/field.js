/** One field of a copy or of an item in it: label, control, who types there, and what is asked. */

import { bothTexts, ConflictCard, valueChoices, WORDS as CONFLICT } from "./conflict.js";
import { arrange, h, setText } from "./dom.js";
import { control, readable } from "./controls.js";
import { WORDS, typingText, typists } from "../sheets/form/words.js";
import { Writing } from "./writing.js";
import { SHOWN } from "./limits.js";

export class FieldBox {
  #sources = [];

  /**
   * @param {import("../sheets/form/form.js").Form} form
   * @param {{entry: string, field: import("./entries.js").Field, label?: string, quiet?: boolean, narrow?: boolean, single?: boolean}} options
   *   `quiet`: its label stands elsewhere
   */
  constructor(form, { entry, field, label = field.label, quiet = false, narrow = false, single = false }) {
    Object.assign(this, { form, entry, field });
    this.writing = new Writing({
      send: (value, seen) => form.write(entry, field.id, value, seen, this.#sources.splice(0)),
      discard: (opId) => form.live.discard(opId),
      draft: form.draftOf(`${entry}.${field.id}`),
    });
    this.control = control(field, { label, narrow, single, roster: () => form.roster, changed: (value, now) => this.type(value, now) });
    this.label = h("span", { class: quiet || this.control.named ? "ks-unseen" : "ks-paper-label", text: label });
    this.sign = h("span", { class: "ks-paper-sign" });
    this.text = h("p", { class: "ks-paper-text" });
    this.offers = field.choices_from ? offerList(this, label) : null;
    this.body = h("div", { class: "ks-paper-control" });
    this.asked = h("div", { class: "ks-paper-asked" });
    this.element = h("div", { class: `ks-paper-field ks-paper-${field.type}`, "data-field": field.id }, h("div", { class: "ks-paper-head" }, this.label, this.sign), this.body, this.asked);
    this.#listen();
  }

  #listen() {
    const { element, writing } = this;
    element.addEventListener("compositionstart", () => (writing.composing = true));
    element.addEventListener("compositionend", () => (writing.composing = false));
    element.addEventListener("focusout", () => {
      this.flush();
      this.form.stopTyping(this.place);
    });
  }

  /** Where the others see that somebody is typing. */
  get place() {
    return `${this.entry}/${this.field.id}`;
  }

  /** @param {any} value @param {boolean} [now] */
  type(value, now = false) {
    this.writing.type(value);
    if (now) this.flush();
    else this.form.startTyping(this.place);
    this.form.drawSoon();
  }

  /** Take over a text from elsewhere, and remember where it is from. @param {{id: string, text: string}[]} offers */
  take(offers, { replace = false } = {}) {
    const text = offers.map((offer) => offer.text).join("\n");
    this.#sources.push(...offers.map((offer) => offer.id).filter(Boolean));
    this.type(replace ? text : this.#inserted(text), true);
    this.control.set(this.writing.value);
  }

  /** At the caret, or at the end; on a line of its own. */
  #inserted(text) {
    const { element } = this.control;
    const { value } = this.writing;
    const at = this.caret ?? value.length;
    const before = value.slice(0, at);
    const after = value.slice(at);
    this.caret = undefined;
    element.focus?.();
    return `${before}${before && !before.endsWith("\n") ? "\n" : ""}${text}${after && !after.startsWith("\n") ? "\n" : ""}${after}`;
  }

  /** Where the caret is, for when the focus has gone to a button. */
  rememberCaret() {
    const { element } = this.control;
    if (element.matches(":focus")) this.caret = element.selectionEnd;
  }

  flush() {
    this.writing.flush();
  }

  close() {
    this.writing.close();
    this.form.stopTyping(this.place);
  }

  /** @param {boolean} writable */
  draw(writable) {
    const { form, entry, field, writing } = this;
    writing.sync(form.stateOf(entry, field.id));
    const shown = writable || !writing.clean;
    if (shown && !writing.composing) this.control.set(writing.value);
    if (!shown) this.#read();
    arrange(this.body, [shown && this.control.element, shown && this.offers?.element, !shown && this.text].filter(Boolean), this.control.element);
    if (shown) this.offers?.draw();
    this.#signs(writable);
    this.#ask(writable);
  }

  #read() {
    const text = readable(this.field, this.writing.value, this.form.roster);
    setText(this.text, text || WORDS.empty);
    this.text.classList.toggle("ks-paper-empty", text === "");
  }

  #signs(writable) {
    const { form, writing } = this;
    const { people, count } = typists(form.live.presence, form.sheet.id, this.place, form.me, form.typingAt === this.place);
    const typing = typingText(people.map((id) => form.live.get("member", id)?.name ?? "").filter(Boolean), count);
    const own = writing.clean || writing.refused ? "" : writable ? WORDS.waiting : WORDS.closed;
    setText(this.sign, typing || own);
    this.sign.classList.toggle("ks-paper-typing", typing !== "");
    this.element.classList.toggle("ks-paper-busy", typing !== "");
  }

  /** Two wrote the same field: both texts, and a choice. */
  #ask(writable) {
    const { refused, stood, value } = this.writing;
    if (refused?.op_id !== this.askedFor) {
      this.askedFor = refused?.op_id;
      this.card = refused && this.#card(refused.refused);
      this.asked.replaceChildren(...(refused ? [this.card.element] : []));
    }
    const text = (given) => readable(this.field, given, this.form.roster);
    this.card?.draw(refused.refused.code === "stale" ? bothTexts(text(value), text(stood)) : [[CONFLICT.yours, text(value)]], writable);
  }

  #card({ code, message }) {
    return new ConflictCard({ message, where: this.field.label, choices: valueChoices(this.field.type, code === "stale", (choice) => this.#decide(choice)) });
  }

  #decide(choice) {
    this.writing.decide(choice);
    this.control.set(this.writing.value);
    this.form.draw();
    this.control.element.focus?.();
  }
}

/** What was written elsewhere, to be taken over. */
function offerList(box, label) {
  const list = h("select", { class: "ks-input ks-paper-offers", "aria-label": `${label}：${WORDS.chooseOffer}` });
  let offers = [];
  list.addEventListener("change", () => {
    const offer = offers[Number(list.value)];
    list.value = "";
    if (offer) box.take([offer], { replace: true });
  });
  const draw = () => {
    offers = box.form.offers(box.field.choices_from);
    const sign = JSON.stringify(offers);
    list.hidden = offers.length === 0;
    if (sign === list.sign) return;
    list.sign = sign;
    list.replaceChildren(h("option", { value: "", text: WORDS.chooseOffer }), ...offers.map(({ text }, index) => h("option", { value: String(index), text: text.slice(0, SHOWN) })));
  };
  return { element: list, draw };
}
