/** What the secretariat asks the provider of a case, and the answers. Nobody else sees them. */

import { button, h, setText } from "../../kit/dom.js";
import { isSubmit } from "../../kit/keys.js";
import { ASK, itemsIn } from "../../kit/entries.js";
import { isOwn } from "../../live/rights.js";
import { WORDS } from "./words.js";
import { tooLong } from "../../kit/words.js";

/** @import { Entry } from "../../kit/entries.js" */

export class Asks {
  /** @param {import("./form.js").Form} form @param {string} copy */
  constructor(form, copy) {
    this.form = form;
    this.copy = copy;
    this.draft = form.draftOf(`ask.${copy}`);
    this.list = h("ul", { class: "ks-asks-list" });
    this.text =
      h("textarea", { class: "ks-input ks-paper-area", rows: 2, "aria-label": "事務局とのやりとりに書く" });
    this.text.value = this.draft.get()?.value ?? "";
    this.text.addEventListener("input", () => this.#keep());
    this.text.addEventListener("keydown", (event) => isSubmit(event) && this.#send());
    this.error = h("p", { class: "ks-failed", role: "alert" });
    this.send = button("送る", () => this.#send(), "primary", { title: "Ctrl＋Enterでも送れます" });
    this.element = h("section", { class: "ks-asks", "aria-label": WORDS.askTitle },
      h("h3", { text: WORDS.askTitle }), h("p", { class: "ks-paper-hint", text: WORDS.askLead }),
      this.list, h("div", { class: "ks-asks-write" }, this.text, this.send), this.error);
  }

  #keep() {
    setText(this.error, tooLong(this.text.value));
    if (this.text.value.trim()) this.draft.keep({ value: this.text.value, seen: "" });
    else this.draft.drop();
  }

  #send() {
    const text = this.text.value.trim();
    if (!text || tooLong(text)) return this.text.focus();
    const { form, copy } = this;
    form.do("entry.add", { id: form.live.ids(), sheet: form.sheet.id, place: `${copy}/${ASK}`,
      values: { text } });
    this.text.value = "";
    this.draft.drop();
    form.draw();
  }

  /** @param {Entry} copy @param {Entry[]} entries */
  draw(copy, entries) {
    const { form } = this;
    const shown = form.leads || isOwn(copy, form.me);
    this.element.hidden = !shown;
    if (!shown) return;
    const asked = itemsIn(entries, copy.id, ASK);
    const sign = JSON.stringify(asked.map(({ id, body, pending }) => [id, body.values.text,
      body.author, pending]));
    if (sign === this.sign) return;
    this.sign = sign;
    this.list.replaceChildren(...asked.map((entry) => this.#line(copy, entry)));
  }

  /** @param {Entry} copy @param {Entry} entry */
  #line(copy, { id, body, pending }) {
    const { form } = this;
    const own = body.author === form.me;
    const who = own ? "あなた" : body.author === copy.body.author ? "提供者" : "事務局";
    return h(
      "li",
      { class: `ks-ask-line${own ? " ks-ask-own" : ""}` },
      h("b", { text: who }),
      h("p", { text: body.values.text }),
      pending && h("span", { class: "ks-paper-sign", text: WORDS.waiting }),
      own && !pending && button("けす", () => form.remove(id), "",
        { class: "ks-link", "aria-label": `けす：${body.values.text}` }),
    );
  }
}
