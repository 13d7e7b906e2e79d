/** A round: one person after another, on every screen at once. */

import { h, wear } from "../../kit/dom.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { refusals } from "../../kit/part.js";
import { lineOf } from "./line.js";
import { wall } from "./wall.js";
import { queue } from "./queue.js";
import { setUp } from "./set_up.js";
import { speakerPanel } from "./speaker.js";
import { answersPanel } from "./answers.js";

/**
 * @typedef {{id: string, title: string, lead?: string, seconds: number, prompts: string[],
 *   fields: import("../../kit/values/value.js").Field[]}} RoundSheet
 */

export class Round extends LivePart {
  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.trouble = refusals();
    this.view = this.onWall ? wall(this) : page(this);
    this.place.root.replaceChildren(this.view.box);
  }

  /** Who speaks, who comes next, who still waits. */
  get line() {
    return lineOf(this.live.get("turns", this.sheet.id));
  }

  /** Carry out an operation on this round; answers whether it was done. */
  act(/** @type {string} */ op, fields = {}) {
    return this.trouble.attempt(this.live.do(op, { sheet: this.sheet.id, ...fields }));
  }

  paint() {
    this.view.draw();
  }

  close() {
    this.view.close();
    super.close();
  }
}

/** Speaker and prompts on the left, the line on the right; on a phone one below the other. */
function page(/** @type {Round} */ round) {
  /** @type {{box: HTMLElement, draw: () => void, close?: () => void}[]} */
  const pieces = [speakerPanel(round), setUp(round), answersPanel(round), queue(round)];
  const [speaker, start, kept, line] = pieces;
  const box = h(
    "section",
    { class: "ks-part ks-turns", "aria-label": round.sheet.title },
    round.trouble.line,
    h("div", { class: "ks-turns-left" }, speaker.box, start.box, kept.box),
    line.box,
  );
  return {
    box,
    draw: () => {
      pieces.forEach((piece) => piece.draw());
      box.dataset.stage = round.line.stage;
    },
    close: () => pieces.forEach((piece) => piece.close?.()),
  };
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "timer", "sheet", "round");
  return new Round(opened);
});
