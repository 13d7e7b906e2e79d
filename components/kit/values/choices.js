/** What is ticked, and what is chosen of a few. */

import { h } from "../dom.js";
import { IN_LIST, LIST_TOO_LONG } from "../limits.js";
import { plainName } from "../names.js";
import { ValueType } from "./value.js";

/** @import {Read, Setting} from "./value.js" */

const YES = "1 ○ 〇 ◯ ✓ ✔ レ はい 済 TRUE YES する".split(" ");
const NO = "0 × ✕ いいえ 未 FALSE NO しない - －".split(" ");

export class FlagValue extends ValueType {
  show(/** @type {any} */ value) {
    return value ? "✓" : "";
  }

  /** @returns {Read} */
  parse(/** @type {string} */ trimmed) {
    const plain = trimmed.normalize("NFKC").toUpperCase();
    const either = [trimmed, plain];
    if (either.some((said) => YES.includes(said))) return { value: "1" };
    if (either.some((said) => NO.includes(said))) return { value: "" };
    return { problem: "○ か、空にしてください" };
  }

  control(/** @type {Setting} */ { label, changed }) {
    const change = () => changed(box.checked ? "1" : "", true);
    const box = h("input", { type: "checkbox", onchange: change });
    const set = (/** @type {string} */ value) => void (box.checked = value === "1");
    return { element: pill(box, label), set, named: true };
  }
}

/** What several can be chosen of, or one. */
class Offered extends ValueType {
  get options() {
    const { options, choices = [] } = this.field;
    return options ?? choices.map((choice) => ({ id: choice, name: choice }));
  }

  /** @param {string} one */
  nameOf(one) {
    return this.options.find(({ id }) => id === one)?.name ?? one;
  }

  /** @param {string} text @returns {string | null} */
  found(text) {
    const sought = plainName(text);
    const fits = this.options.find(({ id, name }) => id === text || plainName(name) === sought);
    return fits?.id ?? null;
  }

  /** @returns {{problem: string}} */
  get noneOf() {
    const names = this.options.map(({ name }) => name).join("、");
    return { problem: `次の中から選んでください：${names}` };
  }
}

let groups = 0;

export class ChoiceValue extends Offered {
  show(/** @type {any} */ value) {
    return this.nameOf(String(value ?? ""));
  }

  /** @returns {Read} */
  parse(/** @type {string} */ trimmed) {
    const value = this.found(trimmed);
    return value === null ? this.noneOf : { value };
  }

  /** Pressed again it is none. */
  control(/** @type {Setting} */ setting) {
    if (setting.narrow) return this.#list(setting);
    const name = `ks-choice-${(groups += 1)}`;
    let chosen = "";
    const press = (/** @type {string} */ id) => setting.changed(id === chosen ? "" : id, true);
    const boxes = this.options.map(({ id }) => {
      return h("input", { type: "radio", name, value: id, onclick: () => press(id) });
    });
    const set = (/** @type {string} */ value) => {
      chosen = value;
      for (const box of boxes) box.checked = box.value === value;
    };
    return { element: this.pills(boxes, setting.label, "radiogroup"), set };
  }

  #list(/** @type {Setting} */ { label, changed }) {
    const options = this.options.map(({ id, name }) => h("option", { value: id, text: name }));
    const list = h(
      "select",
      { class: "ks-input", "aria-label": label, onchange: () => changed(list.value, true) },
      h("option", { value: "", text: "（まだ）" }),
      ...options,
    );
    return { element: list, set: (/** @type {string} */ value) => void (list.value = value) };
  }

  /** @param {any[]} boxes @param {string} label @param {string} role */
  pills(boxes, label, role) {
    const shown = boxes.map((box) => pill(box, this.nameOf(box.value)));
    return h("div", { class: "ks-paper-pills", role, "aria-label": label }, ...shown);
  }
}

export class ChoicesValue extends ChoiceValue {
  empty = /** @type {string[]} */ ([]);

  show(/** @type {any} */ value) {
    return [value ?? []].flat().map((one) => this.nameOf(one)).join("、");
  }

  /** @returns {Read} */
  parse(/** @type {string} */ trimmed) {
    const whole = this.found(trimmed);
    if (whole !== null) return { value: [whole] };
    const found = splitNames(trimmed).map((part) => this.found(part));
    if (found.includes(null)) return this.noneOf;
    const value = [...new Set(/** @type {string[]} */ (found))];
    const problem = this.problem(value);
    return problem ? { problem } : { value };
  }

  /** @returns {string} */
  problem(/** @type {any} */ value) {
    return value.length > IN_LIST ? LIST_TOO_LONG : "";
  }

  control(/** @type {Setting} */ { label, changed }) {
    const boxes = this.options.map(({ id }) => h("input", { type: "checkbox", value: id }));
    const read = () => boxes.filter((box) => box.checked).map((box) => box.value);
    for (const box of boxes) box.addEventListener("change", () => changed(read(), true));
    const set = (/** @type {any} */ value) => {
      for (const box of boxes) box.checked = value.includes(box.value);
    };
    return { element: this.pills(boxes, label, "group"), set };
  }
}

function pill(/** @type {HTMLElement} */ box, /** @type {string} */ text) {
  return h("label", { class: "ks-paper-pill" }, box, h("span", { text }));
}

/** @param {string} text */
export function splitNames(text) {
  return text.split(/[、,，;；/／\n]/u).map((part) => part.trim()).filter(Boolean);
}
