/** What is counted beside a sheet: each word with its bar and its number. On the wall one alone. */

import { h, setText, wear } from "../../kit/dom.js";
import { fitLetters } from "../../kit/letters.js";
import { keptList } from "../../kit/lists.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { saidOf } from "./model.js";

/** @import { Rule, Said } from "./model.js" */

const NONE = "まだ、数えるものがありません。";
/** Words that are counted on the wall; more would be too small to be read. */
const ON_WALL = 24;
/** As many fill a bar, where nothing was said more often. */
const LEAST_LONG = 3;

class Counts extends LivePart {
  /**
   * @param {import("../../kit/live_part.js").Opened} opened `rule` in the data: which one is alone
   *   on the wall; without it all are there
   */
  constructor(opened) {
    super(opened);
    const { rule } = this.data;
    /** @type {Rule[]} */
    const rules = this.sheet.counts;
    this.lists = (rule === undefined ? rules : [rules[rule]]).map((each) => this.#list(each));
    this.box = this.frame(`ks-counts${this.onWall ? " ks-counts-wall" : ""}`,
      ...this.lists.map(({ box }) => box));
    this.watchSize(this.box);
  }

  presenceHeard() {}

  fit() {
    if (this.onWall) fitLetters(this.box, () => this.box.scrollHeight <= this.box.clientHeight);
  }

  paint() {
    const entries = this.live.all("entry");
    for (const { rule, draw } of this.lists) {
      draw(saidOf(this.sheet, rule, this.sheets, entries));
    }
    this.fit();
  }

  /** @param {Rule} rule */
  #list(rule) {
    const all = h("p", { class: "ks-counts-all" });
    const list = h("ol", { class: "ks-counts-list" });
    const put = keptList(list, (/** @type {Said & {most: number}} */ { word }) => word, line);
    const box = h("section", { "aria-label": rule.title },
      h("h3", { text: rule.title }), all, list);
    const draw = (/** @type {Said[]} */ said) => {
      const numbers = said.map(({ entries }) => entries.length);
      const sum = numbers.reduce((one, other) => one + other, 0);
      const shown = this.onWall ? said.slice(0, ON_WALL) : said;
      const left = said.length - shown.length;
      box.hidden = sum === 0 && !this.onWall;
      setText(all, sum === 0 ? NONE : `のべ ${sum}${left > 0 ? `（ほかに ${left}とおり）` : ""}`);
      put(shown.map((each) => ({ ...each, most: Math.max(...numbers, LEAST_LONG) })));
    };
    return { rule, box, draw };
  }
}

function line() {
  const word = h("span", { class: "ks-counts-word" });
  const bar = h("i", { "aria-hidden": "true" });
  const number = h("b");
  const box = h("li", {}, word, h("span", { class: "ks-counts-bar" }, bar), number);
  const draw = (/** @type {Said & {most: number}} */ { word: text, entries, most }) => {
    setText(word, text);
    setText(number, String(entries.length));
    bar.style.inlineSize = `${(100 * entries.length) / most}%`;
    box.classList.toggle("ks-counts-none", entries.length === 0);
  };
  return { box, draw };
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "sheet", "counts");
  return new Counts(opened);
});
