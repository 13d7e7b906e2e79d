/**
 * A map on the projector: the case that the room looks at, or the first one; nothing to press. What
 * doesn't fit in letters that can be read from afar goes in pages.
 */

import { h, setText } from "../../kit/dom.js";
import { entriesOn } from "../../kit/entries.js";
import { fitLetters } from "../../kit/letters.js";
import { LivePart } from "../../kit/live_part.js";
import { LEAST, lookOn } from "../../kit/looking.js";
import { Pager, columnPager, columnPages, onOnePage, pageAt } from "../../kit/pager.js";
import { nameAndGround } from "../../kit/picks.js";
import { Counts } from "./counts.js";
import { drawnOf } from "./drawn.js";
import { casesOf, mapOf, nameOf } from "./model.js";
import { pagesOf } from "./pages.js";
import { Picture } from "./picture.js";
import { WORDS, coveredText } from "./words.js";

export class Wall extends LivePart {
  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.form = this.sheets[this.sheet.cases];
    this.picture = new Picture({ still: true, smallest: LEAST });
    /** @type {import("./picture.js").Drawn[]} */
    this.parts = [];
    this.counts = new Counts(this.sheet);
    this.name = h("span", { class: "ks-chip ks-map-wall-case" });
    this.covered = h("p", {});
    this.none = h("p", { class: "ks-map-wall-none", text: WORDS.noCases });
    this.page = h("span", { class: "ks-wall-page", hidden: true });
    this.shown = h("div", { class: "ks-map-wall-shown" }, this.picture.element,
      h("div", { class: "ks-map-wall-side" }, this.name, this.page, this.counts.element,
        this.covered));
    this.ring = h("section", { class: "ks-map-wall-ring", hidden: true });
    this.frame("ks-map ks-map-wall", this.none, this.shown, this.ring);
    this.pager = columnPager(this.live, this.ring,
      () => fitLetters(this.ring, () => onOnePage(this.ring)));
    this.pages = new Pager(this.live, this.shown, (turn) => this.#turned(turn));
    this.watchSize(this.picture.element);
  }

  presenceHeard() {}

  close() {
    this.pager.close();
    this.pages.close();
    super.close();
  }

  fit() {
    this.drawSoon();
  }

  paint() {
    const all = this.live.all("entry");
    const cases = casesOf(this.form, entriesOn(all, this.form.id))
      .filter(({ body }) => !body.hidden);
    const wanted = this.data.copy ?? this.live.get("workshop", "main")?.focus;
    const copy = cases.find(({ id }) => id === wanted) ?? cases[0];
    this.none.hidden = Boolean(copy);
    this.shown.hidden = !copy;
    this.ring.hidden = true;
    if (!copy) return;
    const pins = entriesOn(all, this.sheet.id).filter(({ body }) => !body.hidden);
    const covered = all.filter(({ body }) => body.sheet === this.sheet.id && body.covered &&
      body.place.startsWith(`${copy.id}/`)).length;
    const map = mapOf(this.sheet, pins, copy.id);
    setText(this.name, nameAndGround(this.form, copy));
    if (this.#alone(map)) return;
    this.counts.draw(map.rings.flat(), covered);
    setText(this.covered, coveredText(covered));
    this.parts = pagesOf(drawnOf(this.sheet, map), (part) => this.picture.roomFor(part));
    if (this.seen === copy.id) this.pages.draw();
    else this.pages.start();
    this.seen = copy.id;
  }

  #turned(/** @type {number} */ turn) {
    const count = this.parts.length;
    if (count === 0) return;
    const at = pageAt(turn, count);
    this.picture.draw(this.parts[at]);
    this.page.hidden = count < 2;
    setText(this.page, `${at + 1}／${count}`);
  }

  /** One ring that the room looks at: its resources as a list, in all the room that there is. */
  #alone(/** @type {any} */ map) {
    const { part } = lookOn(this.live, this.sheet.id);
    const at = this.sheet.rings.findIndex((/** @type {any} */ { id }) => id === part);
    if (at < 0) return false;
    const names = map.rings[at].map((/** @type {any} */ pin) =>
      h("p", { text: nameOf(this.sheet, pin) }));
    this.shown.hidden = true;
    this.ring.hidden = false;
    this.ring.replaceChildren(h("h3", { text: this.sheet.rings[at].label }),
      columnPages(names, 3));
    this.pager.draw();
    return true;
  }
}
