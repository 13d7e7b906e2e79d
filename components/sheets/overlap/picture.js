/** The picture of a case: circle, middle, circle; on a phone one of them at a time. */

import { button, h, setText } from "../../kit/dom.js";
import { typistsText } from "../../kit/words.js";
import { Adder } from "./adder.js";
import { CarryPanel } from "./carry.js";
import { ideaCard, pinCard } from "./cards.js";
import { ideaPanel } from "./idea_panel.js";
import { Lines } from "./lines.js";
import { coveredIn, sorted } from "./model.js";
import { keptList } from "../../kit/lists.js";
import { WORDS, coveredText, middleWords } from "./words.js";

export class Picture {
  /** @param {import("./overlap.js").Overlap} overlap */
  constructor(overlap) {
    const { circles, middle } = overlap.sheet;
    const [left, right] = circles;
    this.areas = [new CircleArea(overlap, left), new MiddleArea(overlap, middle),
      new CircleArea(overlap, right)];
    this.shown = left.id;
    this.tabs = this.areas.map((area) => button("", () => this.show(area.area.id), "overlap-tab"));
    const round = (side, { colour }) => h("div", { class: `ks-overlap-round ks-overlap-${side}`,
      "data-colour": colour, "aria-hidden": "true" });
    this.sheet = h("div", { class: "ks-overlap-picture" }, round("left", left),
      round("right", right), ...this.areas.map(({ element }) => element));
    this.lines = new Lines(this.sheet, overlap);
    this.element = h("div", {},
      h("div", { class: "ks-overlap-tabs", role: "group", "aria-label": "見るところ" }, ...this.tabs),
      this.sheet);
  }

  /** On a phone: look at this area. */
  show(id) {
    this.shown = id;
    this.draw();
  }

  draw() {
    this.areas.forEach((area, at) => {
      area.draw();
      const here = area.area.id === this.shown;
      area.element.classList.toggle("ks-overlap-here", here);
      this.tabs[at].setAttribute("aria-pressed", String(here));
      setText(this.tabs[at], `${area.area.short || area.area.label} ${area.count}`);
    });
    this.lines.draw();
  }
}

/** What both kinds of areas show: a heading, who is typing, and what is covered. */
class AreaBox {
  count = 0;

  constructor(overlap, area, name) {
    this.overlap = overlap;
    this.area = area;
    this.typing = h("p", { class: "ks-overlap-typing", "aria-live": "off" });
    this.covered = h("p", { class: "ks-overlap-covered" });
    this.note = h("p", { class: "ks-overlap-note", text: area.note });
    this.list = h("ul", { class: "ks-overlap-list" });
    this.tools = h("div", { class: "ks-overlap-area-tools" });
    this.element =
      h("section", { class: `ks-overlap-area ks-overlap-${name}`, "aria-label": area.label },
      h("header", {}, h("h3", { text: area.label }), this.note, this.tools), this.typing, this.list,
      this.covered);
  }

  drawCommon() {
    const { overlap, area } = this;
    setText(this.typing, typistsText(overlap, overlap.placeOf(area)));
    setText(this.covered, coveredText(coveredIn(overlap.live.all("entry")
      .filter(({ body }) => body.sheet === overlap.sheet.id), overlap.open, area)));
    this.tools.hidden = !overlap.writes;
    this.note.hidden = this.count > 0;
  }
}

class CircleArea extends AreaBox {
  constructor(overlap, area) {
    super(overlap, area, area === overlap.sheet.circles[0] ? "first" : "second");
    this.adder = new Adder(overlap, area);
    this.carry = button(WORDS.carry, () => new CarryPanel(overlap, area).open(), "small",
      { "aria-label": `${area.label}に、${WORDS.carry}` });
    this.tools.append(this.adder.opens, this.carry);
    this.list.before(this.adder.element);
    this.put = keptList(this.list, (pin) => pin.id, () => pinCard(overlap));
  }

  draw() {
    const pins = this.overlap.seen.pins.filter((pin) => pin.area.id === this.area.id);
    this.count = pins.length;
    this.put(pins);
    this.carry.hidden = this.area.carry_from.length === 0;
    this.adder.draw();
    this.drawCommon();
  }
}

class MiddleArea extends AreaBox {
  constructor(overlap, area) {
    super(overlap, area, "middle");
    this.order = button("", () => this.#sort(), "small");
    this.tools.append(button(middleWords(overlap.sheet).add,
      () => ideaPanel(overlap, null).open(), "small"), this.order);
    this.put = keptList(this.list, (idea) => idea.id, () => ideaCard(overlap));
  }

  draw() {
    const { ideas } = this.overlap.seen;
    this.count = ideas.length;
    this.put(sorted(ideas, this.overlap.byHands));
    this.#drawOrder();
    this.drawCommon();
  }

  #drawOrder() {
    const { byHands, sheet } = this.overlap;
    const [now, then] = byHands ? [WORDS.byHands, WORDS.byOrder] : [WORDS.byOrder, WORDS.byHands];
    this.order.hidden = !sheet.hands || this.count < 2;
    setText(this.order, now);
    this.order.setAttribute("aria-label", `${now}にならんでいます。押すと、${then}にします`);
  }

  #sort() {
    this.overlap.byHands = !this.overlap.byHands;
    this.overlap.draw();
  }
}
