/**
 * The overlap on the wall: one case, large and read only; what does not fit is shown page by page.
 */

import { h } from "../../kit/dom.js";
import { AT_A_GLANCE } from "../../kit/letters.js";
import { SIZES, lookOn } from "../../kit/looking.js";
import { columnPager, columnPages, pagesIn } from "../../kit/pager.js";
import { drawJoins, sideOf } from "./joins.js";
import { entriesOn } from "../../kit/entries.js";
import { nameAndGround } from "../../kit/picks.js";
import { LivePart } from "../../kit/live_part.js";
import { stateText } from "../../kit/state_words.js";
import { casesOf, coveredIn, nameColumn, sorted } from "./model.js";
import { seenOf } from "./seen.js";
import { WORDS, coveredText, handsText } from "./words.js";

/** Smaller letters than these: the marks of the joined notes stand for their texts. */
const BRIEF = 22;
/** From here on a circle's notes stand in two columns. */
const BESIDE = 4;
const MOST_DOTS = 10;

export class Wall extends LivePart {
  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.box = this.frame("ks-overlap-wall");
    this.pager = columnPager(this.live, this.box);
    this.watchSize(this.box);
  }

  presenceHeard() {}

  /** The letters are fitted anew. */
  fit() {
    this.sign = "";
    this.drawSoon();
  }

  close() {
    this.pager.close();
    super.close();
  }

  paint() {
    const { live, sheet } = this;
    const asked = this.data.copy;
    const form = this.sheets[sheet.cases];
    const all = live.all("entry");
    const cases = casesOf(all, sheet, form);
    const wanted = asked ?? live.get("workshop", "main")?.focus;
    const copy = cases.find(({ id }) => id === wanted) ?? cases[0];
    const entries = entriesOn(all, sheet.id);
    const seen = copy ? seenOf({ live, sheet, entries, caseId: copy.id, me: null }) : null;
    const covered = copy ? sheet.circles.concat(sheet.middle).map((area) =>
      coveredIn(all.filter(({ body }) => body.sheet === sheet.id), copy.id, area)) : [];
    const state = stateText("付箋", live.get("sheet", sheet.id)?.state, { wall: true });
    const name = copy ? nameAndGround(form ?? { repeats: "case" }, copy) : "";
    const { part } = lookOn(live, sheet.id);
    const sign = JSON.stringify([name, seen, covered, state, part]);
    if (sign === this.sign) return;
    this.sign = sign;
    this.box.replaceChildren(...(seen
      ? [this.#head(name, state), this.#picture(seen, covered, part)]
      : [h("p", { class: "ks-overlap-wall-none", text: WORDS.noCase })]));
    this.#fit();
    if (this.shown === copy?.id) this.pager.draw();
    else this.pager.start();
    this.shown = copy?.id;
  }

  #head(name, state) {
    return h("header", { class: "ks-overlap-wall-head" },
      h("p", { class: "ks-overlap-wall-state", text: state, hidden: state === "" }),
      h("span", { class: "ks-chip", text: name }));
  }

  /** Both circles and the middle; or one of them alone, in all the room that there is. */
  #picture(seen, covered, part) {
    const { circles, middle } = this.sheet;
    const [left, right] = circles;
    const round = (side, { colour }) => h("div", { class: `ks-overlap-round ks-overlap-${side}`,
      "data-colour": colour, "aria-hidden": "true" });
    const pins = (area) => seen.pins.filter((pin) => pin.area.id === area.id).map(pinOnWall);
    const areas = [
      this.#area(left, "first", pins(left), covered[0]),
      this.#area(middle, "middle", sorted(seen.ideas, true).map(ideaOnWall), covered[2]),
      this.#area(right, "second", pins(right), covered[1]),
    ];
    const alone = [left, middle, right].findIndex(({ id }) => id === part);
    if (alone >= 0) {
      return h("div", { class: "ks-overlap-picture ks-overlap-alone" }, areas[alone]);
    }
    return h("div", { class: "ks-overlap-picture" }, round("left", left), round("right", right),
      ...areas);
  }

  #area(area, name, cards, covered) {
    const pages = columnPages(cards, name !== "middle" && cards.length > BESIDE ? 2 : 1);
    const note = cards.length || covered ? coveredText(covered) : area.note;
    return h("section", { class: `ks-overlap-area ks-overlap-${name}`, "aria-label": area.label },
      h("header", {}, h("h3", { text: area.label }),
      h("p", { class: "ks-overlap-note", text: note })), pages);
  }

  /**
   * The largest letters with which all of an area stands on one page; the circles have the same.
   * Where there are many ideas, the marks of the joined notes stand for their texts.
   */
  #fit() {
    const [first, middle, second] = /** @type {HTMLElement[]} */ (
      [...this.box.querySelectorAll(".ks-wall-columns")]);
    if (!first) return;
    if (!middle) {
      first.style.columnCount = "2";
      fitted([first], SIZES);
      return;
    }
    fitted([first, second], AT_A_GLANCE);
    middle.classList.remove("ks-overlap-brief");
    if (fitted([middle], AT_A_GLANCE.filter((size) => size >= BRIEF))) return;
    middle.classList.add("ks-overlap-brief");
    fitted([middle], AT_A_GLANCE);
  }
}

/**
 * Whether there is a size with which each stands on one page; the smallest is left where there is
 * none.
 */
function fitted(together, sizes) {
  return sizes.some((size) => {
    for (const flow of together) flow.style.fontSize = `${size}px`;
    return together.every((flow) => pagesIn(flow) === 1);
  });
}

function pinOnWall(pin) {
  const name = nameColumn(pin.area);
  const facts = pin.area.columns.filter((column) => column !== name)
    .map(({ id }) => pin.body.values?.[id]).filter(Boolean);
  return h("div", { class: "ks-overlap-pin", "data-colour": pin.area.colour },
    h("span", { class: "ks-overlap-mark", text: pin.mark }),
    h("span", { class: "ks-overlap-text", text: pin.text }),
    ...facts.map((text) => h("span", { class: "ks-tag", text })));
}

function ideaOnWall(idea) {
  const joins = h("p", { class: "ks-overlap-joins" });
  drawJoins(joins, { joins: idea.joins, gone: 0 });
  const good = idea.wins.filter(({ text }) => text).map(({ circle }) => sideOf(circle));
  const says = idea.both ? `★ ${WORDS.both}` : good.length ? `${good.join("・")}に嬉しい` : "";
  const signs = h("div", { class: "ks-overlap-wall-signs" }, joins,
    says && h("span", { class: idea.both ? "ks-overlap-winwin" : "ks-overlap-good", text: says }),
    idea.hands > 0 && h("span", { class: "ks-overlap-wall-hands" },
    h("b", { text: handsText(idea.hands) }), h("span", { class: "ks-dots", "aria-hidden": "true",
    text: "●".repeat(Math.min(MOST_DOTS, idea.hands)) })));
  const box = h("div", { class: `ks-overlap-idea${idea.both ? " ks-overlap-both" : ""}` },
    h("p", { class: "ks-overlap-idea-text", text: idea.text }), signs);
  return box;
}
