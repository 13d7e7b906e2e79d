/**
 * A field that is saved while it is written. What somebody else wrote there in between is shown
 * beside one's own, and the person decides; `Writing` holds the rules.
 */

import { bothTexts, ConflictCard, valueChoices, WORDS } from "./conflict.js";
import { Writing } from "./writing.js";
import { attribute, h, setText } from "./dom.js";
import { writingOf } from "../sheets/round/kept.js";
import { TEXT } from "./limits.js";

/**
 * @typedef {object} Field
 * @property {string} id
 * @property {string} label
 * @property {string} type "text", "long_text" or "choice"
 * @property {string} [hint]
 * @property {string[]} [choices]
 */

/**
 * @param {any} live
 * @param {Field} field
 * @param {object} given
 * @param {() => string | null} given.entry id of the entry, or null before the first writing
 * @param {(value: string) => Promise<unknown>} [given.create] makes the entry with this value
 * @param {() => boolean} given.writable
 * @returns {{box: HTMLElement, draw: () => void, leave: () => void}} leave: save what is typed, the
 *   field is about another entry from now on
 */
export function keptField(live, field, { entry, create, writable }) {
  const control = controlFor(field);
  const said = h("span", { class: "ks-kept-said", role: "status" });
  const conflict = h("div");
  const name = h("span", {}, h("span", { text: field.label }), field.hint ? h("small", { text: field.hint }) : null);
  const box = h("div", { class: "ks-kept" }, h("label", { class: "ks-labelled" }, name, control), said, conflict);
  const begin = () => newWriting(live, field.id, entry, create);
  let writing = begin();
  let wrote = false;
  const draw = () => {
    writing.sync(writingOf(live, entry(), field.id));
    const shown = String(writing.value);
    if (control.value !== shown && !writing.composing) control.value = shown;
    attribute(control, field.type === "choice" ? "disabled" : "readonly", !writable());
    setText(said, savedText(writing, wrote));
    ask(writing, writable());
  };
  const ask = conflictOf(conflict, field, draw);
  control.addEventListener("input", () => {
    wrote = true;
    writing.type(control.value);
    if (field.type === "choice") writing.flush();
    draw();
  });
  control.addEventListener("compositionstart", () => (writing.composing = true));
  control.addEventListener("compositionend", () => {
    writing.composing = false;
    writing.type(control.value);
  });
  control.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const sent = event.key === "Enter" && !event.isComposing && event.keyCode !== 229;
    if (sent && field.type === "text") event.preventDefault();
  });
  control.addEventListener("blur", () => writing.flush());
  const leave = () => {
    writing.close();
    writing = begin();
    wrote = false;
  };
  return { box, draw, leave };
}

function newWriting(/** @type {any} */ live, /** @type {string} */ field, /** @type {() => string | null} */ entry, /** @type {((value: string) => Promise<unknown>) | undefined} */ create) {
  /** @type {any} */
  let half = null;
  return new Writing({
    send: (value, seen) => {
      const id = entry();
      const sent = id || !create ? live.do("entry.write", { id, field, value, seen }) : create(String(value));
      sent.catch(() => {});
    },
    discard: (opId) => live.discard(opId),
    draft: { get: () => half, keep: (draft) => (half = draft), drop: () => (half = null) },
  });
}

function savedText(/** @type {Writing} */ writing, /** @type {boolean} */ wrote) {
  if (!wrote || writing.refused) return "";
  return writing.clean ? "✓ 保存しました" : "書いています…";
}

/** @returns {any} */
function controlFor(/** @type {Field} */ { type, choices = [] }) {
  if (type === "choice") {
    const options = ["", ...choices].map((value) => h("option", { text: value || "（まだ）", value }));
    return h("select", { class: "ks-input" }, ...options);
  }
  if (type === "long_text") return h("textarea", { class: "ks-input", rows: 3, maxlength: TEXT });
  return h("textarea", { class: "ks-input ks-kept-line", rows: 1, maxlength: TEXT, autocomplete: "off" });
}

/** Draws the question, where there is one. */
function conflictOf(/** @type {HTMLElement} */ box, /** @type {Field} */ field, /** @type {() => void} */ draw) {
  /** @type {string | undefined} */
  let about;
  /** @type {ConflictCard | undefined} */
  let card;
  return (/** @type {Writing} */ writing, /** @type {boolean} */ writable) => {
    const { refused } = writing;
    const stale = refused?.refused.code === "stale";
    if (refused?.op_id !== about) {
      about = refused?.op_id;
      const choices = valueChoices(field.type, stale, (choice) => (writing.decide(choice), draw()));
      card = refused ? new ConflictCard({ message: refused.refused.message, where: field.label, choices }) : undefined;
      box.replaceChildren(...(card ? [card.element] : []));
    }
    card?.draw(stale ? bothTexts(String(writing.value), String(writing.stood)) : [[WORDS.yours, String(writing.value)]], writable);
  };
}
