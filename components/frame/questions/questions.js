/** Questions from the room: ask, raise a hand, answer. */

import { inTurn } from "../../kit/asked.js";
import { FLOOR_QUESTIONS } from "../../kit/limits.js";
import { attribute, button, h, setText, wear } from "../../kit/dom.js";
import { draftsIn } from "../../kit/drafts.js";
import { keptList } from "../../kit/lists.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { refusals } from "../../kit/part.js";
import { sendAndEmpty } from "../../kit/sending.js";

export class Questions extends LivePart {
  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.trouble = refusals();
    this.draft = draftsIn(this.live, FLOOR_QUESTIONS).of(() => "ask");
    this.field = h("textarea", { class: "ks-input", rows: 2, "aria-label": "質問",
      oninput: () => this.draft.keep({ values: { text: this.field.value } }) });
    this.wall = button("質問を映す", () => this.#toWall(), "small");
    this.summary = h("summary");
    const list = h("ul", { class: "ks-questions-list" });
    this.put = keptList(list, (/** @type {import("../../kit/asked.js").Asked} */ { id }) => id,
      (first) => this.#card(first.id));
    this.place.root.replaceChildren(h("details", { class: "ks-part ks-questions" }, this.summary,
      h("p", { text: "名前は出ません。ほかの人の質問に手をあげると、上に上がります。" }),
      h("div", { class: "ks-questions-ask" }, this.field,
        button("質問する", () => this.#ask(), "primary"), this.wall),
      this.trouble.line, list));
  }

  presenceHeard() {}

  begin() {
    this.field.value ||= this.draft.get()?.values?.text ?? "";
  }

  get leads() {
    return this.live.you?.role === "facilitator";
  }

  get onWall() {
    return this.live.get("workshop", "main")?.focus === FLOOR_QUESTIONS;
  }

  paint() {
    const asked = inTurn(this.live.all("question"), this.live.all("hand"), this.live.you?.member);
    const open = asked.filter(({ answered }) => !answered).length;
    setText(this.summary, `会場からの質問（${open}）`);
    this.wall.hidden = !this.leads;
    setText(this.wall, this.onWall ? "質問を映すのをやめる" : "質問を映す");
    this.put(asked);
  }

  async #ask() {
    const text = this.field.value.trim();
    if (!text) return this.field.focus();
    const ask = () =>
      this.trouble.attempt(this.live.do("question.ask", { id: this.live.ids(), text }));
    if ((await sendAndEmpty([this.field], ask)) && !this.field.value) this.draft.drop();
  }

  #toWall() {
    const entry = this.onWall ? null : FLOOR_QUESTIONS;
    return this.trouble.attempt(this.live.do("activity.focus", { entry }));
  }

  #card(/** @type {string} */ id) {
    /** @type {import("../../kit/asked.js").Asked | null} */
    let now = null;
    const does = (/** @type {string} */ op, /** @type {any} */ more) =>
      this.trouble.attempt(this.live.do(op, { id, ...more }));
    const text = h("p");
    const hand = button("", () => does("question.hand", { up: !now?.mine }), "small");
    const answer = button("", () => does("question.answer", { answered: !now?.answered }), "small");
    const remove = button("消す", () => does("question.remove", {}), "small");
    const draw = (/** @type {import("../../kit/asked.js").Asked} */ asked) => {
      now = asked;
      setText(text, asked.text);
      setText(hand, `${asked.mine ? "✓ " : ""}わたしも聞きたい　${asked.hands}`);
      attribute(hand, "aria-pressed", String(asked.mine));
      hand.hidden = asked.own || asked.answered;
      setText(answer, asked.answered ? "✓ 答えました" : "答えた");
      answer.hidden = !this.leads;
      remove.hidden = !(this.leads || asked.own);
      attribute(box, "data-answered", asked.answered ? "" : null);
    };
    const box = h("li", {}, text, h("div", { class: "ks-questions-tools" }, hand, answer, remove));
    return { box, draw };
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "questions");
  return new Questions(opened);
});
