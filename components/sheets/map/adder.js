/** Writing new resources: a name and Enter is enough, and the next one can follow at once. */

import { button, h, setText } from "../../kit/dom.js";
import { isEnter, isSubmit } from "../../kit/keys.js";
import { nameLine, namedText } from "../../kit/named.js";
import { WriterChoice } from "../../kit/writers.js";
import { knownOf } from "../../kit/values/known.js";
import { typeOf } from "../../kit/values/types.js";
import { nameColumn } from "./model.js";
import { WORDS } from "./words.js";

export class Adder {
  #values = {};
  #ring = "";
  #case = "";

  /** @param {import("./map.js").ResourceMap} map */
  constructor(map) {
    this.map = map;
    const { sheet } = map;
    this.#ring = sheet.rings[0].id;
    this.name = nameColumn(sheet.columns);
    const known = () => knownOf(map.live);
    this.rings = typeOf({ id: "ring", label: "どちらの輪",
      type: "choice", choices: sheet.rings.map(({ short, label }) => short || label) })
      .control({ label: "どちらの輪", changed: (value) => this.#turn(value), known });
    this.controls = new Map(sheet.columns.map((column) =>
      [column.id, typeOf(column).control({ label: column.label, single: true,
      changed: (value) => this.#type(column.id, value), known })]));
    this.error = h("p", { class: "ks-failed", role: "alert" });
    this.send = button(WORDS.add, () => this.submit(), "primary map-send");
    this.writer = new WriterChoice({ live: map.live, me: map.me, leads: map.leads, shape: "grid" });
    this.named = nameLine(() => namedText(map.live, sheet.id, this.writer.value || map.me));
    this.known = button(WORDS.known, () => map.show("known"), "map-known-open");
    this.element = this.#build();
  }

  #build() {
    const { sheet } = this.map;
    const quick = new Set([sheet.sign, sheet.apart.column]);
    const rest = sheet.columns.filter(({ id }) => id !== this.name.id && !quick.has(id));
    const input = this.controls.get(this.name.id).element;
    input.placeholder = WORDS.nameHint;
    input.setAttribute("enterkeyhint", "send");
    return h(
      "div",
      { class: "ks-map-adder", role: "group", "aria-label": WORDS.addTitle, onkeydown: (event) =>
        this.#key(event), onfocusout: () => this.map.stopTyping(this.#place) },
      h("h3", { text: WORDS.addTitle }),
      this.rings.element,
      h("div", { class: "ks-map-line-in" }, input, this.send),
      this.error,
      this.named.element,
      ...[sheet.apart.column, sheet.sign].map((id) => this.#labelled(id)),
      h("details", { class: "ks-map-more" }, h("summary", { text: WORDS.more }),
        ...rest.map(({ id }) => this.#labelled(id)), this.writer.element),
      this.known,
    );
  }

  #labelled(id) {
    const column = this.map.sheet.columns.find((known) => known.id === id);
    const { element } = this.controls.get(id);
    if (this.map.sheet.filters.includes(id) && column.type === "text") {
      element.setAttribute("list", this.map.listId(id));
    }
    return h("div", { class: "ks-map-field" },
      h("span", { class: "ks-paper-label", text: column.label }), element);
  }

  get #place() {
    return `${this.#case}/${this.#ring}`;
  }

  /** What is typed is kept for each case. */
  draw() {
    const { map } = this;
    if (this.#case !== map.open) {
      this.#case = map.open;
      const kept = map.drafts.get(this.#draft) ?? {};
      this.#fill(kept.values ?? {});
      this.#ring = kept.ring ?? this.#ring;
    }
    this.#drawRing();
    this.writer.render();
    this.named.draw();
    this.element.hidden = !map.writes;
    this.known.hidden = map.knownCount === 0;
  }

  get #draft() {
    return `add:${this.#case}`;
  }

  #drawRing() {
    const ring = this.map.sheet.rings.find(({ id }) => id === this.#ring);
    this.rings.set(ring.short || ring.label);
  }

  #turn(value) {
    const ring = this.map.sheet.rings.find(({ short, label }) => (short || label) === value);
    if (ring) this.#ring = ring.id;
    this.#drawRing();
    this.#keep();
  }

  /** Take this ring for what is written next. */
  aim(ring) {
    this.#ring = ring;
    this.#drawRing();
  }

  /** The ring that is chosen. */
  get ring() {
    return this.#ring;
  }

  #type(id, value) {
    this.#values = { ...this.#values, [id]: value };
    this.controls.get(id).set(value);
    setText(this.error, "");
    this.#keep();
    if (value) this.map.startTyping(this.#place);
  }

  #keep() {
    this.map.drafts.keep(this.#draft, { values: this.#values, ring: this.#ring });
  }

  #fill(values) {
    this.#values = { ...values };
    for (const [id, { set }] of this.controls) set(values[id] ?? "");
  }

  /** Enter in a line, Ctrl+Enter anywhere; never while Japanese is being converted. */
  #key(event) {
    const line = event.target.tagName === "INPUT" && event.target.type === "text";
    const enter = line && isEnter(event);
    if (!enter && !isSubmit(event)) return;
    event.preventDefault();
    this.submit();
  }

  submit() {
    const { map } = this;
    const name = String(this.#values[this.name.id] ?? "").trim();
    const input = this.controls.get(this.name.id).element;
    if (name === "") {
      setText(this.error, WORDS.noName);
      input.focus();
      return;
    }
    const long = map.sheet.columns.map((column) => typeOf(column)
      .problem(this.#values[column.id] ?? "", knownOf(map.live))).find(Boolean);
    if (long) return setText(this.error, long);
    const given = Object.entries({ ...this.#values, [this.name.id]: name })
      .filter(([, value]) => value.length > 0);
    map.addPin(this.#ring, Object.fromEntries(given), { author: this.writer.value });
    map.stopTyping(this.#place);
    this.#fill({});
    map.drafts.drop(this.#draft);
    input.focus();
  }
}
