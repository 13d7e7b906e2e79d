/** The bar that offers to follow the room, on a page that is no activity's. */

import { connect } from "../../live/live.js";
import { h, styles } from "../../kit/dom.js";
import { followBanner } from "../stage/follow.js";
import { drawnLive, part } from "../../kit/part.js";

/** @typedef {{workshop: string, steps: import("../agenda/items.js").Step[]}} Data */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  styles(new URL("../stage/stage.css", import.meta.url));
  const live = connect(place.data.workshop, { view: "member" });
  /** Where the room was when this page was opened is known from the agenda; only a move is said. */
  let known = live.you ? activityOf(live) : undefined;
  const banner = followBanner(live, place, () => known ?? null);
  place.root.replaceChildren(h("div", { class: "ks-part" }, banner.box));
  const draw = () => {
    if (known === undefined && live.you) known = activityOf(live);
    if (known !== undefined) banner.draw();
  };
  return drawnLive(live, draw);
}

function activityOf(/** @type {any} */ live) {
  return live.get("workshop", "main")?.activity ?? null;
}
