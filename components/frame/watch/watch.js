/** Asks Streamlit to draw a fragment again when records have changed. Nothing is to be seen of it. */

import { connect } from "../../live/live.js";
import { part } from "../../kit/part.js";
import { isOld } from "./words.js";

/** @typedef {{workshop: string, kinds: string[], revision: number}} Data */

export const mount = part(build, (/** @type {Data} */ data) => data.workshop);

/** Many people write at once: one drawing for all that came in this time. */
const SETTLED = 600;
/** Not put off for longer than this while people go on writing. */
const LATEST = 3_000;

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  const live = connect(place.data.workshop, { view: "member" });
  /** @type {any} */
  let waiting = null;
  let since = 0;
  const ask = () => {
    waiting = null;
    place.component.setTriggerValue("open", String(Date.now()));
  };
  const later = () => {
    const now = Date.now();
    if (waiting === null) since = now;
    clearTimeout(waiting);
    waiting = setTimeout(ask, Math.max(0, Math.min(SETTLED, since + LATEST - now)));
  };
  const look = (/** @type {Set<string> | null} */ changed) => {
    const { kinds, revision } = place.data;
    if (isOld(changed, kinds, revision, (kind) => live.all(kind))) later();
  };
  const forget = live.subscribe(look);
  return {
    draw: () => look(null),
    close: () => {
      clearTimeout(waiting);
      forget();
      live.release();
    },
  };
}
