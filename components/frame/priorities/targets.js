/** Into which forms an idea can be taken. Pure. */

import { fieldsOf } from "../../kit/entries.js";

/**
 * @typedef {{sheet: string, place: string, field: string, label: string, done: string}} Target
 *   `label` is the button, `done` what it says after
 */

/**
 * The forms that are filled from the ideas of a table: a list in a form, or one form an idea.
 * @param {Record<string, any>} sheets definitions by id
 * @param {any} table
 * @returns {Target[]}
 */
export function targetsOf(sheets, table) {
  const ideas = `${table.id}/${table.columns[0].id}`;
  return Object.values(sheets).flatMap((form) => {
    if (form.repeats === "once") return listsOf(form, ideas).slice(0, 1);
    if (form.repeats !== "idea" || !form.named_by) return [];
    return [{ sheet: form.id, place: "", field: form.named_by, label: "企画書にする", done: "企画書にしました" }];
  });
}

/** @returns {Target[]} */
function listsOf(/** @type {any} */ form, /** @type {string} */ ideas) {
  return fieldsOf(form).flatMap(({ id, fields: parts = [] }) => {
    const taken = parts.filter((part) => part.type === "text" && part.choices_from === ideas);
    return taken.map((part) => ({
      sheet: form.id,
      place: `${form.id}/${id}`,
      field: part.id,
      label: `${form.title}に入れる`,
      done: "検討シートにあります",
    }));
  });
}
