/**
 * What was written elsewhere and can be carried into an area of the overlap. Pure.
 *
 * @typedef {{key: string, text: string, from: string, values: Record<string, string>,
 *   sources: string[], there: boolean}} Offer
 */

import { inOrder } from "../../live/ranks.js";
import { copyName, fieldsOf, untold } from "../../kit/entries.js";
import { nameColumn } from "./model.js";

/**
 * @param {import("./model.js").Area} area @param {string} caseId
 * @param {{sheet: any, sheets: Record<string, any>, entries: import("./model.js").Entry[]}} known
 * @returns {Offer[]}
 */
export function offersFor(area, caseId, { sheet, sheets, entries }) {
  const there = carried(entries.filter(({ body }) => body.sheet === sheet.id &&
    body.place === `${caseId}/${area.id}`), area);
  const found = area.carry_from.flatMap((reference) => {
    const [from, inner] = reference.split("/");
    const source = sheets[from];
    if (!source) return [];
    const places = [from, ofGroup(sheet, from)];
    const seen = inOrder(entries.filter(({ body }) => places.includes(body.sheet) &&
      !body.covered && !body.hidden));
    if (source.holds === "copy") {
      return lines(area, { source, field: inner, copies: copiesFor(source, seen, sheet, caseId) });
    }
    return pins(area, { source, inner, seen, caseId });
  });
  return found.map((offer) =>
    ({ ...offer, there: there.has(signOf(offer.sources, offer.values[nameColumn(area).id])) }));
}

/** The same group's copy of another sheet, where the overlap is a group's: its map, its form. */
function ofGroup({ id, group_of: whole }, from) {
  return whole ? `${from}${id.slice(whole.length)}` : from;
}

/** Of the cases' form only this case; of another form every copy. */
function copiesFor(source, seen, sheet, caseId) {
  return seen.filter(({ id, body }) => body.place === "" &&
    (source.id !== sheet.cases || id === caseId));
}

/** Each line of a field for itself. */
function lines(area, { source, field, copies }) {
  const known = fieldsOf(source).find(({ id }) => id === field);
  const label = known?.label ?? source.title;
  return copies.flatMap((copy) => {
    const values = copy.body.values ?? {};
    const met = untold(source, copy).includes(source.met) ? "" : oneLine(values[source.met]);
    const who = met || (source.named_by ? copyName(source, copy) : "");
    const from = source.named_by ? `${who}・${label}` : label;
    return String(values[field] ?? "")
      .split("\n")
      .map((line) => line.trim().replace(/^[・•\-ー●○■*]\s*/, ""))
      .filter(Boolean)
      .map((text) => ({ key: `${copy.id}/${field}/${text}`, text, from, values: valuesOf(area, text,
        { who: source.named_by ? who : "", label }), sources: [copy.id] }));
  });
}

function oneLine(text) {
  return String(text ?? "").split("\n").map((line) => line.trim()).filter(Boolean).join("、");
}

/**
 * Pins of another picture of the same case: of a resource why one should know it, and its name as
 * who.
 */
function pins(area, { source, inner, seen, caseId }) {
  const from = [source.centre, ...(source.rings ?? [])].find((known) => known?.id === inner);
  const columns = from?.columns?.length ? from.columns : source.columns ?? [];
  const name = columns.find(({ type }) => type === "text");
  const reason = columns.find(({ type, of_case }) => type === "long_text" && !of_case);
  return seen.filter(({ body }) => body.place === `${caseId}/${inner}`).flatMap(({ id, body }) => {
    const called = oneLine(body.values?.[name?.id]);
    const said = oneLine(body.values?.[reason?.id]);
    if (!called) return [];
    return [{ key: id, text: said ? `${called}：${said}` : called,
      from: `${source.title}・${from?.short || from?.label}`, values: valuesOf(area, said || called,
      { who: said ? called : "", label: "" }), sources: [id] }];
  });
}

/**
 * The text; who said it where the area asks for that; the aspect where the field's name says it.
 */
function valuesOf(area, text, { who, label }) {
  const name = nameColumn(area);
  const whose = area.columns.find((column) => column !== name && column.type === "text");
  const aspect = area.columns.find(({ type }) => type === "choice");
  const choice = aspect?.choices.find((known) => label.includes(known));
  return { [name.id]: text, ...(whose && who ? { [whose.id]: who } : {}),
    ...(aspect && choice ? { [aspect.id]: choice } : {}) };
}

/** What was carried into the area already, by source and text. */
function carried(pinned, area) {
  const name = nameColumn(area).id;
  return new Set(pinned.filter(({ body }) => !body.covered)
    .map(({ body }) => signOf(body.sources ?? [], body.values?.[name])));
}

function signOf(sources, text) {
  return JSON.stringify([[...sources].sort(), String(text ?? "").trim()]);
}
