/** A note of a circle opened. */

import { EntryPanel } from "./panel.js";

export class PinPanel extends EntryPanel {
  /** @param {import("./overlap.js").Overlap} overlap @param {import("./model.js").Pin} pin */
  constructor(overlap, pin) {
    super(overlap, `${pin.mark}の付箋`, { id: pin.id, fields: pin.area.columns });
  }
}
