/** The roster of a workshop, live: who is on it, who is here, who came. */

import { h, setText, wear } from "../../kit/dom.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { keptList, redrawn } from "../../kit/lists.js";
import { refusals } from "../../kit/part.js";
import { addForm } from "./add_form.js";
import { attendanceOf, memberRow } from "./row.js";
import { counts, inOrder } from "./words.js";

export class Members extends LivePart {
  /**
   * @param {import("../../kit/live_part.js").Opened} opened in the data `meeting`: whose attendance
   *   is kept, or null; `kana`: the column of readings
   */
  constructor(opened) {
    super(opened);
    this.trouble = refusals();
    this.chips = h("div", { class: "ks-members-counts", role: "status" });
    this.body = h("tbody", { role: "rowgroup" });
    this.empty = h("p", { class: "ks-loading", text: "名簿を読んでいます…" });
    this.put = keptList(this.body, (/** @type {string} */ id) => id,
      (id) => memberRow(id, this.live, this.place, this.trouble));
    const table = rosterTable(this.place, this.body);
    const parts = [this.chips, this.trouble.line, table, this.empty,
      addForm(this.live, this.trouble)];
    this.place.root.replaceChildren(h("div", { class: "ks-part ks-members" }, ...parts));
  }

  paint() {
    const { live, place } = this;
    const ids = inOrder(live.all("member"), this.data.kana).map(({ id }) => id);
    this.put(ids);
    const told = counts(ids, live.presence.people,
      this.data.meeting ? attendanceOf(live, place) : null);
    redrawn(this.chips, told, () => told.map((text) => h("span", { class: "ks-chip", text })));
    setText(this.empty, "");
  }
}

function rosterTable(/** @type {any} */ place, /** @type {HTMLElement} */ body) {
  const names = ["名前", "所属", "立場", "いま", ...(place.data.meeting ? ["出欠"] : []), "操作"];
  const heads = names.map((text) => h("th", { text, scope: "col", role: "columnheader" }));
  const head = h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...heads));
  return h("table", { role: "table", "aria-label": "名簿" }, head, body);
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "members");
  return new Members(opened);
});
