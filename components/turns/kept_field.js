/**
 * A field that is saved while it is written: after a short rest, and when it is left. What somebody
 * else wrote there in between is shown beside one's own, and the person decides.
 */

import { attribute, button, el, write } from "../stage/dom.js";
import { sentence } from "../stage/part.js";
import { bothTexts, standing } from "./kept.js";

const REST = 1_200;

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
 * @returns {{box: HTMLElement, draw: () => void, rest: () => void}} rest: save what is typed, as
 *   before the field is about something else
 */
export function keptField(live, field, { entry, create, writable }) {
  const control = controlFor(field);
  const said = el("span", { class: "ks-kept-said", attributes: { role: "status" } });
  const conflict = el("div", { class: "ks-kept-conflict", attributes: { role: "alert", hidden: true } });
  const box = el(
    "div",
    { class: "ks-kept" },
    el("label", { class: "ks-labelled" }, el("span", { text: field.label }), field.hint ? el("small", { text: field.hint }) : null, control),
    said,
    conflict,
  );
  /** What stood there when the person began; null while nothing is being written. @type {string | null} */
  let base = null;
  let shown = "";
  let flying = 0;
  /** @type {any} */
  let resting;
  const show = (/** @type {string} */ value) => {
    shown = value;
    if (control.value !== value) control.value = value;
  };
  const draw = () => {
    if (base === null && flying === 0) show(standing(live, entry(), field.id));
    attribute(control, field.type === "choice" ? "disabled" : "readonly", !writable());
  };
  const send = async (/** @type {string} */ value, /** @type {string} */ seen) => {
    const id = entry();
    flying += 1;
    shown = value;
    base = null;
    write(said, "保存しています…");
    try {
      await (id || !create ? live.do("entry.write", { id, field: field.id, value, seen }) : create(value));
      write(said, "✓ 保存しました");
    } catch (error) {
      write(said, "");
      refused(/** @type {any} */ (error), value);
    } finally {
      flying -= 1;
      draw();
    }
  };
  const refused = (/** @type {any} */ error, /** @type {string} */ mine) => {
    base = shown;
    if (error?.code !== "stale") {
      conflict.replaceChildren(el("p", { text: `${sentence(error)} 書いた文は、この欄に残っています。` }));
    } else {
      const theirs = String(error.current?.value ?? "");
      conflict.replaceChildren(...bothShown(theirs, mine, field.type, (value) => settle(value, theirs)));
    }
    conflict.hidden = false;
  };
  const settle = (/** @type {string} */ value, /** @type {string} */ theirs) => {
    conflict.hidden = true;
    show(value);
    if (value === theirs) base = null;
    else send(value, theirs);
    control.focus();
  };
  const rest = () => {
    clearTimeout(resting);
    if (base === null || !conflict.hidden) return;
    if (control.value === base) base = null;
    else send(control.value, base);
  };
  control.addEventListener("input", (/** @type {InputEvent} */ event) => {
    if (base === null) base = shown;
    write(said, "");
    clearTimeout(resting);
    if (field.type === "choice") rest();
    else if (!event.isComposing) resting = setTimeout(rest, REST);
  });
  control.addEventListener("compositionend", () => (resting = setTimeout(rest, REST)));
  control.addEventListener("blur", rest);
  return { box, draw, rest };
}

/** @returns {any} */
function controlFor(/** @type {Field} */ { type, choices = [] }) {
  if (type === "choice") {
    const options = ["", ...choices].map((value) => el("option", { text: value || "（まだ）", attributes: { value } }));
    return el("select", { class: "ks-input" }, ...options);
  }
  if (type === "long_text") return el("textarea", { class: "ks-input", attributes: { rows: 3, maxlength: 4000 } });
  return el("input", { class: "ks-input", attributes: { type: "text", maxlength: 4000, autocomplete: "off" } });
}

function bothShown(/** @type {string} */ theirs, /** @type {string} */ mine, /** @type {string} */ type, /** @type {(value: string) => void} */ settle) {
  const text = (/** @type {string} */ who, /** @type {string} */ said) => el("p", {}, el("b", { text: who }), el("span", { text: said || "（空）" }));
  return [
    el("p", { text: "書いているあいだに、ほかの人がここを書きかえました。どちらも消えていません。どうしますか。" }),
    text("相手：", theirs),
    text("あなた：", mine),
    el(
      "div",
      { class: "ks-dialog-buttons" },
      button("相手のままにする", () => settle(theirs)),
      button("自分のにする", () => settle(mine)),
      type === "choice" ? null : button("両方のこす", () => settle(bothTexts(theirs, mine))),
    ),
  ];
}
