/**
 * An idea opened, or a new one: its text, what it joins, and what is good about it for both sides.
 */

import { button, h, setText } from "../../kit/dom.js";
import { isSubmit } from "../../kit/keys.js";
import { knownOf } from "../../kit/values/known.js";
import { typeOf } from "../../kit/values/types.js";
import { Joins } from "./joins.js";
import { nameColumn } from "./model.js";
import { EntryPanel, Panel } from "./panel.js";
import { RoomHands } from "./room_hands.js";
import { WORDS, lacksText, middleWords } from "./words.js";

/** Made of the chosen notes; nothing is sent before the button is pressed. */
class NewIdea extends Panel {
  constructor(overlap) {
    const words = middleWords(overlap.sheet);
    super(overlap, words.put);
    const { middle } = overlap.sheet;
    this.name = nameColumn(middle);
    this.place = overlap.placeOf(middle);
    this.draft = overlap.draftOf(`add:${this.place}`);
    this.sources = new Set(overlap.chosen);
    this.text = this.draft.get()?.values?.text ?? "";
    this.type = typeOf({ ...this.name, type: "long_text" });
    const made = this.type.control({ label: this.name.label, known: () => knownOf(overlap.live),
      changed: (value) => this.#typed(value) });
    made.set(this.text);
    this.area = made.element;
    this.error = h("p", { class: "ks-failed", role: "alert" });
    this.joins =
      new Joins(overlap, { chosen: () => this.sources, changed: (id, on) => this.#tick(id, on) });
    this.hint = h("p", { class: "ks-overlap-hint" });
    this.put = button(words.put, () => this.#add(), "primary",
      { title: "Ctrl＋Enterでも、出せます" });
    setText(this.leave, WORDS.stop);
    this.content.append(h("label", { class: "ks-overlap-field" },
      h("span", { class: "ks-paper-label", text: this.name.label }), this.area), this.error,
      this.hint, this.joins.element);
    this.buttons.append(this.put, this.leave);
    this.element.addEventListener("keydown", (event) => {
      if (isSubmit(event)) this.#add();
    });
  }

  open() {
    super.open();
    this.area.focus();
  }

  #typed(value) {
    this.text = value;
    this.draft.keep({ values: { text: value } });
    setText(this.error, "");
    this.overlap.startTyping(this.place);
  }

  #tick(id, on) {
    if (on) this.sources.add(id);
    else this.sources.delete(id);
    this.draw();
  }

  #add() {
    const { overlap } = this;
    if (!overlap.writes) return;
    if (this.text.trim() === "") {
      setText(this.error, middleWords(this.overlap.sheet).empty);
      this.area.focus();
      return;
    }
    const long = this.type.problem(this.text, knownOf(overlap.live));
    if (long) return setText(this.error, long);
    overlap.add(overlap.sheet.middle, { [this.name.id]: this.text.trim() }, [...this.sources]);
    this.draft.drop();
    overlap.chosen.clear();
    overlap.picture.show(overlap.sheet.middle.id);
    this.close();
    overlap.draw();
  }

  draw() {
    const { overlap } = this;
    const there = overlap.seen.pins.filter(({ id }) => this.sources.has(id));
    this.sources = new Set(there.map(({ id }) => id));
    const lacking =
      overlap.sheet.circles.filter((circle) => !there.some((pin) => pin.area === circle));
    setText(this.hint, lacksText(lacking));
    this.put.disabled = !overlap.writes;
    this.joins.draw();
  }

  ended() {
    this.overlap.stopTyping(this.place);
  }
}

class OpenIdea extends EntryPanel {
  constructor(overlap, idea) {
    const { hands, middle } = overlap.sheet;
    const fields = middle.columns.map((field) =>
      (field.type === "text" ? { ...field, type: "long_text" } : field));
    super(overlap, middle.label, { id: idea.id, fields });
    this.joins = new Joins(overlap, { chosen: () => new Set(this.entry?.body.sources ?? []),
      changed: (id, on) => this.#tick(id, on) });
    this.hint = h("p", { class: "ks-overlap-hint" });
    this.hands = hands ? new RoomHands(overlap, idea.id) : null;
    this.content.append(this.hint, this.joins.element, ...(this.hands ? [this.hands.element] : []));
  }

  get entry() {
    return this.overlap.seen.ideas.find(({ id }) => id === this.id);
  }

  #tick(id, on) {
    const rest = (this.entry?.body.sources ?? []).filter((known) => known !== id);
    this.overlap.join(this.id, on ? [...rest, id] : rest);
  }

  draw() {
    super.draw();
    setText(this.hint, lacksText(this.entry?.lacking ?? []));
    this.joins.draw();
    this.hands?.draw();
  }
}

/**
 * @param {import("./overlap.js").Overlap} overlap
 * @param {import("./model.js").Idea | null} idea null: a new one
 */
export function ideaPanel(overlap, idea) {
  return idea ? new OpenIdea(overlap, idea) : new NewIdea(overlap);
}
