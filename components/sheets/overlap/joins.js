/** Which notes an idea joins, and whom it does good: told on a page and on the wall, and ticked. */

import { h, setText } from "../../kit/dom.js";
import { keptList, redrawn } from "../../kit/lists.js";
import { WORDS } from "./words.js";

/** The joined notes by mark and text, so that nothing hangs on a line or a colour. */
export function drawJoins(box, { joins, gone }) {
  const said = joins.map(({ mark, text, area }) => [mark, text, area.colour]);
  redrawn(box, [said, gone], () => [
    ...said.map(([mark, words, colour]) =>
      h("span", { class: "ks-overlap-join", "data-colour": colour }, h("b", { text: mark }),
      words && h("span", { class: "ks-overlap-join-text", text: ` ${words}` }))),
    ...(gone ? [h("span", { class: "ks-overlap-join", text: WORDS.goneSource })] : []),
  ]);
}

/** どちらも嬉しい where both sides are written; else the sides that are. */
export function drawWins(box, { wins, both, more }) {
  const said = [...wins.map(({ circle, text }) => [sideOf(circle), text]),
    ...more.map(({ label, text }) => [label, text])].filter(([, text]) => text);
  redrawn(box, [said, both], () => [
    ...(both ? [h("p", { class: "ks-overlap-winwin" }, h("span", { text: `★ ${WORDS.both}` }),
      h("span", { class: "ks-unseen", text: `：${WORDS.bothSays}` }))] : []),
    ...said.map(([label, text]) => h("p", {}, h("b", { text: `${label}：` }), text)),
  ]);
}

/** 「本人」 of 「① 本人」. */
export function sideOf({ short, label, tag }) {
  const name = short || label;
  return tag && name.startsWith(tag) ? name.slice(tag.length).trim() : name;
}

/** A list of both circles' notes to tick. */
export class Joins {
  /**
   * @param {import("./overlap.js").Overlap} overlap
   * @param {{chosen: () => Set<string>, changed: (id: string, on: boolean) => void}} asked
   */
  constructor(overlap, asked) {
    this.overlap = overlap;
    this.asked = asked;
    this.none = h("p", { class: "ks-paper-hint", text: WORDS.nothingToJoin });
    this.groups = overlap.sheet.circles.map((area) => this.#group(area));
    this.now = h("p", { class: "ks-overlap-joins" });
    this.fold = h("details", { open: asked.chosen().size === 0 },
      h("summary", { text: WORDS.chooseNotes }),
      h("div", { class: "ks-overlap-both-lists" }, ...this.groups.map(({ element }) => element)));
    this.element = h("fieldset", { class: "ks-overlap-ticks" }, h("legend", { text: WORDS.joined }),
      this.none, this.now, this.fold);
  }

  #group(area) {
    const list = h("ul", {});
    return { area, element: h("div", {}, h("h4", { text: area.short || area.label }), list),
      put: keptList(list, (pin) => pin.id, (pin) => this.#line(pin)) };
  }

  #line({ id }) {
    const box =
      h("input", { type: "checkbox", onchange: () => this.asked.changed(id, box.checked) });
    const text = h("span", {});
    const draw = (pin) => {
      setText(text, `${pin.mark}　${pin.text}`);
      box.checked = this.asked.chosen().has(id);
      box.disabled = !this.overlap.writes;
    };
    return { box: h("li", {}, h("label", { class: "ks-check" }, box, text)), draw };
  }

  draw() {
    const { pins } = this.overlap.seen;
    this.none.hidden = pins.length > 0;
    this.fold.hidden = pins.length === 0;
    const chosen = this.asked.chosen();
    drawJoins(this.now, { joins: pins.filter(({ id }) => chosen.has(id)), gone: 0 });
    for (const { area, element, put } of this.groups) {
      const there = pins.filter((pin) => pin.area.id === area.id);
      element.hidden = there.length === 0;
      put(there);
    }
  }
}
