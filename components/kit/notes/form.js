/** The inline form in which a note is written: for a new one and for one that exists. */

import { button, h } from "../dom.js";
import { isComposing, isSubmit } from "../keys.js";
import { nameLine, namedText } from "../named.js";
import { WORDS } from "./words.js";
import { WriterChoice } from "../writers.js";
import { tooLong } from "../words.js";

/**
 * @typedef {Record<string, string>} Values
 * @typedef {{version?: number, sources?: string[], place?: string}} Extra
 * @typedef {object} FormOptions
 * @property {string} what the draft's name
 * @property {string} place where the others see that somebody is typing
 * @property {string} label for screen readers
 * @property {string} submitLabel
 * @property {string} [cancelLabel] none: the form has no way out (phone)
 * @property {Values} [values]
 * @property {Extra} [extra] kept with the draft
 * @property {boolean} [forOthers] a facilitator may say who wrote it
 * @property {(values: Values) => void} submit
 * @property {(values: Values) => void} [cancel]
 */

export class NoteForm {
  /** @type {boolean | undefined} */
  closed = undefined;

  /** @param {import("./board.js").Board} board @param {FormOptions} options */
  constructor(board, options) {
    this.board = board;
    this.options = options;
    this.extra = options.extra ?? {};
    /** @type {Map<string, HTMLTextAreaElement>} */
    this.fields = new Map();
    this.press = button(options.submitLabel, () => this.submit(), "primary small submit",
      { title: "Ctrl＋Enterでも、はれます" });
    this.error = h("p", { class: "ks-form-error ks-failed", role: "alert" });
    this.top = h("div", { class: "ks-form-top" });
    this.named = nameLine(() => {
      const { live, sheet, me } = this.board;
      return namedText(live, sheet.id, this.writer?.value || me);
    });
    this.writer = options.forOthers ? new WriterChoice(board,
      { chosen: board.drafts.get(options.what)?.author, changed: () => this.keep() }) : null;
    this.element = this.#build();
    this.#fill(options.values ?? board.drafts.get(options.what)?.values ?? {});
  }

  /** @returns {Values} */
  get values() {
    return Object.fromEntries([...this.fields].map(([id, area]) => [id, area.value]));
  }

  get empty() {
    return Object.values(this.values).every((text) => text.trim() === "");
  }

  focus() {
    const area = this.fields.get("text");
    area?.focus({ preventScroll: true });
    area?.setSelectionRange(area.value.length, area.value.length);
    this.element.scrollIntoView({ block: "nearest" });
  }

  /** Ready for the next note. */
  clear() {
    this.extra = {};
    this.top.replaceChildren();
    this.#fill({});
    this.board.drafts.drop(this.options.what);
  }

  /** Keep what is typed and what goes with it. */
  keep() {
    this.board.drafts.keep(this.options.what,
      { values: this.values, ...this.extra, author: this.writer?.value });
  }

  #build() {
    const { label, cancelLabel } = this.options;
    const notes = this.board.sheet.note_fields ?? [];
    return h(
      "div",
      { class: "ks-form", role: "group", "aria-label": label,
        onkeydown: (event) => this.#key(event), oninput: () => this.#typed() },
      this.top,
      this.#area("text", label, "ks-form-text", ""),
      ...notes.map((field) => this.#labelled(field)),
      this.error,
      this.named.element,
      this.writer?.element,
      h(
        "div",
        { class: "ks-form-buttons" },
        this.press,
        cancelLabel && button(cancelLabel, () => this.cancel(), "small"),
      ),
    );
  }

  /** @param {{id: string, label: string, hint?: string}} field */
  #labelled(field) {
    return h("label", { class: "ks-form-field" }, h("span", { text: field.label }),
      this.#area(field.id, null, "ks-form-more", field.hint));
  }

  /** @param {string} id @param {string | null} label @param {string} name @param {string} [hint] */
  #area(id, label, name, hint) {
    const area = h("textarea", { class: `ks-input ${name}`, rows: id === "text" ? 2 : 1,
      "aria-label": label, placeholder: hint || null, autocomplete: "off" });
    this.fields.set(id, area);
    return area;
  }

  /** @param {Values} values */
  #fill(values) {
    for (const [id, area] of this.fields) area.value = values[id] ?? "";
  }

  get #tooLong() {
    return Object.values(this.values).map((text) => tooLong(text)).find(Boolean) ?? "";
  }

  #typed() {
    this.error.textContent = this.#tooLong;
    this.keep();
    this.board.live.typing(this.board.sheet.id, this.empty ? null : this.options.place);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    event.stopPropagation();
    if (isSubmit(event)) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && !isComposing(event) && this.options.cancelLabel) {
      event.preventDefault();
      this.cancel();
    }
  }

  /** While the sheet is closed the text stays here, and can't be sent. @param {boolean} closed */
  close(closed) {
    this.writer?.render();
    this.named.draw();
    if (this.closed === closed) return;
    this.closed = closed;
    this.press.disabled = closed;
    this.error.textContent = closed ? WORDS.closed : "";
  }

  submit() {
    if (this.closed) return;
    if (this.values.text.trim() === "") {
      this.error.textContent = WORDS.emptyNote;
      this.fields.get("text")?.focus();
      return;
    }
    if (this.#tooLong) return;
    this.board.live.typing(this.board.sheet.id, null);
    this.options.submit(this.values);
  }

  cancel() {
    this.board.live.typing(this.board.sheet.id, null);
    this.board.drafts.drop(this.options.what);
    this.options.cancel?.(this.values);
  }
}
