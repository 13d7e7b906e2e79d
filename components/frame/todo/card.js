/** One to-do: what, until when, by whom, how far; and what was found out. */

import { attribute, button, el, write } from "../../kit/dom.js";
import { keptField } from "../../kit/kept_field.js";
import { dueText, resultMissing, textOf, urgency } from "./todos.js";

/** @typedef {import("./todos.js").Todo} Todo */

/**
 * @param {import("./scene.js").Scene} scene
 * @param {Todo} first
 */
export function todoCard(scene, first) {
  let todo = first;
  const task = el("p", { class: "ks-todo-task" });
  const due = el("span", { class: "ks-todo-due" });
  const owners = el("span", { class: "ks-todo-owners" });
  const from = el("span", { class: "ks-todo-from" });
  const facts = el("div", { class: "ks-todo-facts" });
  const open = scene.opens?.(first) ?? null;
  const way = open ? button("シートをひらく", open, "small") : null;
  const status = first.source.status ? statusChoice(scene, () => todo) : null;
  const results = first.source.results.length > 0 ? resultFields(scene, () => todo) : null;
  const box = el(
    "li",
    { class: "ks-todo-card" },
    el("div", { class: "ks-todo-line" }, due, owners, from),
    task,
    facts,
    status?.box ?? null,
    results?.box ?? null,
    way,
  );
  way?.classList.add("ks-todo-way");
  const draw = (/** @type {Todo} */ shown) => {
    todo = shown;
    const today = scene.today();
    attribute(box, "data-urgency", urgency(todo, today));
    write(task, todo.task);
    if (way) attribute(way, "aria-label", `「${todo.task}」のシートをひらく`);
    write(due, dueText(todo, today));
    write(owners, todo.owners.length > 0 ? `担当：${todo.owners.map(scene.nameOf).join("、")}` : "担当なし");
    write(from, [todo.source.title, todo.about && `「${todo.about}」`].filter(Boolean).join(" "));
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
  box.replaceChildren(...said.map(({ label, text }) => el("p", {}, el("b", { text: `${label}：` }), el("span", { text }))));
}

/** これから・進行中・済, one tap each. */
function statusChoice(/** @type {import("./scene.js").Scene} */ scene, /** @type {() => Todo} */ now) {
  const column = /** @type {import("./todos.js").Column} */ (now().source.status);
  const choices = column.choices ?? [];
  const presses = choices.map((choice) => button(choice, () => now().status !== choice && scene.put(now(), column.id, choice)));
  const box = el("div", { class: "ks-todo-status", attributes: { role: "group" } }, ...presses);
  const draw = () => {
    attribute(box, "aria-label", `「${now().task}」の${column.label}`);
    presses.forEach((press, index) => {
      const chosen = choices[index] === now().status;
      attribute(press, "aria-pressed", String(chosen));
      write(press, `${chosen ? "✓ " : ""}${choices[index]}`);
      press.disabled = !scene.writable(now());
    });
  };
  return { box, draw };
}

/** What was found out; open where it should be there by now. */
function resultFields(/** @type {import("./scene.js").Scene} */ scene, /** @type {() => Todo} */ now) {
  const fields = now().source.results.map((column) =>
    keptField(scene.live, column, { entry: () => now().id, writable: () => scene.writable(now()) }),
  );
  const title = el("summary");
  const box = el("details", { class: "ks-todo-results" }, title, el("div", { class: "ks-todo-result-fields" }, ...fields.map((field) => field.box)));
  let offered = false;
  const draw = () => {
    const { source, body } = now();
    const missing = resultMissing(now(), scene.today());
    const written = source.results.filter((column) => textOf(body.values[column.id]).trim() !== "").length;
    write(title, missing ? "結果を書く（まだ書かれていません）" : written > 0 ? `結果（${written}／${source.results.length}）` : "結果を書く");
    attribute(title, "data-missing", missing ? "" : null);
    if (missing && !offered && now().owners.includes(scene.live.you?.member)) {
      offered = true;
      box.open = true;
    }
    fields.forEach((field) => field.draw());
  };
  return { box, draw };
}
