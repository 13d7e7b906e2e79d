/** What the secretariat follows up: which to-dos, in which groups. Pure functions. */

import { screenDate } from "../../kit/dates.js";
import { byUrgency, resultMissing, urgency } from "../../kit/todo/todos.js";

/**
 * @typedef {import("../../kit/todo/todos.js").Todo} Todo
 * @typedef {{title: string, todos: Todo[]}} Group
 */

/** @type {{id: string, label: string, takes: (todo: Todo, today: string) => boolean}[]} */
export const VIEWS = [
  { id: "all", label: "すべて", takes: () => true },
  { id: "late", label: "期限切れ", takes: (todo, today) => urgency(todo, today) === "late" },
  { id: "ownerless", label: "担当なし", takes: (todo) => !todo.done && todo.owners.length === 0 },
  { id: "undated", label: "期限なし", takes: (todo, today) => urgency(todo, today) === "undated" },
  { id: "results", label: "結果がまだ", takes: (todo, today) => resultMissing(todo, today) },
];

/** How many there are in each view. */
export function countsOf(/** @type {Todo[]} */ todos, /** @type {string} */ today) {
  return Object.fromEntries(
    VIEWS.map(({ id, takes }) => [id, todos.filter((todo) => takes(todo, today)).length]),
  );
}

/**
 * The to-dos of a view, the urgent ones first.
 * @param {Todo[]} todos @param {string} view @param {string} today
 */
export function chosen(todos, view, today) {
  const { takes } = VIEWS.find(({ id }) => id === view) ?? VIEWS[0];
  return todos.filter((todo) => takes(todo, today)).sort(byUrgency(today));
}

/**
 * To-dos in groups; who has several owners stands with each of them.
 * @param {Todo[]} todos sorted
 * @param {"sheet" | "person" | "due"} by
 * @param {(owner: string) => string} nameOf
 * @param {string} [today] YYYY-MM-DD
 * @returns {Group[]}
 */
export function grouped(todos, by, nameOf, today) {
  /** @type {Map<string, Todo[]>} */
  const groups = new Map();
  for (const todo of todos) {
    for (const title of titlesOf(todo, by, nameOf, today)) {
      groups.set(title, [...(groups.get(title) ?? []), todo]);
    }
  }
  return [...groups].map(([title, found]) => ({ title, todos: found }));
}

/**
 * @type {(todo: Todo, by: string, nameOf: (owner: string) => string, today?: string) => string[]}
 */
function titlesOf(todo, by, nameOf, today) {
  if (by === "sheet") return [todo.source.title];
  if (by === "due") return [todo.due ? `${screenDate(todo.due, today)}まで` : "期限なし"];
  return todo.owners.length > 0 ? todo.owners.map(nameOf) : ["担当なし"];
}
