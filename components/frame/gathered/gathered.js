/** What several tables say, read together: a table for each goal. On the wall page by page. */

import { arrange, h, wear } from "../../kit/dom.js";
import { IN_PAGES, fitLetters } from "../../kit/letters.js";
import { redrawn } from "../../kit/lists.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { columnPager, columnPages, onOnePage } from "../../kit/pager.js";
import { gatheredOf, readFirst } from "./model.js";

/** @import { Gathered as Goal, Rule } from "./model.js" */

const NONE = "（まだありません）";

class Gathered extends LivePart {
  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    /** @type {Rule} */
    this.rule = this.sheet.gathered;
    this.box = this.frame(this.onWall ? "ks-wall" : "ks-gathered");
    this.sign = "";
    if (!this.onWall) return;
    this.pager = columnPager(this.live, this.box,
      () => fitLetters(this.box, () => onOnePage(this.box), IN_PAGES));
  }

  presenceHeard() {}

  close() {
    this.pager?.close();
    super.close();
  }

  paint() {
    const entries = this.live.all("entry");
    const goals = gatheredOf(this.rule, entries);
    if (this.onWall) this.#drawOnWall(goals);
    else this.#draw(goals, goals.length ? readFirst(this.rule, this.sheets, entries) : []);
  }

  /** @param {Goal[]} goals @param {[string, string][]} first */
  #draw(goals, first) {
    this.box.hidden = goals.length === 0;
    const title = this.rule.first.map((name) => this.sheets[name].title).join("・");
    redrawn(this.box, [goals, first], () => [
      h("h3", { text: this.rule.title }),
      ...(first.length ? [h("details", {}, h("summary", { text: title }), table("", first))] : []),
      ...goals.map(({ heading, parts }) => table(heading, parts.map(([name, texts]) =>
        [name, texts.map((text) => `・${text}`).join("\n") || NONE]))),
    ]);
  }

  /** What was read before is on the sheets of its own; of a wall, each goal has a block. */
  #drawOnWall(/** @type {Goal[]} */ goals) {
    const sign = JSON.stringify(goals);
    if (sign === this.sign) return;
    this.sign = sign;
    const blocks = goals.map(({ heading, parts }) => h("section", {}, h("h3", { text: heading }),
      ...parts.map(([name, texts]) => h("div", { class: "ks-wall-block" }, h("h4", { text: name }),
        texts.length ? h("ul", {}, ...texts.map((text) => h("li", { text })))
          : h("p", { text: NONE })))));
    arrange(this.box, [h("header", { class: "ks-wall-head" }, h("h2", { text: this.rule.title })),
      h("div", { class: "ks-wall-stack" }, columnPages(blocks, 2))]);
    this.pager?.start();
  }
}

/** @param {string} title @param {[string, string][] | string[][]} lines */
function table(title, lines) {
  return h("table", {}, title ? h("caption", { text: title }) : null, h("tbody", {},
    ...lines.map(([name, text]) => h("tr", {}, h("th", { scope: "row", text: name }),
      h("td", { text })))));
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "sheet", "gathered");
  return new Gathered(opened);
});
