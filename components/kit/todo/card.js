/** One to-do: what, until when, by whom, how far; and what was found out. */

import { attribute, button, h, setText } from "../dom.js";
import { draftsIn } from "../drafts.js";
import { FieldEditor } from "../field.js";
import { dueText, resultMissing, textOf, urgency } from "./todos.js";

/** @typedef {import("./todos.js").Todo} Todo */

/**
 * @param {import("./access.js").TodoAccess} access
 * @param {Todo} first
 */
export function todoCard(access, first) {
  let todo = first;
  const task = h("p", { class: "ks-todo-task" });
  const due = h("span", { class: "ks-todo-due" });
  const owners = h("span", { class: "ks-todo-owners" });
  const from = h("span", { class: "ks-todo-from" });
  const facts = h("div", { class: "ks-todo-facts" });
  const open = access.opens?.(first) ?? null;
  const way = open ? button("シートをひらく", open, "small") : null;
  const status = first.source.status ? statusChoice(access, () => todo) : null;
  const results = first.source.results.length > 0 ? resultFields(access, () => todo) : null;
  const box = h(
    "li",
    { class: "ks-todo-card" },
    h("div", { class: "ks-todo-line" }, due, owners, from),
    task,
    facts,
    status?.box ?? null,
    results?.box ?? null,
    way,
  );
  way?.classList.add("ks-todo-way");
  const draw = (/** @type {Todo} */ shown) => {
    todo = shown;
    const today = access.today();
    attribute(box, "data-urgency", urgency(todo, today));
    setText(task, todo.task);
    if (way) attribute(way, "aria-label", `「${todo.task}」のシートをひらく`);
    setText(due, dueText(todo, today));
    setText(owners, todo.owners.length > 0 ? `担当：${todo.owners.map(access.nameOf).join("、")}`
      : "担当なし");
    setText(from, [todo.source.title, todo.about && `「${todo.about}」`].filter(Boolean).join(" "));
    drawFacts(facts, todo);
    status?.draw();
    results?.draw();
  };
  return { box, draw };
}

/** What else the row says, such as which case somebody brings. */
function drawFacts(/** @type {HTMLElement} */ box, /** @type {Todo} */ todo) {
  const said = todo.source.facts
    .map((column) => ({ label: column.label, text: textOf(todo.body.values[column.id]).trim() }))
    .filter(({ text }) => text !== "");
  const sign = JSON.stringify(said);
  if (box.dataset.said === sign) return;
  box.dataset.said = sign;
  box.replaceChildren(...said.map(({ label, text }) => h("p", {}, h("b", { text: `${label}：` }),
    h("span", { text }))));
}

/**
 * これから・進行中・済, one tap each.
 * @param {import("./access.js").TodoAccess} access @param {() => Todo} now
 */
function statusChoice(access, now) {
  const column = /** @type {import("./todos.js").Column} */ (now().source.status);
  const choices = column.choices ?? [];
  const presses = choices.map((choice) =>
    button(choice, () => now().status !== choice && access.put(now(), column.id, choice)));
  const box = h("div", { class: "ks-todo-status", role: "group" }, ...presses);
  const draw = () => {
    attribute(box, "aria-label", `「${now().task}」の${column.label}`);
    presses.forEach((press, index) => {
      const chosen = choices[index] === now().status;
      attribute(press, "aria-pressed", String(chosen));
      setText(press, `${chosen ? "✓ " : ""}${choices[index]}`);
      press.disabled = !access.writable(now());
    });
  };
  return { box, draw };
}

/**
 * What was found out; open where it should be there by now.
 * @param {import("./access.js").TodoAccess} access @param {() => Todo} now
 */
function resultFields(access, now) {
  const { live } = access;
  const { sheet } = now().source;
  const fields = now().source.results.map((field) =>
    new FieldEditor({ live, field, sheet, narrow: true, tells: true, entry: () => now().id,
      draft: draftsIn(live, sheet).of(() => `${now().id}.${field.id}`) }),
  );
  const title = h("summary");
  const box = h("details", { class: "ks-todo-results" }, title,
    h("div", { class: "ks-todo-result-fields" }, ...fields.map(({ element }) => element)));
  let offered = false;
  const draw = () => {
    const { source, body } = now();
    const missing = resultMissing(now(), access.today());
    const written =
      source.results.filter((column) => textOf(body.values[column.id]).trim() !== "").length;
    setText(title, missing ? "結果を書く（まだ書かれていません）" : written > 0
      ? `結果（${written}／${source.results.length}）` : "結果を書く");
    attribute(title, "data-missing", missing ? "" : null);
    if (missing && !offered && now().owners.includes(access.live.you?.member)) {
      offered = true;
      box.open = true;
    }
    fields.forEach((field) => field.draw(access.writable(now())));
  };
  return { box, draw };
}
