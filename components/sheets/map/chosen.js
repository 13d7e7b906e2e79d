/** What is done with several resources at once. */

import { button, h, setText } from "../../kit/dom.js";
import { WORDS } from "./words.js";

export class Chosen {
  /** @param {import("./map.js").ResourceMap} map */
  constructor(map) {
    this.map = map;
    this.count = h("b", {});
    const takes =
      map.takers.map(({ label, table }) => button(label, () => this.#take(table), "primary"));
    this.element = h("div", { class: "ks-map-chosen-bar", role: "region", "aria-label": "選んだ資源" },
      this.count, ...takes, button(WORDS.stopChoosing, () => map.setChoosing(false)));
  }

  draw() {
    const { map } = this;
    setText(this.count, map.chosen.size ? `${map.chosen.size}件を選んでいます` : "図の資源を押して、選びます");
    this.element.hidden = !map.writes || (map.chosen.size === 0 && !map.choosing);
  }

  #take(table) {
    const { map } = this;
    if (map.chosen.size === 0) return;
    map.take([...map.chosen].map((id) => map.pin(id)), table);
    map.setChoosing(false);
  }
}
