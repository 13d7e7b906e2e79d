/**
 * One value that is written while others may write it too: label, control, who types, what is
 * asked.
 */

import {
  bothTexts, ConflictCard, tellingChoices, valueChoices, WORDS as CONFLICT,
} from "./conflict.js";
import { arrange, attribute, h, setText } from "./dom.js";
import { isComposing } from "./keys.js";
import { offerList } from "./offer_list.js";
import { NAME } from "./limits.js";
import { knownOf } from "./values/known.js";
import { typeOf } from "./values/types.js";
import { Writing, writingOf } from "./writing.js";
import { lettersIn, WORDS } from "./words.js";

/**
 * @typedef {import("./values/value.js").Field} Field
 * @typedef {{id: string, text: string}} Offer
 * @typedef {import("./writing.js").Refused["refused"]} Refusal
 *
 * @typedef {object} Given
 * @property {any} live
 * @property {Field} field
 * @property {() => string | null} entry id of the record; null before the first writing
 * @property {import("./writing.js").Draft} draft
 * @property {() => import("./values/value.js").Known} [known] people and today
 * @property {string} [sheet] id of its sheet
 * @property {(value: any) => Promise<unknown>} [create] makes the record with its first value
 * @property {(value: any, seen: any, sources: string[]) => Promise<unknown> | void} [write] else
 *   `entry.write`
 * @property {() => any} [stood] what stands there; else the record's value
 * @property {() => Offer[]} [offers] what was written elsewhere and can be taken over
 * @property {(on: boolean) => void} [typing] somebody begins or ends to type here
 * @property {() => string} [typists] who else types here
 * @property {() => void} [changed] what is written here changed: draw anew
 * @property {() => string} [fresh] what is said where its value is new since a meeting
 * @property {string} [label]
 * @property {boolean} [quiet] its label stands elsewhere
 * @property {boolean} [narrow] in a cell of a small table
 * @property {boolean} [single] a text stays on one line
 * @property {boolean} [waits] it is sent when the field is left, not while it is written
 * @property {boolean} [tells] it says itself when all is saved
 */

let freshes = 0;

export class FieldEditor {
  #sources = /** @type {string[]} */ ([]);
  #wrote = false;
  /** The person has read that it may tell of somebody, and leaves it so. */
  #confirmed = false;
  /** The refused operation that is asked about. @type {string | undefined} */
  #asked = undefined;
  /** Why nothing could not be written. */
  said = "";

  /** @param {Given} given */
  constructor(given) {
    const { field, label = field.label, quiet, offers, tells, waits } = given;
    const beside = ((tells || waits) && field.hint) || "";
    this.given = given;
    this.field = field;
    this.type = typeOf(field);
    this.writing = this.#begin();
    this.control = this.type.control({ ...given, label, hint: beside ? "" : field.hint,
      known: () => this.#known, changed: (value, now) => this.write(value, now) });
    this.label = h("span", { class: quiet || this.control.named ? "ks-unseen" : "ks-paper-label",
      text: label });
    this.sign = h("span", { class: "ks-paper-sign", role: given.tells ? "status" : null });
    this.fresh = h("small", { class: "ks-fresh", id: `fresh-${(freshes += 1)}` });
    this.text = h("p", { class: "ks-paper-text" });
    this.offers = offers && field.choices_from ? offerList(this, label, offers) : null;
    this.body = h("div", { class: "ks-paper-control" });
    this.problem = h("p", { class: "ks-failed", role: "alert" });
    this.asked = h("div", { class: "ks-paper-asked" });
    const hint = h("small", { class: "ks-paper-hint", text: beside, hidden: !beside });
    const head = h("div", { class: "ks-paper-head" }, this.label, hint, this.fresh,
      this.sign);
    const looks = `ks-paper-field ks-paper-${field.type}`;
    this.element = h("div", { class: looks, "data-field": field.id }, head, this.body, this.problem,
      this.asked);
    editors.set(this.element, this);
    this.#listen();
  }

  get #known() {
    return this.given.known?.() ?? knownOf(this.given.live);
  }

  #begin() {
    const { live, draft, waits } = this.given;
    return new Writing({
      send: (value, seen) => this.#send(value, seen),
      discard: (opId) => live.discard(opId),
      problem: (value) => this.type.problem(value, this.#known),
      draft,
      waits,
    });
  }

  #send(/** @type {any} */ value, /** @type {any} */ seen) {
    const { live, sheet, field, entry, create, write } = this.given;
    const sources = [...new Set(this.#sources.splice(0))];
    const id = entry();
    const fields = { id, field: field.id, value, seen, ...(sources.length ? { sources } : {}),
      ...(this.#confirmed ? { confirmed: true } : {}) };
    this.#confirmed = false;
    const send = () => (id || !create ? live.do("entry.write", fields, { sheet }) : create(value));
    const sent = write ? write(value, seen, sources) : send();
    sent?.catch((/** @type {any} */ refusal) => this.#failed(refusal, value));
  }

  /** A text waits for a decision; that nothing could not be written is said. */
  #failed(/** @type {Error} */ { message }, /** @type {any} */ value) {
    this.said = value.length > 0 ? "" : message;
    this.#draw();
  }

  #listen() {
    const { element } = this;
    element.addEventListener("compositionstart", () => (this.writing.composing = true));
    element.addEventListener("compositionend", () => {
      this.writing.composing = false;
      this.writing.type(this.writing.value);
    });
    element.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event));
    element.addEventListener("focusout", () => {
      this.flush();
      this.given.typing?.(false);
    });
  }

  #key(/** @type {KeyboardEvent} */ event) {
    if (!this.given.waits || isComposing(event)) return;
    if (event.key === "Escape") this.#put(this.writing.seen);
    else if (event.key === "Enter" && this.field.type !== "long_text") this.flush();
  }

