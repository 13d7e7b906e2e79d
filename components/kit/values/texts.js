/** Texts and numbers. */

import { h } from "../dom.js";
import { isComposing } from "../keys.js";
import { put, ValueType } from "./value.js";

/** @import {Control, Field, Known, Read, Setting} from "./value.js" */

/** A text of one line. Where it is long it goes on below itself, so that all of it can be read. */
export class TextValue extends ValueType {
  /** @returns {Read} */
  parse(/** @type {string} */ trimmed) {
    return { value: trimmed.replace(/\s*\n\s*/gu, "　") };
  }

  control(/** @type {Setting} */ setting) {
    if (setting.single) return line(this.field, setting);
    const made = area(this.field, setting, 1);
    made.element.classList.add("ks-paper-line");
    made.element.addEventListener("keydown", keepOneLine);
    return made;
  }
}

export class LongTextValue extends ValueType {
  /** @param {string} _trimmed @param {Known} _known @param {string} text @returns {Read} */
  parse(_trimmed, _known, text) {
    return { value: text.replace(/\s+$/u, "") };
  }

  control(/** @type {Setting} */ setting) {
    return area(this.field, setting, setting.narrow ? 1 : 3);
  }
}

const NUMBER = /^-?\d{1,12}(\.\d{1,6})?$/u;
const NO_NUMBER = "数字で書いてください";

export class NumberValue extends ValueType {
  /** @returns {Read} */
  parse(/** @type {string} */ trimmed) {
    const digits = trimmed.normalize("NFKC").replace(/[,、\s]/gu, "");
    const plain = digits.replace(/^[−ー‐–]/u, "-");
    return NUMBER.test(plain) ? { value: plain } : { problem: NO_NUMBER };
  }

  /** @returns {string} */
  problem(/** @type {string} */ value) {
    return value === "" || NUMBER.test(value) ? "" : NO_NUMBER;
  }

  /** Wide digits and commas are taken for what they mean. */
  control(/** @type {Setting} */ setting) {
    const changed = (/** @type {string} */ text) => {
      const found = this.read(text, setting.known());
      setting.changed("value" in found ? found.value : text);
    };
    const made = line(this.field, { ...setting, changed });
    made.element.inputMode = "decimal";
    return made;
  }
}

/** @param {Field} field @param {Setting} setting @returns {Control} */
function line(field, { label, changed, hint = field.hint }) {
  const says = { "aria-label": label, placeholder: hint || null };
  const input = h("input", { type: "text", class: "ks-input", autocomplete: "off", ...says });
  input.addEventListener("input", () => changed(input.value));
  return { element: input, set: (value) => void put(input, value) };
}

/** @param {Field} field @param {Setting} setting @param {number} rows @returns {Control} */
function area(field, { label, changed, hint = field.hint }, rows) {
  const says = { "aria-label": label, placeholder: hint || null };
  const looks = { class: "ks-input ks-paper-area", rows };
  const input = h("textarea", { ...looks, autocomplete: "off", ...says });
  input.addEventListener("input", () => {
    grow(input);
    changed(input.value);
  });
  return { element: input, set: (value) => put(input, value) && grow(input) };
}

/** As high as its text, where the browser doesn't do that by itself. */
function grow(/** @type {HTMLTextAreaElement} */ input) {
  if (CSS.supports("field-sizing", "content")) return;
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight + 2}px`;
}

function keepOneLine(/** @type {KeyboardEvent} */ event) {
  if (event.key === "Enter" && !isComposing(event)) event.preventDefault();
}
