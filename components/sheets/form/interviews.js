/** The interviews of a form: one's own first, each with the way to its sheet; below, all sheets. */

import { h, setText } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";
import { refusals } from "../../kit/part.js";
import { todoCard } from "../../kit/todo/card.js";
import { todoAccess } from "../../kit/todo/access.js";
import { byUrgency, isMine } from "../../kit/todo/todos.js";
import { sheetOf, sheetsFor, tableBehind } from "./candidates.js";
import { Copies } from "./copies.js";
import { WORDS } from "./words.js";

export class Interviews {
  /** @param {import("./form.js").Form} form */
  constructor(form) {
    this.form = form;
    this.table = tableBehind(form.sheet, form.sheets);
    this.trouble = refusals();
    this.access = todoAccess(form, this.table ? [{ ...this.table, title: "" }] : [], this.trouble);
    this.sheets = new Copies(form);
    this.title = h("h3", {});
    this.none = h("p", { class: "ks-paper-hint", text: WORDS.noInterview });
    this.mine = this.#list();
    this.others = this.#list();
    this.summary = h("summary", {});
    this.fold = h("details", { class: "ks-interviews-others" }, this.summary, this.others.element);
    const own = h("section", { class: "ks-todo ks-interviews-own",
      "aria-label": WORDS.myInterviews }, this.title, this.none, this.mine.element, this.fold);
    own.hidden = this.table === null;
    const all = h("section", { class: "ks-interviews-sheets", "aria-label": form.sheet.title },
      h("h3", { text: WORDS.allSheets }), this.sheets.element);
    this.element = h("div", { class: "ks-interviews" }, this.trouble.line, own, all);
  }

  #list() {
    const element = h("ul", { class: "ks-todo-list" });
    return { element, put: keptList(element, ({ id }) => id, (todo) => this.#card(todo)) };
  }

  /** @param {import("../../kit/entries.js").Entry[]} copies */
  draw(copies) {
    const { form, access } = this;
    this.sheets.draw(copies);
    const todos = access.todos().sort(byUrgency(access.today()));
    const name = form.live.get("member", form.me)?.name ?? "";
    const mine = todos.filter((todo) => isMine(todo, form.me, name));
    const others = todos.filter((todo) => !mine.includes(todo));
    setText(this.title, `${WORDS.myInterviews}　${mine.filter((todo) => !todo.done).length}件`);
    this.none.hidden = mine.length > 0;
    this.mine.put(mine);
    this.fold.hidden = others.length === 0;
    if (!this.folded) this.fold.open = form.leads && mine.length === 0;
    this.folded = true;
    setText(this.summary, `${WORDS.othersInterviews}　${others.length}件`);
    this.others.put(others);
  }

  /** A to-do with the way to the sheet; it is begun where there is none. */
  #card(first) {
    const { form, access } = this;
    let todo = first;
    const card = todoCard(access, first);
    const go = h("button", { type: "button", class: "ks-btn ks-primary ks-interviews-go",
      onclick: () => this.#go(todo) });
    card.box.append(go);
    const draw = (shown) => {
      todo = shown;
      card.draw(shown);
      const begun = sheetsFor(form.copies, shown.id).length > 0;
      setText(go, begun ? WORDS.openSheet : WORDS.beginSheet);
      go.setAttribute("aria-label",
        `「${shown.task}」の${begun ? WORDS.openSheet : WORDS.beginSheet}`);
      go.hidden = !begun && !form.writes;
    };
    return { box: card.box, draw };
  }

  #go({ id, task, body }) {
    const { form } = this;
    const [known] = sheetsFor(form.copies, id);
    if (known) form.show(known.id);
    else form.addCopy(sheetOf(form.sheet, form.sheets, task, body.values), [id]);
    form.head?.toHere();
  }
}
