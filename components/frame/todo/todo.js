/** Everybody's to-dos from all sheets, one's own first; and what the secretariat follows up. */

import { connect } from "../../live/live.js";
import { h, styles } from "../../kit/dom.js";
import { part, refusals } from "../../kit/part.js";
import { followUpList } from "./follow_up_list.js";
import { ownLists } from "./own_lists.js";
import { sceneOf } from "../../kit/todo/scene.js";

/**
 * @typedef {{workshop: string, sheets: any[], places: Record<string, string>}} Data `sheets`: definitions
 *   of tables and forms; `places`: sheet → the activity in which it is written
 */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

const MINUTE = 60_000;

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  styles(new URL("../../kit/sheet.css", import.meta.url), new URL("../../kit/todo/todo.css", import.meta.url));
  const live = connect(place.data.workshop, { view: "member" });
  const trouble = refusals();
  const scene = { ...sceneOf(place.data, live, trouble), opens: (/** @type {any} */ todo) => wayTo(place, todo) };
  const own = ownLists(scene);
  const all = followUpList(scene);
  const loading = h("p", { class: "ks-loading", text: "やることを読んでいます…" });
  place.root.replaceChildren(
    h("section", { class: "ks-part ks-todo", "aria-label": "やること" }, trouble.line, loading, own.box, all.box),
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

/** Opens the activity in which a to-do's sheet is written. */
function wayTo(/** @type {import("../../kit/part.js").Place<Data>} */ place, /** @type {import("../../kit/todo/todos.js").Todo} */ { source }) {
  const activity = place.data.places[source.sheet];
  return activity ? () => place.component.setTriggerValue("open", activity) : null;
}
