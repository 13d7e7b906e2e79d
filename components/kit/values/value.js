/**
 * What holds for a value of any type. A class a type says how it is shown, read from a text, and
 * written; `types.js` names them all.
 *
 * @typedef {string | string[]} Value
 * @typedef {object} Field a field of a form, a column of a table
 * @property {string} id
 * @property {string} label
 * @property {string} type
 * @property {string} [hint]
 * @property {string[]} [choices]
 * @property {{id: string, name: string}[]} [options] what may be chosen, where ids stand for it
 * @property {string | null} [choices_from] "sheet/column or field"
 * @property {boolean} [name] as long as a name may be
 * @property {number} [letters] how many letters it may have
 *
 * @typedef {object} Known what a value is read and shown with
 * @property {{id: string, name: string, organisation?: string}[]} members
 * @property {string} today YYYY-MM-DD
 *
 * @typedef {{value: Value} | {problem: string}} Read
 *
 * @typedef {object} Control
 * @property {any} element
 * @property {(value: any) => void} set
 * @property {boolean} [named] it shows the field's label itself
 *
 * @typedef {object} Setting
 * @property {string} label
 * @property {(value: any, now?: boolean) => void} changed `now`: nothing more will be typed
 * @property {() => Known} known
 * @property {string} [hint] where it isn't the field's own
 * @property {boolean} [narrow] in a cell of a small table
 * @property {boolean} [single] a text stays on one line: Enter adds it, or a list is offered for it
 */

import { lettersIn } from "../words.js";
import { NAME, NAME_TOO_LONG, TEXT, TEXT_TOO_LONG } from "../limits.js";

export class ValueType {
  /** Nothing written. @type {Value} */
  empty = "";

  /** @param {Field} field */
  constructor(field) {
    this.field = field;
  }

  /** A value for reading. @param {any} value @param {Known} _known */
  show(value, _known) {
    return String(value ?? "");
  }

  /** How one of several is called. @param {string} one @param {Known} _known */
  nameOf(one, _known) {
    return one;
  }

  /** A value as it is typed. @param {any} value @param {Known} known */
  typed(value, known) {
    return this.show(value, known);
  }

  /**
   * The value of a text that was typed or pasted.
   * @param {string} text @param {Known} known @returns {Read}
   */
  read(text, known) {
    const problem = this.tooLong(text);
    if (problem) return { problem };
    const trimmed = text.trim();
    return trimmed === "" ? { value: this.empty } : this.parse(trimmed, known, text);
  }

  /**
   * The value of a text that is not empty.
   * @param {string} trimmed
   * @param {Known} _known
   * @param {string} _text
   * @returns {Read}
   */
  parse(trimmed, _known, _text) {
    return { value: trimmed };
  }

  /**
   * Why a value can't be kept; "" where it can.
   * @param {any} value @param {Known} _known @returns {string}
   */
  problem(value, _known) {
    return this.tooLong(String(value ?? ""));
  }

  /** @param {string} text @returns {string} */
  tooLong(text) {
    if (lettersIn(text) > TEXT) return TEXT_TOO_LONG;
    const { letters = TEXT } = this.field;
    if (lettersIn(text) > letters) return `${letters}文字までです`;
    return this.field.name && lettersIn(text.trim()) > NAME ? NAME_TOO_LONG : "";
  }

  /** What it is written with. @param {Setting} _setting @returns {Control} */
  control(_setting) {
    throw new Error(`${this.field.type} is not written`);
  }
}

/** Only where it differs: the caret stays. @param {any} input @param {string} value */
export function put(input, value) {
  if (input.value === value) return false;
  const { selectionStart, selectionEnd } = input;
  input.value = value;
  if (typeof selectionStart === "number" && input.matches(":focus")) {
    input.setSelectionRange(selectionStart, selectionEnd);
  }
  return true;
}
