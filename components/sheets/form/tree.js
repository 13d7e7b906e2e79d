/**
 * The rows of a small table as a chart: what belongs to what. On paper:
 * kasane/record/pictures/tree.py.
 *
 * @typedef {{name: string, more: string[], parts: Branch[]}} Branch
 */

import { redrawn } from "../../kit/lists.js";
import { h } from "../../kit/dom.js";
import { textOf } from "../../kit/entries.js";

/**
 * The widest parts, in the order of the rows; the server's rule (kasane/programme/tree.py).
 * @param {{levels: string[], more: string[]}} rule @param {{body: any}[]} rows
 * @returns {Branch[]}
 */
export function branchesOf(rule, rows) {
  /** @type {Branch} */
  const root = { name: "", more: [], parts: [] };
  let above = rule.levels.map(() => "");
  for (const row of rows) {
    const names = rule.levels.map((id) => textOf(row, id).trim());
    const first = names.findIndex(Boolean);
    if (first < 0) continue;
    above = [...above.slice(0, first), ...names.slice(first)];
    const here = above.filter(Boolean).reduce(partOf, root);
    here.more.push(...rule.more.map((id) => textOf(row, id).trim()).filter(Boolean));
  }
  return root.parts;
}

/** What is called so below another, made where it is not there yet. @param {Branch} branch */
function partOf(branch, /** @type {string} */ name) {
  const known = branch.parts.find((part) => part.name === name);
  if (known) return known;
  const made = { name, more: [], parts: [] };
  branch.parts.push(made);
  return made;
}

/**
 * Draw it anew where it says something else; nothing where there is no part.
 * @param {HTMLElement} box @param {any} field @param {{body: any}[]} rows
 */
export function drawTree(box, field, rows) {
  const branches = branchesOf(field.tree, rows);
  box.style.setProperty("--ks-levels", String(field.tree.levels.length));
  redrawn(box, branches, () => branches.length
    ? [h("figure", { "aria-label": `${field.label}の図` }, list(branches))] : []);
}

/** @param {Branch[]} branches @returns {HTMLElement} */
function list(branches) {
  return h("ul", {}, ...branches.map(({ name, more, parts }) =>
    h("li", {}, h("div", {}, h("b", { text: name }), ...more.map((text) => h("span", { text }))),
      parts.length ? list(parts) : null)));
}
