/** A poll as a live part: one's own answers to choose, and how many chose what. */

import { arrange, button, h, wear } from "../../kit/dom.js";
import { EntryPart } from "../../kit/entry_part.js";
import { livePart } from "../../kit/live_part.js";

class Poll extends EntryPart {
  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.list = h("div", { class: "ks-poll" });
    this.frame("ks-poll-part", this.list);
  }

  paint() {
    const entries = this.live.all("entry");
    this.answers = entries.filter(({ body }) => body.sheet === this.sheet.id);
    arrange(this.list, this.sheet.questions.map((/** @type {any} */ one) => this.#question(one)));
  }

  get own() {
    return this.answers.find(({ body }) => this.me && body.author === this.me);
  }

  #question(/** @type {any} */ question) {
    const choices = question.choices.map((/** @type {string} */ choice) => {
      const count = this.answers.filter(({ body }) => body.values?.[question.id] === choice).length;
      const answer = this.onWall ? h("b", { text: choice }) : this.#choice(question, choice);
      return h("li", {}, answer, ` ${count}人`);
    });
    return h("section", {}, h("h3", { text: question.label }), h("ul", {}, ...choices));
  }

  #choice(/** @type {any} */ { id }, /** @type {string} */ choice) {
    const chosen = this.own?.body.values[id] === choice;
    return button(choice, () => this.#say(id, choice), "", { "aria-pressed": String(chosen) });
  }

  #say(/** @type {string} */ field, /** @type {string} */ value) {
    const { own, sheet } = this;
    if (!own) {
      const id = this.live.ids();
      this.do("entry.add", { id, sheet: sheet.id, place: "", values: { [field]: value } });
      return;
    }
    const seen = own.body.values[field] ?? "";
    this.do("entry.write", { id: own.id, field, value, seen });
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "sheet");
  return new Poll(opened);
});
