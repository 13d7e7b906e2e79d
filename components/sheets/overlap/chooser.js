/** Whose overlap is seen: one button a case, and what those who lead do with it. */

import { button, h, setText } from "../../kit/dom.js";
import { copyName } from "../../kit/entries.js";
import { keptList } from "../../kit/lists.js";
import { groundText } from "../../kit/picks.js";
import { elsewhereText, middleWords } from "./words.js";

export class Chooser {
  /** @param {import("./overlap.js").Overlap} overlap */
  constructor(overlap) {
    this.overlap = overlap;
    this.tabs = h("div", { class: "ks-copies-tabs", role: "group", "aria-label": "ケース" });
    this.put = keptList(this.tabs, ({ id }) => id, ({ id }) => this.#tab(id));
    this.shows = button("", () => overlap.project(overlap.open));
    this.hint = h("p", { class: "ks-overlap-how", text: middleWords(overlap.sheet).chooseFirst });
    this.ground = h("p", { class: "ks-case-ground" });
    this.says = h("span", {});
    this.follow = h("div", { class: "ks-copy-follow", role: "status" }, this.says,
      button("そこへ移る", () => overlap.show(overlap.focus), "small"));
    this.element = h("nav", { class: "ks-overlap-cases", "aria-label": "どのケースの重なりか" }, this.tabs,
      this.ground, this.hint, this.shows, this.follow);
  }

  draw() {
    const { overlap } = this;
    const { cases, focus, open } = overlap;
    this.element.hidden = cases.length === 0;
    const alone = overlap.form?.repeats === "once";
    this.tabs.hidden = alone;
    this.put(cases);
    setText(this.ground, groundText(overlap.form, cases.find(({ id }) => id === open)));
    this.shows.hidden = !overlap.leads || !open;
    setText(this.shows, overlap.projects(open) ? "投影をやめる" : alone ? "これを投影する" : "このケースを投影する");
    this.hint.hidden = !overlap.writes || overlap.seen.pins.length === 0;
    const there = cases.find(({ id }) => id === focus);
    this.follow.hidden = overlap.leads || !there || focus === open;
    if (there) setText(this.says, elsewhereText(this.#name(there)));
  }

  #name(copy) {
    return copyName(this.overlap.form ?? { repeats: "case" }, copy);
  }

  #tab(id) {
    const { overlap } = this;
    const box = button("", () => overlap.show(id), "copies-tab");
    const draw = (copy) => {
      setText(box, `${this.#name(copy)}${id === overlap.focus ? "（投影中）" : ""}`);
      box.setAttribute("aria-pressed", String(id === overlap.open));
    };
    return { box, draw };
  }
}
