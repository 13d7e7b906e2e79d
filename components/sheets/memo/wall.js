/**
 * A memo on the projector: all answers, in letters as large as lets all be seen; else in pages.
 * Before there are any: what people listen for.
 */

import { arrange, h, setText } from "../../kit/dom.js";
import { IN_PAGES, fitLetters } from "../../kit/letters.js";
import { LivePart } from "../../kit/live_part.js";
import { columnPager, columnPages, onOnePage } from "../../kit/pager.js";
import { stateText } from "../../kit/state_words.js";
import { otherAnswers } from "./model.js";

/** How many columns of answers stand beside each other; one question alone has the whole width. */
const COLUMNS = 2;

export class Wall extends LivePart {
  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.sign = "";
    this.banner = h("p", { class: "ks-banner ks-banner-state", hidden: true });
    this.stack = h("div", { class: "ks-wall-stack" });
    this.lead = h("p", { class: "ks-memo-lead", text: this.sheet.lead ?? "" });
    this.box = this.frame("ks-wall ks-memo-wall", this.lead, this.banner, this.stack);
    this.pager = columnPager(this.live, this.box,
      () => fitLetters(this.box, () => onOnePage(this.box), IN_PAGES));
  }

  presenceHeard() {}

  close() {
    this.pager.close();
    super.close();
  }

  /** An answer that comes leaves the room at its page. */
  paint() {
    const text = stateText("メモ", this.who.state, { wall: true });
    const entries = this.live.all("entry").filter(({ body }) => body.sheet === this.sheet.id);
    const told = this.sheet.questions.map((/** @type {any} */ { id, label, hint }) => {
      const { answers, covered } = otherAnswers(entries, id, null);
      return { label, hint, covered, texts: answers.map(({ body }) => body.values.text) };
    });
    const sign = JSON.stringify([text, told]);
    if (sign === this.sign) return;
    this.sign = sign;
    setText(this.banner, text);
    this.banner.hidden = text === "";
    this.lead.hidden = !this.sheet.lead || told.some(({ texts }) => texts.length > 0);
    const alone = told.length === 1 && told[0].texts.length === 0;
    arrange(this.stack, [columnPages(told.map(questionOf), alone ? 1 : COLUMNS)]);
    this.pager.draw();
  }
}

/** @param {{label: string, hint?: string, covered: number, texts: string[]}} told */
function questionOf({ label, hint, covered, texts }) {
  return h("section", {}, h("h3", { text: label }),
    hint && texts.length === 0 ? h("p", { text: hint }) : null, h("ul", {},
    ...texts.map((text) => h("li", { text })),
    covered ? h("li", { text: `ほか${covered}人（公開まで見えません）` }) : null));
}
