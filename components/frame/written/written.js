/** Values of one record, each saved as it is written, with a draft on the device until then. */

import { wear } from "../../kit/dom.js";
import { draftsIn } from "../../kit/drafts.js";
import { FieldEditor } from "../../kit/field.js";
import { LivePart, livePart } from "../../kit/live_part.js";

export class Written extends LivePart {
  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.fields = this.data.values.map((/** @type {any} */ field) => this.#editor(field));
    this.frame("ks-written",
      ...this.fields.map((/** @type {FieldEditor} */ { element }) => element));
  }

  #editor(/** @type {import("../../kit/values/value.js").Field} */ field) {
    const { live } = this;
    const { kind, id } = this.data;
    return new FieldEditor({
      live,
      field,
      entry: () => id,
      draft: draftsIn(live, kind).of(() => `${id}.${field.id}`),
      stood: () => live.confirmed.get(kind, id)?.[field.id],
      write: (value, seen) => live.do(`${kind}.write`, { id, field: field.id, value, seen }),
      changed: () => this.drawSoon(),
      tells: true,
    });
  }

  presenceHeard() {}

  paint() {
    const writable = this.live.you?.role === "facilitator" && this.live.status !== "out";
    for (const field of this.fields) field.draw(writable);
  }

  close() {
    for (const field of this.fields) field.close();
    super.close();
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "sheet", "written");
  return new Written(opened);
});
