/** One's own to-dos first, then the others', folded. */

import { h, setText } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";
import { todoCard } from "../../kit/todo/card.js";
import { byUrgency, isMine, urgency } from "../../kit/todo/todos.js";

/** @param {import("../../kit/todo/access.js").TodoAccess} access */
export function ownLists(access) {
  const mine = listOf(access, "ks-todo-mine");
  const others = listOf(access, "ks-todo-others");
  const title = h("h2");
  const counts = h("p", { class: "ks-todo-counts", role: "status" });
  const none = h("p", { class: "ks-todo-none" });
  const summary = h("summary");
  const fold = h("details", { class: "ks-todo-fold" }, summary, others.list);
  const box = h("div", { class: "ks-todo-own" }, h("div", { class: "ks-todo-head" }, title, counts),
    none, mine.list, fold);
  const draw = () => {
    const me = access.live.you?.member;
    const name = access.live.get("member", me)?.name ?? "";
    const todos = access.todos().sort(byUrgency(access.today()));
    const own = todos.filter((todo) => isMine(todo, me, name));
    const rest = todos.filter((todo) => !own.includes(todo));
    const open = own.filter((todo) => !todo.done);
    setText(title, `わたしのやること　${open.length}件`);
    setText(counts, countsText(own, access.today()));
    setText(none, own.length > 0 ? "" : "担当になっているやることは、いまありません。準備シートの「担当」に入ると、ここに出ます。");
    mine.put(own);
    fold.hidden = access.leads() || rest.length === 0;
    setText(summary, `ほかの人のやること　${rest.filter((todo) => !todo.done).length}件`);
    others.put(fold.hidden ? [] : rest);
  };
  return { box, draw };
}

/** @param {import("../../kit/todo/access.js").TodoAccess} access @param {string} name */
function listOf(access, name) {
  const list = h("ul", { class: `ks-todo-list ${name}` });
  return { list, put: keptList(list, (/** @type {import("../../kit/todo/todos.js").Todo} */ todo) =>
    todo.id, (todo) => todoCard(access, todo)) };
}

/**
 * 「期限切れ 1件・7日以内 2件・済 3件」.
 * @param {import("../../kit/todo/todos.js").Todo[]} todos @param {string} today
 */
function countsText(todos, today) {
  const count = (/** @type {string} */ wanted) =>
    todos.filter((todo) => urgency(todo, today) === wanted).length;
  const said =
    /** @type {[string, string][]} */ ([["late", "期限切れ"], ["soon", "7日以内"], ["done", "済"]]);
  return said
    .map(([wanted, label]) => [count(wanted), label])
    .filter(([number]) => number)
    .map(([number, label]) => `${label} ${number}件`)
    .join("・");
}
