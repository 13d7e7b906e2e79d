/** A memo as a live part: each question with one's own answer and, below it, the others'. */

import { h, setText, wear } from "../../kit/dom.js";
import { entryOf } from "../../kit/entries.js";
import { EntryPart } from "../../kit/entry_part.js";
import { FieldEditor } from "../../kit/field.js";
import { keptList } from "../../kit/lists.js";
import { nameLine, namedText } from "../../kit/named.js";
import { livePart } from "../../kit/live_part.js";
import { stateText } from "../../kit/state_words.js";
import { otherAnswers } from "./model.js";
import { Wall } from "./wall.js";

export class Memo extends EntryPart {
  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.list = h("div", { class: "ks-memo" });
    this.put = keptList(this.list, ({ id }) => id, (question) => this.#question(question));
    this.banner = h("p", { class: "ks-banner ks-banner-state", hidden: true });
    this.named = nameLine(() => (this.writes ? namedText(this.live, this.sheet.id, this.me) : ""));
    this.frame("ks-memo", this.banner, this.named.element, this.list);
  }

  close() {
    this.put([]);
    super.close();
  }

  paint() {
    this.entries = this.live.all("entry").filter(({ body }) => body.sheet === this.sheet.id);
    this.named.draw();
    setText(this.banner, stateText("メモ", this.who.state, { leads: this.leads }));
    this.banner.hidden = this.banner.textContent === "";
    this.put(this.sheet.questions);
  }

  #question({ id, label, hint }) {
    const own = this.#editor(id, { id: "text", label, type: "long_text", hint });
    const others = h("ul", { class: "ks-memo-others", "aria-label": `${label}：みんなの答え` });
    const draw = () => {
      own.draw(this.writes);
      const { answers, covered } = otherAnswers(this.entries, id, this.me);
      others.replaceChildren(...answers.map((entry) => this.#answer(entry)));
      if (covered) others.append(h("li", { text: `ほか${covered}人（公開まで見えません）` }));
      others.hidden = others.childElementCount === 0;
    };
    return { draw, close: () => own.close(), box: h("section", { class: "ks-memo-question" },
      h("h3", { text: label }), own.element, others) };
  }

  #answer({ body }) {
    const name = body.author ? this.live.get("member", body.author)?.name : "";
    return h("li", {}, name ? h("b", { text: name }) : null, body.values.text);
  }

  /** The own answer is made with the first text that is written. */
  #editor(place, field) {
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
