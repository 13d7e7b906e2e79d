/** A memo as a live part: each question with one's own answer and, below it, the others'. */

import { arrange, h, styles } from "../../kit/dom.js";
import { Notices } from "../../kit/notices.js";
import { withPending } from "../../live/expected.js";
import { draftsIn } from "../../kit/drafts.js";
import { entryOf } from "../../kit/entries.js";
import { FieldEditor } from "../../kit/field.js";
import { connect } from "../../live/live.js";
import { part } from "../../kit/part.js";
import { otherAnswers } from "./model.js";

/** @typedef {{workshop: string, sheet: {id: string, title: string, questions: {id: string, label: string, hint?: string}[]}, view?: "member" | "projector"}} Data */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  styles(new URL("../../kit/sheet.css", import.meta.url), new URL("./memo.css", import.meta.url));
  const made = new Memo(place);
  return { draw: () => made.draw(), close: () => made.close() };
}

class Memo {
  #questions = new Map();

  /** @param {import("../../kit/part.js").Place<Data>} place */
  constructor(place) {
    this.sheet = place.data.sheet;
    this.workshop = place.data.workshop;
    this.wall = place.data.view === "projector";
    this.live = connect(this.workshop, { view: this.wall ? "projector" : "member" });
    this.typingAt = null;
    this.box = h("div", { class: `ks-part ks-memo${this.wall ? " ks-memo-wall" : ""}`, lang: "ja" });
    this.list = h("div", { class: "ks-memo" });
    this.box.append(this.list);
    this.notices = new Notices(this.box);
    place.root.replaceChildren(this.box);
    this.stops = [
      ...["subscribe", "onStatus", "onPresence"].map((watch) => this.live[watch](() => this.drawSoon())),
    ];
  }

  get me() {
    return this.wall ? null : this.live.you?.member ?? null;
  }

  get writes() {
    const state = this.live.get("sheet", this.sheet.id)?.state;
    return !this.wall && state !== "locked" && ["facilitator", "participant"].includes(this.live.you?.role);
  }

  close() {
    this.closed = true;
    cancelAnimationFrame(this.frame);
    for (const question of this.#questions.values()) question.box?.close();
    this.stops.forEach((stop) => stop());
    this.notices.close();
    this.live.release();
  }

  drawSoon() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  }

  draw() {
    if (this.closed || !this.live.you) return;
    const own = this.live.all("entry").filter(({ body }) => body.sheet === this.sheet.id);
    this.entries = [...withPending(own, this.live.pending, { me: this.me, sheet: { id: this.sheet.id, rows: [], columns: [] } }).values()];
    arrange(this.list, this.sheet.questions.map((question) => this.#draw(question)));
  }

  #draw(question) {
    if (!this.#questions.has(question.id)) this.#questions.set(question.id, this.#make(question));
    const { element, box, others } = this.#questions.get(question.id);
    box?.draw(this.writes);
    const { answers, covered } = otherAnswers(this.entries, question.id, this.me);
    arrange(others, answers.map((entry) => this.#answer(entry)));
    if (covered) others.append(h("li", { text: `ほか${covered}人（公開まで見えません）` }));
    others.hidden = others.childElementCount === 0;
    return element;
  }

  #make(question) {
    const field = { id: "text", label: question.label, type: "long_text", hint: question.hint };
    const box = this.wall ? null : this.#editor(question, field);
    const others = h("ul", { class: "ks-memo-others", "aria-label": `${question.label}：みんなの答え` });
    return { box, others, element: h("section", { class: "ks-memo-question" }, h("h3", { text: question.label }), box?.element, others) };
  }

  #answer({ body }) {
    const name = body.author ? this.live.get("member", body.author)?.name : "";
    return h("li", {}, name && !this.wall ? h("b", { text: name }) : null, body.values.text);
  }

  /** The own answer is made with the first text that is written. */
  #editor({ id: place }, field) {
    const { live, sheet } = this;
    return new FieldEditor({
      live, field, quiet: true, sheet: sheet.id,
      entry: () => entryOf(live, sheet.id, this.me, place),
      create: (value) => live.do("entry.add", { id: live.ids(), sheet: sheet.id, place, values: { [field.id]: value } }),
      draft: draftsIn(live, sheet.id).of(() => `${place}.${field.id}`),
      typing: (on) => live.typing(sheet.id, on ? place : null),
      changed: () => this.drawSoon(),
    });
  }
}
