/** 消したもの on the light page: one's own, each with its way back. Python lists them: /phone/acts. */

import { button, h, setText } from "../../kit/dom.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { refusals } from "../../kit/part.js";

/** @typedef {{revision: number, text: string}} Act */

const WORDS = {
  lead: "ワークショップが終わるまで、戻せます。自分が書いたものと、自分で消したものです。",
  none: "消したものはありません。",
  back: "戻しました。",
  failed: "一覧を読めませんでした。消したものは残っています。つながってから、もう一度ひらいてください。",
};

export class Acts extends LivePart {
  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.trouble = refusals();
    this.said = h("p", { role: "status", text: "読み込んでいます…" });
    this.list = h("ul", { class: "ks-acts" });
    this.place.root.replaceChildren(h("section", { class: "ks-part", "aria-label": "消したもの" },
      h("p", { class: "ks-paper-hint", text: WORDS.lead }), this.trouble.line, this.said,
      this.list));
    this.#ask("");
  }

  presenceHeard() {}

  paint() {}

  async #ask(/** @type {string} */ before) {
    try {
      const answer = await fetch(`/phone/acts?${new URLSearchParams({ w: this.data.workshop })}`);
      if (!answer.ok) throw new Error(String(answer.status));
      this.#show(await answer.json(), before);
    } catch {
      setText(this.said, WORDS.failed);
    }
  }

  #show(/** @type {Act[]} */ acts, /** @type {string} */ before) {
    setText(this.said, [before, acts.length ? "" : WORDS.none].filter(Boolean).join(""));
    this.list.replaceChildren(...acts.map(({ revision, text }) => h("li", {}, h("span", { text }),
      button("戻す", () => this.#back(revision), "small", { "aria-label": `戻す：${text}` }))));
  }

  async #back(/** @type {number} */ revision) {
    const done = await this.trouble.attempt(this.live.do("undo", { revision }));
    if (done) await this.#ask(WORDS.back);
  }
}

export const mount = livePart((opened) => new Acts(opened));
