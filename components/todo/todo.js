/** Everybody's to-dos from all sheets, one's own first; and what the secretariat follows up. */

import { connect } from "../live/live.js";
import { el, styles } from "../stage/dom.js";
import { part, refusals } from "../stage/part.js";
import { tapped } from "../turns/tapped.js";
import { followUpList } from "./follow_up_list.js";
import { ownLists } from "./own_lists.js";
import { dayOf, sourcesOf, todosOf } from "./todos.js";

/**
 * @typedef {{workshop: string, sheets: any[]}} Data `sheets`: definitions of tables and forms
 * @typedef {object} Scene what the pieces of the part are given
 * @property {any} live
 * @property {() => boolean} leads
 * @property {() => string} today YYYY-MM-DD
 * @property {() => import("./todos.js").Todo[]} todos
 * @property {(owner: string) => string} nameOf
 * @property {(todo: import("./todos.js").Todo) => boolean} writable
 * @property {(todo: import("./todos.js").Todo, field: string, value: string) => Promise<boolean>} put
 */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

const MINUTE = 60_000;

function build(/** @type {import("../stage/part.js").Place<Data>} */ place) {
  styles(new URL("../turns/turns.css", import.meta.url), new URL("./todo.css", import.meta.url));
  const live = connect(place.data.workshop, { view: "member" });
  const trouble = refusals();
  const scene = sceneOf(place.data, live, trouble);
  const own = ownLists(scene);
  const all = followUpList(scene);
  const loading = el("p", { class: "ks-loading", text: "やることを読んでいます…" });
  place.root.replaceChildren(
    el("section", { class: "ks-part ks-todo", attributes: { "aria-label": "やること" } }, trouble.line, loading, own.box, all.box),
  );
  const draw = () => {
    if (!live.you) return;
    loading.textContent = "";
    own.draw();
    all.draw();
  };
  const forgets = [live.subscribe(draw), live.onStatus(draw)];
  const nextDay = setInterval(draw, 10 * MINUTE);
  return {
    draw,
    close: () => {
      clearInterval(nextDay);
      forgets.forEach((forget) => forget());
      live.release();
    },
  };
}

/** @returns {Scene} */
function sceneOf(/** @type {Data} */ data, /** @type {any} */ live, /** @type {any} */ trouble) {
  const sources = sourcesOf(data.sheets);
  return {
    live,
    leads: () => live.you?.role === "facilitator",
    today: () => dayOf(new Date(live.now())),
    todos: () => todosOf(live.all("entry"), sources, (id) => live.get("entry", id), live.pending),
    nameOf: (owner) => live.get("member", owner)?.name || owner,
    writable: ({ source }) => live.you?.role !== "viewer" && live.get("sheet", source.sheet)?.state !== "locked",
    put: (todo, field, value) => {
      const fields = { id: todo.id, field, value, seen: todo.body.values[field] ?? "" };
      return tapped(live, "entry.write", fields, trouble);
    },
  };
}
