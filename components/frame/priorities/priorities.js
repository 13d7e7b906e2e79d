/** Which idea first: everybody's dots and ratings, hidden until they are opened. */

import { connect } from "../../live/live.js";
import { h, styles } from "../../kit/dom.js";
import { drawnLive, part, refusals } from "../../kit/part.js";
import { headPanel } from "./head.js";
import { resultList } from "./result.js";
import { sceneOf } from "./scene.js";
import { votingList } from "./voting.js";
import { wall } from "./wall.js";

export const mount = part(build, (/** @type {import("./scene.js").Data} */ data) => JSON.stringify(data));

function build(/** @type {import("../../kit/part.js").Place<import("./scene.js").Data>} */ place) {
  styles(new URL("./priorities.css", import.meta.url));
  const { workshop, view = "member" } = place.data;
  const live = connect(workshop, { view });
  const trouble = refusals();
  const scene = sceneOf(place.data, live, trouble, () => draw());
  const face = view === "projector" ? wall(scene) : memberFace(scene, trouble.line);
  place.root.replaceChildren(face.box);
  const draw = () => {
    if (live.you) face.draw();
  };
  return drawnLive(live, draw, [live.onStatus(draw), () => face.close()]);
}

function memberFace(/** @type {import("./scene.js").Scene} */ scene, /** @type {HTMLElement} */ trouble) {
  const head = headPanel(scene);
  const voting = votingList(scene);
  const result = resultList(scene);
  const empty = h("p", { class: "ks-loading" });
  const box = h("section", { class: "ks-part ks-priorities", "aria-label": scene.sheet.title }, head.box, trouble, empty, voting.box, result.box);
  const draw = () => {
    head.draw();
    empty.textContent = scene.ideas().length === 0 ? "③「取り組みたいこと」の付箋が、ここに並びます。まだ1枚もありません。" : "";
    voting.draw();
    result.draw();
  };
  return { box, draw, close: () => {} };
}
