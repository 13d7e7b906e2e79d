/** What may be picked in a cell, by what was typed so far. Pure. */

import { isEmpty, isList } from "./columns.js";
import { plainName } from "../../kit/names.js";

/**
 * @typedef {{value: string, label: string, more?: string, sources?: string[], free?: boolean,
 *   chosen: boolean}} Option
 */

const MOST = 60;

/**
 * @param {import("./columns.js").Column} column
 * @param {object} facts
 * @param {import("../../kit/values/value.js").Known} facts.known
 * @param {{id: string, text: string}[]} facts.offers
 * @param {string} facts.typed
 * @param {any} facts.value what is chosen now
 * @returns {Option[]}
 */
export function optionsOf(column, { known, offers, typed, value }) {
  const chosen = new Set([value].flat().filter((one) => !isEmpty(one)));
  const sought = plainName(typed);
  /** @type {Option[]} */
  const all = all_(column, known, offers)
    .map((option) => ({ ...option, chosen: chosen.has(option.value) }));
  const strange = isList(column)
    ? [...chosen].filter((one) => !all.some((option) => option.value === one)) : [];
  const free =
    strange.map((one) => ({ value: one, label: one, more: "", free: true, chosen: true }));
  const fits = ({ label, more = "" }) => sought === "" || plainName(label + more).includes(sought);
  const found = [...all, ...free].filter(fits);
  const exact = all.some(({ label }) => plainName(label) === sought);
  if (sought !== "" && !exact && (column.type === "person" || column.type === "people")) {
    found.push({ value: typed.trim(), label: typed.trim(), more: "名簿にない人として書く", free: true,
      chosen: false });
  }
  return found.slice(0, MOST);
}

/**
 * @returns {Omit<Option, "chosen">[]}
 * @param {import("./columns.js").Column} column @param {any} known
 * @param {{id: string, text: string}[]} offers
 */
function all_(column, known, offers) {
  if (column.type === "person" || column.type === "people") {
    return known.members.map((/** @type {any} */ { id, name, organisation }) =>
      ({ value: id, label: name, more: organisation }));
  }
  if (column.options) return column.options.map(({ id, name }) => ({ value: id, label: name }));
  if (column.choices?.length) {
    return column.choices.map((choice) => ({ value: choice, label: choice }));
  }
  return offers.map(({ id, text }) => ({ value: text, label: text, sources: [id] }));
}

/**
 * A list with one thing put in, or taken out where it is in.
 * @param {any} list @param {string} one
 * @returns {string[]}
 */
export function toggled(list, one) {
  const held = [list].flat().filter((known) => !isEmpty(known));
  return held.includes(one) ? held.filter((known) => known !== one) : [...held, one];
}
