/** A memo as a live part: each question with one's own answer and, below it, the others'. */

import { arrange, h, setText, wear } from "../../kit/dom.js";
import { entryOf } from "../../kit/entries.js";
import { EntryPart } from "../../kit/entry_part.js";
import { FieldEditor } from "../../kit/field.js";
import { nameLine, namedText } from "../../kit/named.js";
import { livePart } from "../../kit/live_part.js";
import { stateText } from "../../kit/state_words.js";
import { otherAnswers } from "./model.js";
import { Wall } from "./wall.js";

export class Memo extends EntryPart {
  #questions = new Map();

  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.list = h("div", { class: "ks-memo" });
    this.banner = h("p", { class: "ks-banner ks-banner-state", hidden: true });
    this.named = nameLine(() => (this.writes ? namedText(this.live, this.sheet.id, this.me) : ""));
    this.frame("ks-memo", this.banner, this.named.element, this.list);
  }

  close() {
    for (const question of this.#questions.values()) question.box.close();
    super.close();
  }

  paint() {
    this.entries = this.live.all("entry").filter(({ body }) => body.sheet === this.sheet.id);
    this.named.draw();
    setText(this.banner, stateText("メモ", this.who.state, { leads: this.leads }));
    this.banner.hidden = this.banner.textContent === "";
    arrange(this.list, this.sheet.questions.map((question) => this.#draw(question)));
  }

  #draw(question) {
    if (!this.#questions.has(question.id)) this.#questions.set(question.id, this.#make(question));
    const { element, box, others } = this.#questions.get(question.id);
    box.draw(this.writes);
    const { answers, covered } = otherAnswers(this.entries, question.id, this.me);
    arrange(others, answers.map((entry) => this.#answer(entry)));
    if (covered) others.append(h("li", { text: `ほか${covered}人（公開まで見えません）` }));
    others.hidden = others.childElementCount === 0;
    return element;
  }

  #make(question) {
    const field = { id: "text", label: question.label, type: "long_text", hint: question.hint };
    const box = this.#editor(question, field);
    const others = h("ul", { class: "ks-memo-others", "aria-label": `${question.label}：みんなの答え` });
    return { box, others, element: h("section", { class: "ks-memo-question" },
      h("h3", { text: question.label }), box.element, others) };
  }

  #answer({ body }) {
    const name = body.author ? this.live.get("member", body.author)?.name : "";
    return h("li", {}, name ? h("b", { text: name }) : null, body.values.text);
  }

  /** The own answer is made with the first text that is written. */
  #editor({ id: place }, field) {
    const { live, sheet } = this;
    return new FieldEditor({
      live, field, quiet: true, sheet: sheet.id,
      entry: () => entryOf(live, sheet.id, this.me, place),
      create: (value) => this.do("entry.add",
        { id: live.ids(), sheet: sheet.id, place, values: { [field.id]: value } }),
      draft: this.draftOf(`${place}.${field.id}`),
      typing: (on) => live.typing(sheet.id, on ? place : null),
      changed: () => this.drawSoon(),
    });
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "sheet", "memo");
  return opened.place.data.view === "projector" ? new Wall(opened) : new Memo(opened);
});
