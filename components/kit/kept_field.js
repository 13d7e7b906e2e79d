/**
 * A field that is saved while it is written. What somebody else wrote there in between is shown
 * beside one's own, and the person decides; `Writing` holds the rules.
 */

import { Writing } from "./writing.js";
import { attribute, button, h, setText } from "./dom.js";
import { writingOf } from "../sheets/round/kept.js";

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
  const conflict = h("div", { class: "ks-kept-conflict", role: "alert", hidden: true });
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
    drawConflict(conflict, writing, field.type, draw);
  };
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
  if (type === "long_text") return h("textarea", { class: "ks-input", rows: 3, maxlength: 4000 });
  return h("textarea", { class: "ks-input ks-kept-line", rows: 1, maxlength: 4000, autocomplete: "off" });
}

function drawConflict(/** @type {HTMLElement} */ box, /** @type {Writing} */ writing, /** @type {string} */ type, /** @type {() => void} */ draw) {
  const { refused } = writing;
  const sign = refused ? JSON.stringify([refused.op_id, writing.stood]) : "";
  box.hidden = !refused;
  if (!refused || box.dataset.said === sign) return;
  box.dataset.said = sign;
  const stale = refused.refused?.code === "stale";
  const decide = (/** @type {"mine" | "theirs" | "both"} */ choice) => () => (writing.decide(choice), draw());
  const text = (/** @type {string} */ who, /** @type {any} */ said) => h("p", {}, h("b", { text: who }), h("span", { text: String(said) || "（空）" }));
  box.replaceChildren(
    h("p", { text: refused.refused?.message ?? "保存できませんでした。書いた文は、ここに残っています。" }),
    text("いま入っている文：", writing.stood),
    text("あなたの文：", writing.value),
    h(
      "div",
      { class: "ks-dialog-buttons" },
      button(stale ? "相手の文のままにする" : "自分の文をやめる", decide("theirs")),
      button(stale ? "自分の文にする" : "もう一度保存する", decide("mine")),
      stale && type !== "choice" ? button("両方のこす", decide("both")) : null,
    ),
  );
}
