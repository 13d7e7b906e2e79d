/** Everybody's to-dos for the secretariat: who is to be asked, and about what. */

import { attribute, button, h, setText } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";
import { todoCard } from "../../kit/todo/card.js";
import { chosen, countsOf, grouped, VIEWS } from "./follow_up.js";

const ORDERS = { sheet: "シートごと", person: "担当ごと", due: "期限ごと" };

/** @param {import("../../kit/todo/access.js").TodoAccess} access */
export function followUpList(access) {
  let view = "all";
  /** @type {any} */
  let by = "person";
  const views = VIEWS.map(({ id, label }) => {
    const press = button(label, () => ((view = id), draw()));
    return { id, label, press };
  });
  const order = h(
    "select",
    { class: "ks-input", onchange: () => ((by = order.value), draw()) },
    ...Object.entries(ORDERS)
      .map(([value, text]) => h("option", { text, value, selected: value === by })),
  );
  const none = h("p", { class: "ks-todo-none", role: "status" });
  const groups = h("div", { class: "ks-todo-groups" });
  const put = keptList(groups, (/** @type {import("./follow_up.js").Group} */ { title }) => title,
    () => groupBox(access));
  const box = h(
    "div",
    { class: "ks-todo-all" },
    h("h2", { text: "みんなのやること（事務局が見る一覧）" }),
    h(
      "div",
      { class: "ks-todo-tools" },
      h("div", { class: "ks-todo-views", role: "group", "aria-label": "しぼりこみ" },
        ...views.map(({ press }) => press)),
      h("label", { class: "ks-labelled" }, h("span", { text: "まとめ方" }), order),
    ),
    none,
    groups,
  );
  const draw = () => {
    box.hidden = !access.leads();
    if (box.hidden) return;
    const todos = access.todos();
    const counts = countsOf(todos, access.today());
    for (const { id, label, press } of views) {
      setText(press, `${label} ${counts[id]}`);
      attribute(press, "aria-pressed", String(id === view));
      attribute(press, "data-some", id !== "all" && counts[id] > 0 ? "" : null);
    }
    const found = chosen(todos, view, access.today());
    setText(none, found.length > 0 ? "" : "当てはまるものはありません。");
    put(grouped(found, by, access.nameOf, access.today()));
  };
  return { box, draw };
}

function groupBox(/** @type {import("../../kit/todo/access.js").TodoAccess} */ access) {
  const title = h("h3");
  const list = h("ul", { class: "ks-todo-list" });
  const put = keptList(list, (/** @type {import("../../kit/todo/todos.js").Todo} */ todo) =>
    todo.id, (todo) => todoCard(access, todo));
  const box = h("section", {}, title, list);
  const draw = (/** @type {import("./follow_up.js").Group} */ group) => {
    setText(title, `${group.title}　${group.todos.length}件`);
    put(group.todos);
  };
  return { box, draw };
}
