/** Everybody's to-dos from all sheets, one's own first; and what the secretariat follows up. */

import { h, setText, wear } from "../../kit/dom.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { refusals } from "../../kit/part.js";
import { followUpList } from "./follow_up_list.js";
import { todoAccess } from "../../kit/todo/access.js";
import { ownLists } from "./own_lists.js";

const MINUTE = 60_000;

export class Todos extends LivePart {
  /**
   * @param {import("../../kit/live_part.js").Opened} opened `places` in the data: sheet → the
   *   activity in which it is written
   */
  constructor(opened) {
    super(opened);
    const trouble = refusals();
    const access = { ...todoAccess(this, Object.values(this.sheets), trouble),
      opens: (/** @type {any} */ todo) => this.#wayTo(todo) };
    this.loading = h("p", { class: "ks-loading", text: "やることを読んでいます…" });
    this.lists = [ownLists(access), followUpList(access)];
    const boxes = this.lists.map(({ box }) => box);
    this.place.root.replaceChildren(
      h("section", { class: "ks-part ks-todo", "aria-label": "やること" }, trouble.line, this.loading,
        ...boxes),
    );
    const nextDay = setInterval(() => this.draw(), 10 * MINUTE);
    this.stops.push(() => clearInterval(nextDay));
  }

  presenceHeard() {}

  paint() {
    setText(this.loading, "");
    this.lists.forEach((list) => list.draw());
  }

  /** Opens the activity in which a to-do's sheet is written. */
  #wayTo(/** @type {import("../../kit/todo/todos.js").Todo} */ { source }) {
    const activity = this.data.places[source.sheet];
    return activity ? () => this.place.component.setTriggerValue("open", activity) : null;
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "sheet", "todo");
  return new Todos(opened);
});
