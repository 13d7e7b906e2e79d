/**
 * Asks Streamlit to draw a fragment again when records have changed. Nothing is to be seen of it.
 */

import { LivePart, livePart } from "../../kit/live_part.js";
import { isOld } from "./words.js";

/** Many people write at once: one drawing for all that came in this time. */
const SETTLED = 600;
/** Not put off for longer than this while people go on writing. */
const LATEST = 3_000;

/** `kinds` and `revision` in the data: what the fragment shows, and as of when. */
export class Watch extends LivePart {
  /** @type {any} */
  waiting = null;
  since = 0;

  heard(/** @type {Set<string> | null} */ changed) {
    const { kinds, revision } = this.data;
    if (isOld(changed, kinds, revision, (kind) => this.live.confirmed.all(kind))) this.#later();
  }

  presenceHeard() {}

  paint() {
    this.heard(null);
  }

  #later() {
    const now = Date.now();
    if (this.waiting === null) this.since = now;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#ask(),
      Math.max(0, Math.min(SETTLED, this.since + LATEST - now)));
  }

  #ask() {
    this.waiting = null;
    this.place.component.setTriggerValue("open", String(Date.now()));
  }

  close() {
    clearTimeout(this.waiting);
    super.close();
  }
}

export const mount = livePart((opened) => new Watch(opened), new Set(["kinds", "revision"]));