  /** Nothing of one's own waits here to be sent or decided about. */
  get clean() {
    return this.writing.clean;
  }

  /** Whether something is written here that was not sent yet. */
  get unsent() {
    return !this.clean && this.writing.flying === null && !this.writing.refused;
  }

  /** The person wrote. @param {any} value @param {boolean} [now] nothing more will be typed */
  write(value, now = false) {
    this.#wrote = true;
    this.#confirmed = false;
    this.said = "";
    this.writing.type(value);
    if (now) this.flush();
    else this.given.typing?.(true);
    this.#draw();
  }

  #put(/** @type {any} */ value) {
    this.write(value, true);
    this.control.set(this.writing.value);
  }

  /** Take over a text from elsewhere, and remember where it is from. @param {Offer[]} offers */
  take(offers, { replace = false } = {}) {
    const text = offers.map((offer) => offer.text).join("\n");
    this.#sources.push(...offers.map((offer) => offer.id).filter(Boolean));
    this.#put(replace ? text : this.#inserted(text));
  }

  /** At the caret, or at the end; on a line of its own. */
  #inserted(/** @type {string} */ text) {
    const value = String(this.writing.value);
    const at = this.caret ?? value.length;
    const before = value.slice(0, at);
    const after = value.slice(at);
    this.caret = undefined;
    this.control.element.focus();
    const above = before && !before.endsWith("\n") ? "\n" : "";
  const below = after && !after.startsWith("\n") ? "\n" : "";
  return before + above + text + below + after;
  }

  /** Where the caret is, for when the focus has gone to a button. */
  rememberCaret() {
    const { element } = this.control;
    if (element.matches(":focus")) this.caret = element.selectionEnd;
  }

  /** Send what is written. */
  flush() {
    if (this.given.waits) this.#tidy();
    this.writing.flush();
  }

  /** What was typed as it is kept: a text without blanks around it, a name as the member's. */
  #tidy() {
    const { value, clean, composing } = this.writing;
    if (clean || composing || typeof value !== "string") return;
    const found = this.type.read(value, this.#known);
    if ("value" in found) this.writing.type(found.value);
  }

  /** It is about another record from now on. */
  leave() {
    this.writing.close();
    this.writing = this.#begin();
    this.#wrote = false;
  }

  close() {
    this.writing.close();
    this.given.typing?.(false);
  }

  #draw() {
    if (this.given.changed) this.given.changed();
    else this.draw(this.writable);
  }

  /** @param {boolean} [writable] */
  draw(writable = false) {
    const { live, entry, stood } = this.given;
    const { writing } = this;
    this.writable = writable;
    writing.sync(writingOf(live, entry(), this.field.id, stood));
    const shown = writable || !writing.clean;
    if (this.control.named && !this.given.quiet) this.#name(shown);
    if (shown && !writing.composing) this.control.set(writing.value);
    if (!shown) this.#read();
    const parts = shown ? [this.control.element, this.offers?.element] : [this.text];
    arrange(this.body, parts.filter(Boolean), this.control.element);
    if (shown) this.offers?.draw();
    this.#signs(writable);
    this.#ask(writable);
  }

  /** A value as it is asked about; a tick has no label beside it. */
  #shown(/** @type {any} */ value) {
    const text = this.type.show(value, this.#known);
    return text && this.field.type === "flag" ? `${text} ${this.field.label}` : text;
  }

  /** A tick says its own name; what is read has it above, as all that is read has. */
  #name(/** @type {boolean} */ shown) {
    this.label.classList.toggle("ks-unseen", shown);
    this.label.classList.toggle("ks-paper-label", !shown);
  }

  #read() {
    const text = this.type.show(this.writing.value, this.#known);
    setText(this.text, text || (this.control.named ? WORDS.unticked : WORDS.empty));
    this.text.classList.toggle("ks-paper-empty", text === "");
  }

  #signs(/** @type {boolean} */ writable) {
    const typists = this.given.typists?.() ?? "";
    const problem = this.#problemText();
    setText(this.sign, typists || this.#own(writable, problem));
    this.sign.classList.toggle("ks-paper-typing", typists !== "");
    this.sign.classList.toggle("ks-saved", !typists && this.clean);
    this.element.classList.toggle("ks-paper-busy", typists !== "");
    this.#tellFresh();
    setText(this.problem, problem);
    this.problem.hidden = problem === "";
  }

  /** Whoever listens hears with the field that it is new. */
  #tellFresh() {
    const text = this.given.fresh?.() ?? "";
    setText(this.fresh, text);
    attribute(this.control.element, "aria-describedby", text ? this.fresh.id : null);
  }

  /** How it stands with one's own text. */
  #own(/** @type {boolean} */ writable, /** @type {string} */ problem) {
    const { clean, refused, flying } = this.writing;
    if (clean) return this.given.tells && this.#wrote && !problem ? WORDS.saved : "";
    if (refused || problem || (this.given.waits && flying === null)) return "";
    return writable ? WORDS.waiting : WORDS.closed;
  }

  /** Why what is written here can't be sent; nothing of it is cut off. */
  #problemText() {
    const { value, problem } = this.writing;
    if (!problem) return this.said;
    const count = typeof value === "string" && lettersIn(value) > NAME
      ? `いま${lettersIn(value)}文字です。` : "";
    return `${problem}。${count}${WORDS.stays}`;
  }

  /** Two wrote the same field, or what was written may tell of somebody: texts, and a choice. */
  #ask(/** @type {boolean} */ writable) {
    const { refused } = this.writing;
    if (refused?.op_id !== this.#asked) {
      this.#asked = refused?.op_id;
      this.card = refused ? this.#card(refused.refused) : null;
      this.asked.replaceChildren(...(this.card ? [this.card.element] : []));
    }
    if (refused) this.card?.draw(this.#texts(refused.refused), writable);
  }

  /** @returns {[string, string][]} */
  #texts(/** @type {Refusal} */ refused) {
    const mine = this.#shown(this.writing.value);
    if (refused.code === "stale") return bothTexts(mine, this.#shown(this.writing.stood));
    return refused.code === "personal"
      ? [[CONFLICT.yours, mine], [CONFLICT.otherWords, this.#inOtherWords(refused)]]
      : [[CONFLICT.yours, mine]];
  }

  #inOtherWords(/** @type {Refusal} */ { current }) {
    return current.values[this.field.id];
  }

  #card(/** @type {Refusal} */ refused) {
    const decide = (/** @type {"mine" | "theirs" | "both"} */ choice) => this.#decide(choice);
    const choices = refused.code === "personal"
      ? tellingChoices(() => this.#takeOtherWords(refused), () => this.#leaveAsItIs(),
        () => decide("theirs"))
      : valueChoices(this.field.type, refused.code === "stale", decide);
    return new ConflictCard({ message: refused.message, where: this.field.label, choices });
  }

  #takeOtherWords(/** @type {Refusal} */ refused) {
    this.writing.type(this.#inOtherWords(refused));
    this.#decide("mine");
  }

  #leaveAsItIs() {
    this.#confirmed = true;
    this.#decide("mine");
  }

  #decide(/** @type {"mine" | "theirs" | "both"} */ choice) {
    this.writing.decide(choice);
    this.control.set(this.writing.value);
    this.#draw();
    this.control.element.focus?.();
  }
}

/** @type {WeakMap<Element, FieldEditor>} */
const editors = new WeakMap();

/** Before the page goes, or a phone puts it to sleep, what is being written is sent. */
export function sendAll() {
  for (const element of document.querySelectorAll(".ks-paper-field")) editors.get(element)?.flush();
}
globalThis.addEventListener?.("pagehide", sendAll);
globalThis.document?.addEventListener("visibilitychange", () => document.hidden && sendAll());
