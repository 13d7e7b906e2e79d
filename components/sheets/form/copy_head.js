/** The head of the open copy: its name, whether it is open, and what those who lead do with it. */

import { button, h, setText } from "../../kit/dom.js";
import { nextSheet } from "./candidates.js";
import { copyName } from "../../kit/entries.js";
import { groundText, isPicked, isUnconfirmed, nextCase, notYet } from "../../kit/picks.js";
import { leftToConfirm } from "./promises.js";
import { WORDS, waitText } from "./words.js";

export class CopyHead {
  /** @param {import("./form.js").Form} form */
  constructor(form) {
    this.form = form;
    this.name = h("h2", { tabindex: "-1" });
    this.state = h("span", { class: "ks-chip" });
    this.picked = h("span", { class: "ks-chip", text: "取り上げるケース" });
    this.opens = button("", () => this.#open());
    this.shows = button("", () => form.project(this.copy?.id ?? ""), "primary");
    this.next = button(form.sheet.pick ? "つぎのケースへ" : "つぎのインタビューへ", () => this.#next());
    this.ground = h("p", { class: "ks-case-ground" });
    this.reason = h("p", { class: "ks-paper-hint" });
    this.tools = h("div", { class: "ks-copy-tools" }, this.opens, this.shows, this.next);
    this.elsewhere = h("span", {});
    this.follow = h("div", { class: "ks-copy-follow", role: "status" }, this.elsewhere,
      button("そこへ移る", () => form.show(form.focus), "small"));
    this.element = h("header", { class: "ks-copy-head" }, h("div", { class: "ks-copy-top" },
      this.name, this.state, this.picked, this.tools), this.ground, this.reason, this.follow);
    this.element.hidden = form.sheet.repeats === "once";
  }

  /** @param {import("../../kit/entries.js").Entry} copy */
  draw(copy) {
    const { form } = this;
    this.copy = copy;
    const focused = form.projects(copy.id);
    const isCase = Boolean(form.sheet.pick);
    const obstacle = notYet(form.sheet, copy);
    setText(this.name, copyName(form.sheet, copy));
    setText(this.state, focused ? "投影中" : copy.body.hidden ? "未公開" : isCase ? "公開中" : "");
    this.name.hidden = form.sheet.repeats === "idea";
    this.picked.hidden = !isPicked(form.sheet, copy);
    this.state.hidden = this.state.textContent === "";
    this.tools.hidden = !form.leads;
    this.opens.hidden = !isCase;
    this.opens.disabled = copy.body.hidden && obstacle !== "";
    setText(this.opens, copy.body.hidden ? "公開する" : "公開をやめる");
    this.shows.disabled = !focused && (copy.body.hidden || obstacle !== "");
    setText(this.shows, focused ? "投影をやめる" : "投影する");
    this.next.hidden = !this.#following();
    setText(this.ground, groundText(form.sheet, copy));
    this.ground.hidden = this.ground.textContent === "";
    this.ground.classList.toggle("ks-case-unconfirmed", isUnconfirmed(form.sheet, copy));
    this.#say(copy, obstacle);
    this.#point(copy);
  }

  #say(copy, obstacle) {
    const leads = this.form.leads;
    const left = leads && !copy.body.hidden ? leftToConfirm(this.form, copy) : [];
    const parts = [leads && copy.body.hidden ? obstacle : "", left.length ? waitText(left) : "",
      copy.body.hidden ? WORDS.unopened : "", copy.body.hidden && !leads ? WORDS.noNames : ""];
    setText(this.reason, parts.filter(Boolean).join(""));
    this.reason.hidden = this.reason.textContent === "";
  }

  /** The room looks at another copy: said and offered, never done for people. */
  #point(copy) {
    const there = this.form.copies.find(({ id }) => id === this.form.focus);
    this.follow.hidden = this.form.leads || !there || there.id === copy.id;
    if (there) setText(this.elsewhere, `いま部屋は「${copyName(this.form.sheet, there)}」を見ています`);
  }

  /** Opening asks first: components/privacy_check shows the texts, and a person confirms. */
  #open() {
    const { form, copy } = this;
    if (copy?.body.hidden) form.askToOpen(copy.id);
    else form.do("entry.hide", { id: copy?.id }).catch(() => {});
  }

  /** The copy that is told after this one. */
  #following() {
    const { form, copy } = this;
    if (!copy) return undefined;
    if (form.sheet.pick) return nextCase(form.sheet, form.copies, copy.id);
    return form.sheet.repeats === "interview" ? nextSheet(form.copies, copy.id) : undefined;
  }

  /** Where somebody goes on from the list. */
  toHere() {
    this.name.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "start" });
  }

  #next() {
    const { form } = this;
    const next = this.#following();
    if (!next) return;
    form.do("activity.focus", { entry: next.id, sheet: form.sheet.id, begins: true });
    form.show(next.id);
  }
}
