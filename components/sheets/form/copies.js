/** The filled copies of a form: one tab each, and how one is added, moved and taken away. */

import { button, h, setText } from "../../kit/dom.js";
import { copyName, stepped } from "../../kit/entries.js";
import { keptList, redrawn } from "../../kit/lists.js";
import { removes } from "../../live/rights.js";
import { addText, noCopiesText, takeText } from "./words.js";
import { SHOWN } from "../../kit/limits.js";

export class Copies {
  /** @param {import("./form.js").Form} form */
  constructor(form) {
    this.form = form;
    const { sheet } = form;
    this.tabs = h("div", { class: "ks-copies-tabs", role: "group", "aria-label": sheet.title });
    this.put = keptList(this.tabs, ({ id }) => id, ({ id }) => this.#tab(id));
    this.add = button(addText(sheet), () => form.addCopy());
    this.offers = h("select", { class: "ks-input ks-copies-offers",
      "aria-label": takeText(sheet.repeats), onchange: () => this.#take() });
    this.earlier = button("◀ 前へ", () => this.#move(-1), "small",
      { "aria-label": "前へうごかす", title: "前へうごかす" });
    this.later = button("後へ ▶", () => this.#move(1), "small",
      { "aria-label": "後へうごかす", title: "後へうごかす" });
    this.beside = button("並べて見る", () => form.layBeside(!form.beside), "small");
    this.away = button("けす", () => form.remove(form.open), "small danger");
    this.tools = h("div", { class: "ks-copies-tools" }, this.earlier, this.later, this.away);
    this.none = h("p", { class: "ks-paper-hint", text: noCopiesText(sheet) });
    this.element = h("nav", { class: "ks-copies", "aria-label": `${sheet.title}の一覧` }, this.tabs,
      this.none, h("div", { class: "ks-copies-adding" }, this.offers, this.add, this.beside,
        this.tools));
  }

  draw(copies) {
    const { form } = this;
    this.copies = copies;
    this.put(copies);
    const open = copies.find((copy) => copy.id === form.open);
    this.none.hidden = copies.length > 0;
    this.beside.hidden = !form.sheet.side_by_side || copies.length < 2;
    this.beside.setAttribute("aria-pressed", String(form.beside));
    this.add.hidden = !form.writes;
    this.#drawOffers();
    this.tools.hidden = !open || !form.writes;
    this.earlier.disabled = !stepped(copies, form.open, -1);
    this.later.disabled = !stepped(copies, form.open, 1);
    this.away.hidden = !open || !removes(open, form.who);
  }

  #tab(id) {
    const { form } = this;
    const box = button("", () => form.show(id), "copies-tab");
    const draw = (copy) => {
      setText(box, copyName(form.sheet, copy) + form.markOf(copy));
      box.setAttribute("aria-pressed", String(id === form.open && !form.beside));
    };
    return { box, draw };
  }

  #move(step) {
    const where = stepped(this.copies, this.form.open, step);
    if (where) this.form.moveCopy(this.form.open, where.before);
  }

  /** One step from an idea to a copy of its own. */
  #drawOffers() {
    const { form } = this;
    const taken = new Set(this.copies.flatMap((copy) => copy.body.sources ?? []));
    const left = form.namingOffers().filter(({ id }) => !taken.has(id));
    this.offers.hidden = !form.writes || left.length === 0;
    this.left = left;
    redrawn(this.offers, left, () => [
      h("option", { value: "", text: `${takeText(form.sheet.repeats)}…` }),
      ...left.map(({ text }, at) => h("option", { value: String(at), text: text.slice(0, SHOWN) })),
    ]);
  }

  #take() {
    const offer = this.offers.value && this.left?.[Number(this.offers.value)];
    this.offers.value = "";
    if (offer) this.form.addCopyOf(offer);
  }
}
