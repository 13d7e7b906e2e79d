/** A map on the projector: the case that the room looks at, or the first one; nothing to press. */

import { h, setText } from "../../kit/dom.js";
import { copyName, expected } from "../../kit/entries.js";
import { connect } from "../../live/live.js";
import { Counts } from "./counts.js";
import { drawnOf } from "./drawn.js";
import { casesOf, mapOf } from "./model.js";
import { Picture } from "./picture.js";
import { WORDS, coveredText } from "./words.js";

export class Wall {
  /** @param {import("../../kit/part.js").Place<import("./map.js").Data>} place */
  constructor(place) {
    this.place = place;
    this.live = connect(place.data.workshop, { view: "projector" });
    this.sheet = place.data.sheet;
    this.form = place.data.sheets[this.sheet.cases];
    this.picture = new Picture({ still: true });
    this.counts = new Counts(this.sheet);
    this.name = h("span", { class: "ks-chip ks-map-wall-case" });
    this.covered = h("p", {});
    this.none = h("p", { class: "ks-map-wall-none", text: WORDS.noCases });
    this.shown = h("div", { class: "ks-map-wall-shown" }, this.picture.element, h("div", { class: "ks-map-wall-side" }, this.name, this.counts.element, this.covered));
    this.box = h("div", { class: "ks-part ks-map ks-map-wall", lang: "ja" }, this.none, this.shown);
    place.root.replaceChildren(this.box);
    const watcher = new ResizeObserver(() => this.drawSoon());
    watcher.observe(this.picture.element);
    this.stops = [this.live.subscribe(() => this.drawSoon()), this.live.onStatus(() => this.drawSoon()), () => watcher.disconnect()];
  }

  close() {
    cancelAnimationFrame(this.frame);
    this.closed = true;
    this.stops.forEach((stop) => stop());
    this.live.release();
  }

  drawSoon() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  }

  draw() {
    if (this.closed || !this.live.you) return;
    const all = this.live.all("entry");
    const cases = casesOf(this.form, expected(all, [], { sheet: this.form, me: null })).filter(({ body }) => !body.hidden);
    const wanted = this.place.data.copy ?? this.live.get("workshop", "main")?.focus;
    const copy = cases.find(({ id }) => id === wanted) ?? cases[0];
    this.none.hidden = Boolean(copy);
    this.shown.hidden = !copy;
    if (!copy) return;
    const pins = expected(all, [], { sheet: this.sheet, me: null }).filter(({ body }) => !body.hidden);
    const covered = all.filter(({ body }) => body.sheet === this.sheet.id && body.covered && body.place.startsWith(`${copy.id}/`)).length;
    const map = mapOf(this.sheet, pins, copy.id);
    setText(this.name, copyName(this.form, copy));
    this.counts.draw(map.rings.flat(), covered);
    setText(this.covered, coveredText(covered));
    this.picture.draw(drawnOf(this.sheet, map));
  }
}
