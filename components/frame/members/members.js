/** The roster of a workshop, live: who is on it, who is here, who came. */

import { connect } from "../../live/live.js";
import { h, styles } from "../../kit/dom.js";
import { drawnLive, part, refusals } from "../../kit/part.js";
import { addForm } from "./add_form.js";
import { attendanceOf, memberRow } from "./row.js";
import { counts, inOrder } from "./words.js";

/** @typedef {{workshop: string, meeting: string | null, kana: string | null}} Data `kana`: the column of readings */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  styles(new URL("./members.css", import.meta.url));
  const live = connect(place.data.workshop, { view: "member" });
  const trouble = refusals();
  const chips = h("div", { class: "ks-members-counts", role: "status" });
  const body = h("tbody", { role: "rowgroup" });
  const empty = h("p", { class: "ks-loading" });
  place.root.replaceChildren(
    h("div", { class: "ks-part ks-members" }, chips, trouble.line, rosterTable(place, body), empty, addForm(live, trouble)),
  );
  /** @type {Map<string, {box: HTMLElement, draw: () => void}>} */
  const rows = new Map();
  const draw = () => {
    const records = inOrder(live.all("member"), place.data.kana);
    const ids = records.map((record) => record.id);
    keepRows(rows, ids, (id) => memberRow(id, live, place, trouble), body);
    rows.forEach((row) => row.draw());
    drawCounts(chips, counts(ids, live.presence.people, place.data.meeting ? attendanceOf(live, place) : null));
    empty.textContent = live.you ? "" : "名簿を読んでいます…";
  };
  return drawnLive(live, draw, [live.onPresence(draw)]);
}

function rosterTable(/** @type {any} */ place, /** @type {HTMLElement} */ body) {
  const names = ["名前", "所属", "役割", "いま", ...(place.data.meeting ? ["出欠"] : []), "操作"];
  const heads = names.map((text) => h("th", { text, scope: "col", role: "columnheader" }));
  const head = h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...heads));
  return h("table", { role: "table", "aria-label": "名簿" }, head, body);
}

/** Rows come, go and change places; a row that stays where it is is not touched. */
function keepRows(
  /** @type {Map<string, {box: HTMLElement}>} */ rows,
  /** @type {string[]} */ ids,
  /** @type {(id: string) => any} */ make,
  /** @type {HTMLElement} */ body,
) {
  for (const [id, row] of rows) {
    if (ids.includes(id)) continue;
    row.box.remove();
    rows.delete(id);
  }
  ids.forEach((id, index) => {
    if (!rows.has(id)) rows.set(id, make(id));
    const box = /** @type {any} */ (rows.get(id)).box;
    if (body.children[index] !== box) body.insertBefore(box, body.children[index] ?? null);
  });
}

function drawCounts(/** @type {HTMLElement} */ chips, /** @type {string[]} */ texts) {
  const said = texts.join("\n");
  if (chips.dataset.said === said) return;
  chips.dataset.said = said;
  chips.replaceChildren(...texts.map((text) => h("span", { class: "ks-chip", text })));
}
