/** Which idea first: everybody's dots and ratings, hidden until they are opened. */

import { h, wear } from "../../kit/dom.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { refusals } from "../../kit/part.js";
import { tapped } from "../../kit/tapped.js";
import { ideasOf, originOf } from "../../kit/votes/ideas.js";
import { marksOf } from "../../kit/votes/marks.js";
import { askedColumns, ranked } from "../../kit/votes/ranking.js";
import { gapText, whyNot } from "../../kit/votes/sides.js";
import { headPanel } from "./head.js";
import { resultList } from "./result.js";
import { targetsOf } from "./targets.js";
import { votingList } from "./voting.js";
import { wall } from "./wall.js";

export class Priorities extends LivePart {
  /**
   * Whose votes are put in, from paper; null: one's own.
   * @type {{voter: string | null, paper: Map<string, import("../../kit/votes/marks.js").Marks>}}
   */
  hand = { voter: null, paper: new Map() };

  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.asked = askedColumns(this.sheet.columns);
    this.targets = targetsOf(this.sheets, this.sheet);
    this.trouble = refusals();
    this.view = this.onWall ? wall(this) : page(this);
    this.place.root.replaceChildren(this.view.box);
  }

  presenceHeard() {}

  paint() {
    this.view.draw();
  }

  close() {
    this.view.close();
    super.close();
  }

  state = () => this.who.state;

  /** Which voting is on. */
  number = () => this.live.get("sheet", this.sheet.id)?.ballot ?? 1;

  ideas = () => ideasOf(this.live.all("entry"), this.sheet.rows_from);

  /** The result of a voting. */
  results(wanted = this.number()) {
    const ballots = this.live.all("ballot").map((/** @type {any} */ { body }) => body);
    const own = ballots.filter((/** @type {any} */ { sheet }) => sheet === this.sheet.id);
    return ranked(this.ideas(), own, this.sheet.columns, wanted);
  }

  /** The voting by side; null where sides are not told apart. */
  sides = () => this.live.get("sides", `${this.sheet.id}/${this.number()}`);

  /** Where the sides see most differently. */
  gap() {
    return this.state() === "private" ? ""
      : gapText(this.sides(), this.results(), this.sheet.columns);
  }

  /** Why the sides of an opened voting are not told. */
  whyNot = () => (this.state() === "private" ? "" : whyNot(this.sides()));

  /** Where an idea came from. */
  origin(/** @type {import("../../kit/votes/ideas.js").Idea} */ idea) {
    const ids = [idea.id, ...idea.under.map(({ id }) => id)];
    return originOf(ids, (id) => this.live.get("entry", id), this.sheets);
  }

  act(/** @type {string} */ op, /** @type {object} */ fields) {
    return tapped(this.live, op, fields, this.trouble);
  }

  /** The marks on show: one's own, or what this tab has put in for somebody on paper. */
  marks() {
    const { voter, paper } = this.hand;
    if (voter !== null && voter !== this.me) return paper.get(`${this.number()}/${voter}`) ?? {};
    return marksOf(this.live.all("ballot"), this.sheet.id, this.number(), this.me);
  }
}

function page(/** @type {Priorities} */ priorities) {
  const head = headPanel(priorities);
  const voting = votingList(priorities);
  const result = resultList(priorities);
  const empty = h("p", { class: "ks-loading" });
  const looks = { class: "ks-part ks-priorities", "aria-label": priorities.sheet.title };
  const box = h("section", looks, head.box, priorities.trouble.line, empty, voting.box, result.box);
  const draw = () => {
    head.draw();
    empty.textContent = priorities.ideas().length === 0
      ? "③「取り組みたいこと」の付箋が、ここに並びます。まだ1枚もありません。" : "";
    voting.draw();
    result.draw();
  };
  return { box, draw, close: () => {} };
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "priorities");
  return new Priorities(opened);
});
