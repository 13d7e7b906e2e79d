/** Dates and times. Kept are YYYY-MM-DD and HH:MM. */

import { screenDate } from "../dates.js";
import { h } from "../dom.js";
import { readDate, readTime } from "./read_dates.js";
import { ValueType } from "./value.js";

/** @import {Known, Read, Setting} from "./value.js" */

class MomentValue extends ValueType {
  /** Half a date is none, and nothing is sent of it. */
  control(/** @type {Setting} */ { label, changed }) {
    const { type } = this.field;
    const max = type === "date" ? "9999-12-31" : null;
    const looks = { class: "ks-input ks-paper-moment", "aria-label": label };
    const input = h("input", { type, ...looks, max });
    // While a year is typed, the browser tells of 0002, 0020 and 0202 too: it is not sent at once.
    input.addEventListener("change", () => {
      if (!input.validity.badInput) changed(input.value);
    });
    const set = (/** @type {string} */ value) => {
      if (input.value !== value && !input.validity.badInput) input.value = value;
    };
    return { element: input, set };
  }
}

export class DateValue extends MomentValue {
  show(/** @type {any} */ value, /** @type {Known} */ known) {
    return screenDate(String(value ?? ""), known.today);
  }

  /** With its year, so that it is read again as it was. */
  typed(/** @type {any} */ value) {
    return String(value ?? "").replaceAll("-", "/").replace(/\/0/gu, "/");
  }

  /** @returns {Read} */
  parse(/** @type {string} */ trimmed, /** @type {Known} */ known) {
    const value = readDate(trimmed, known.today);
    if (value !== null) return { value };
    return { problem: "日付は、12/8 や 2026/12/8 のように書いてください" };
  }
}

export class TimeValue extends MomentValue {
  /** @returns {Read} */
  parse(/** @type {string} */ trimmed) {
    const value = readTime(trimmed);
    if (value !== null) return { value };
    return { problem: "時刻は、13:30 のように書いてください" };
  }
}
