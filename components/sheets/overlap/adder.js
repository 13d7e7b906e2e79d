/** Writing a new note into a circle. Enter adds it, but never while the Japanese input converts. */

import { button, firstField, h, setText } from "../../kit/dom.js";
import { isComposing, isEnter } from "../../kit/keys.js";
import { knownOf } from "../../kit/values/known.js";
import { typeOf } from "../../kit/values/types.js";
import { nameLine, namedText } from "../../kit/named.js";
import { nameColumn } from "./model.js";
import { WORDS } from "./words.js";

export class Adder {
  /** @param {import("./overlap.js").Overlap} overlap @param {import("./model.js").Area} area */
  constructor(overlap, area) {
    this.overlap = overlap;
    this.area = area;
    /** @type {Record<string, any>} */
    this.values = {};
    this.place = "";
    this.opened = false;
    this.name = nameColumn(area);
    this.fields = area.columns.map((column) => this.#field(column));
    this.error = h("p", { class: "ks-failed", role: "alert" });
    this.named = nameLine(() => namedText(overlap.live, overlap.sheet.id, overlap.me));
    this.put = button(WORDS.add, () => this.#add(), "primary");
    this.stop = button(WORDS.stop, () => this.#open(false), "overlap-stop");
    this.element =
      h("div", { class: "ks-overlap-adder", role: "group", "aria-label": `${area.label}に書く`,
      onkeydown: (event) => this.#key(event), onfocusout: () => overlap.stopTyping(this.place) },
      ...this.fields.map(({ element }) => element), this.error, this.named.element,
      h("div", { class: "ks-overlap-buttons" }, this.put, this.stop));
    this.opens = button(WORDS.write, () => this.#open(true), "small overlap-opens",
      { "aria-label": `${area.label}に書く` });
  }

  #field(column) {
    const made = typeOf(column).control({ label: column.label, narrow: true, single: true,
      known: () => knownOf(this.overlap.live), changed: (value) => this.#typed(column, value) });
    return { column, made, element: h("div", { class: "ks-overlap-field" },
      h("span", { class: "ks-paper-label", text: column.label, "aria-hidden": "true" }),
      made.element) };
  }

  get text() {
    return String(this.values[this.name.id] ?? "").trim();
  }

  /** What is typed is kept on this device, for each case on its own. */
  #typed(column, value) {
    this.values = { ...this.values, [column.id]: value };
    this.#fill(column);
    this.overlap.drafts.keep(`add:${this.place}`, { values: this.values });
    setText(this.error, "");
    if (column === this.name) this.overlap.startTyping(this.place);
  }

  #fill(but = null) {
    for (const { column, made } of this.fields) {
      if (column !== but || column.type === "choice") made.set(this.values[column.id] ?? "");
    }
  }

  #open(open) {
    this.opened = open;
    if (!open) this.#take({});
    this.overlap.draw();
    if (open) firstField(this.element, "input, textarea")?.focus();
    else this.opens.focus();
  }

  #take(values) {
    this.values = values;
    this.#fill();
    this.overlap.drafts.keep(`add:${this.place}`, { values });
  }

  #key(event) {
    event.stopPropagation();
    if (event.key === "Escape" && !isComposing(event) && !this.stop.hidden) this.#open(false);
    if (!isEnter(event) || event.target.type !== "text") return;
    event.preventDefault();
    this.#add();
  }

  #add() {
    const { overlap } = this;
    if (this.text === "") {
      setText(this.error, WORDS.emptyPin);
      this.fields[0].made.element.focus?.();
      return;
    }
    const long = this.area.columns.map((column) => typeOf(column)
      .problem(this.values[column.id] ?? "", knownOf(overlap.live))).find(Boolean);
    if (long) return setText(this.error, long);
    const values = Object.fromEntries(Object.entries(this.values)
      .filter(([, value]) => value.length > 0));
    overlap.add(this.area, values);
    overlap.stopTyping(this.place);
    this.#take(this.#kept());
    overlap.draw();
    this.fields[0].made.element.focus?.();
  }

  /** The aspect stays for the next note; texts do not. */
  #kept() {
    const chosen = this.area.columns.filter(({ type, id }) => type === "choice" && this.values[id]);
    return Object.fromEntries(chosen.map(({ id }) => [id, this.values[id]]));
  }

  draw() {
    const { overlap } = this;
    const place = overlap.placeOf(this.area);
    this.named.draw();
    if (place !== this.place) this.#moveTo(place);
    const open = overlap.writes && (this.opened || overlap.narrow);
    this.element.hidden = !open;
    this.opens.hidden = open;
    this.stop.hidden = overlap.narrow;
  }

  #moveTo(place) {
    this.place = place;
    this.values = this.overlap.drafts.get(`add:${place}`)?.values ?? {};
    this.opened = this.text !== "";
    this.#fill();
  }
}
