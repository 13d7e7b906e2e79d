/** A round: one person after another, on every screen at once. */

import { connect } from "../../live/live.js";
import { h, styles } from "../../kit/dom.js";
import { drawnLive, part, refusals } from "../../kit/part.js";
import { lineOf, withPending } from "./line.js";
import { speakers } from "./people.js";
import { projectorFace } from "./projector.js";
import { queue } from "./queue.js";
import { setUp } from "./set_up.js";
import { speakerPanel } from "./speaker.js";
import { wordsKept } from "./words_kept.js";

/**
 * @typedef {{id: string, title: string, lead?: string, seconds: number, prompts: string[],
 *   fields: import("../../kit/values/value.js").Field[]}} RoundSheet
 * @typedef {{workshop: string, sheet: RoundSheet, view?: "member" | "projector"}} Data
 * @typedef {object} Scene what the pieces of the part are given
 * @property {any} live
 * @property {RoundSheet} sheet
 * @property {() => import("./line.js").Line} line
 * @property {() => boolean} leads
 * @property {(op: string, fields?: object) => Promise<boolean>} act
 */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  styles(new URL("../../kit/sheet.css", import.meta.url), new URL("./round.css", import.meta.url));
  const { workshop, sheet, view = "member" } = place.data;
  const live = connect(workshop, { view });
  const trouble = refusals();
  /** @type {Scene} */
  const scene = {
    live,
    sheet,
    line: () => lineOf(withPending(live.get("turns", sheet.id), live.pending, sheet.id, everybody(live))),
    leads: () => live.you?.role === "facilitator" && view !== "projector",
    act: (op, fields = {}) => trouble.attempt(live.do(op, { sheet: sheet.id, ...fields })),
  };
  const face = view === "projector" ? projectorFace(scene) : memberFace(scene, trouble.line);
  place.root.replaceChildren(face.box);
  const draw = () => {
    if (live.you) face.draw();
  };
  return drawnLive(live, draw, [live.onPresence(draw), live.onStatus(draw), () => face.close()]);
}

const everybody = (/** @type {any} */ live) =>
  speakers(live.all("member"))
    .filter(({ body }) => body.joined)
    .map(({ id }) => id);

/** Speaker and prompts on the left, the line on the right; on a phone one below the other. */
function memberFace(/** @type {Scene} */ scene, /** @type {HTMLElement} */ trouble) {
  const pieces = [speakerPanel(scene), setUp(scene), wordsKept(scene), queue(scene)];
  const [speaker, start, kept, line] = pieces;
  const box = h(
    "section",
    { class: "ks-part ks-turns", "aria-label": scene.sheet.title },
    trouble,
    h("div", { class: "ks-turns-left" }, speaker.box, start.box, kept.box),
    line.box,
  );
  return {
    box,
    draw: () => {
      pieces.forEach((piece) => piece.draw());
      box.dataset.stage = scene.line().stage;
    },
    close: () => pieces.forEach((piece) => piece.close?.()),
  };
}
