/**
 * A map as people see it: cases, what is on each one's map, how it is counted and compared. Pure.
 *
 * @typedef {import("../../kit/entries.js").Entry} Entry
 * @typedef {{id: string, label: string, type: string, choices?: string[], of_case?: boolean}}
 *   Column
 * @typedef {{id: string, label: string, short?: string, note?: string, columns: Column[],
 *   carry_from: string[]}} Area
 * @typedef {{id: string, title: string, lead?: string, cases: string, centre: Area, rings: [Area,
 *   Area], columns: Column[],
 *   sign: string, apart: {column: string, choice: string}, filters: string[], known_in: string |
 *   null, leads_to: string | null}} MapSheet
 */

import { copiesOf, itemsIn, textOf } from "../../kit/entries.js";
import { isPicked } from "../../kit/picks.js";
import { plainName } from "../../kit/names.js";

/**
 * The cases in order: those that are taken up and open, then the others.
 * @param {any} form @param {Entry[]} entries
 */
export function casesOf(form, entries) {
  const copies = copiesOf(entries);
  const first = copies.filter((copy) => isPicked(form, copy) && !copy.body.hidden);
  return [...first, ...copies.filter((copy) => !first.includes(copy))];
}

/**
 * How many of the cases stand in front: those that are taken up, or all where none is.
 * @param {any} form @param {Entry[]} cases
 */
export function inFront(form, cases) {
  const picked = cases.filter((copy) => isPicked(form, copy));
  return picked.length > 0 ? picked.length : cases.length;
}

/**
 * The pins of a case's map.
 * @param {MapSheet} sheet @param {Entry[]} entries @param {string} caseId
 */
export function mapOf(sheet, entries, caseId) {
  return {
    centre: itemsIn(entries, caseId, sheet.centre.id),
    rings: sheet.rings.map((ring) => itemsIn(entries, caseId, ring.id)),
  };
}

/** The column that names a pin: its first text. @param {Column[]} columns */
export function nameColumn(columns) {
  return columns.find(({ type }) => type === "text" || type === "long_text") ?? columns[0];
}

/** A resource's name. @param {MapSheet} sheet @param {Entry} pin */
export function nameOf(sheet, pin) {
  return oneLine(textOf(pin, nameColumn(sheet.columns).id)) || "（名前なし）";
}

/** A text of the centre. @param {MapSheet} sheet @param {Entry} pin */
export function centreText(sheet, pin) {
  return oneLine(textOf(pin, nameColumn(sheet.centre.columns).id)) || "（まだ書かれていません）";
}

function oneLine(text) {
  return text.trim().split(/\s+/).join(" ");
}

/**
 * On which side a resource stands: apart (福祉以外), with the others (福祉), or not said.
 * @param {MapSheet} sheet @param {Entry} pin
 * @returns {"apart" | "within" | "unsaid"}
 */
export function sideOf({ apart }, pin) {
  const said = textOf(pin, apart.column);
  if (said === "") return "unsaid";
  return said === apart.choice ? "apart" : "within";
}

/**
 * The letter on a chip: 福 within welfare, else that of its kind.
 * @param {MapSheet} sheet @param {Entry} pin
 */
export function signOf(sheet, pin) {
  const said = sideOf(sheet, pin) === "within" ? textOf(pin, sheet.apart.column)
    : textOf(pin, sheet.sign);
  return [...said][0] ?? "・";
}

/**
 * Whether a pin passes the filters.
 * @param {MapSheet} sheet @param {Entry} pin
 * @param {Record<string, string>} filters column id → value; "" lets all pass
 */
export function passes(sheet, pin, filters) {
  return sheet.filters.every((id) => !filters[id] || textOf(pin, id).trim() === filters[id]);
}

/**
 * What can be chosen in a filter: the choices, or the texts that were typed.
 * @param {MapSheet} sheet @param {string} id @param {Entry[]} pins
 */
export function filterChoices(sheet, id, pins) {
  const column = sheet.columns.find((known) => known.id === id);
  if (column?.choices?.length) return column.choices;
  return [...new Set(pins.map((pin) => textOf(pin, id).trim()).filter(Boolean))].sort((a, b) =>
    a.localeCompare(b, "ja"));
}

/**
 * How many there are, on each side and of each kind.
 * @param {MapSheet} sheet @param {Entry[]} pins
 * @returns {{all: number, apart: number, within: number, sides: [string, number][], signs: [string,
 *   number][]}}
 */
export function countsOf(sheet, pins) {
  const column = (id) => sheet.columns.find((known) => known.id === id)?.choices ?? [];
  const count = (id, choice) => pins.filter((pin) => textOf(pin, id) === choice).length;
  const { column: side, choice } = sheet.apart;
  /** @returns {[string, number][]} */
  const counted = (/** @type {string} */ id, /** @type {string[]} */ all) =>
    all.map((one) => [one, count(id, one)]);
  const sides = counted(side, [choice, ...column(side).filter((other) => other !== choice)]);
  const apart = count(side, choice);
  const within = pins.filter((pin) => sideOf(sheet, pin) === "within").length;
  return { all: pins.length, apart, within, sides, signs: counted(sheet.sign, column(sheet.sign)) };
}

/**
 * What stands on both maps and what on one only, by name.
 * @param {MapSheet} sheet @param {Entry[]} one @param {Entry[]} other
 * @returns {{both: Entry[], one: Entry[], other: Entry[], names: Set<string>}} names: those on both
 */
export function compared(sheet, one, other) {
  const names = (pins) => new Set(pins.map((pin) => plainName(nameOf(sheet, pin))));
  const [here, there] = [names(one), names(other)];
  const both = new Set([...here].filter((name) => there.has(name)));
  const shared = (pin) => both.has(plainName(nameOf(sheet, pin)));
  const once =
    [...new Map(one.filter(shared).map((pin) => [plainName(nameOf(sheet, pin)), pin])).values()];
  return { both: once, one: one.filter((pin) => !shared(pin)),
    other: other.filter((pin) => !shared(pin)), names: both };
}

/**
 * The row of a table that stands for a pin: made from it, or of the same name.
 * @param {MapSheet} sheet @param {Entry} pin @param {any} table @param {Entry[]} entries
 * @returns {Entry | undefined}
 */
export function rowFor(sheet, pin, table, entries) {
  const rows = entries.filter(({ body }) => body.sheet === table.id && body.place === "" &&
    !body.covered);
  const column = nameColumn(table.columns).id;
  const name = plainName(nameOf(sheet, pin));
  return rows.find(({ body }) => (body.sources ?? []).includes(pin.id)) ??
    rows.find((row) => plainName(textOf(row, column)) === name);
}

/**
 * What a row of another table takes over from a pin: its columns of the same id, never what is only
 * said of the case.
 * @param {MapSheet} sheet @param {Entry} pin @param {any} table
 */
export function rowValues(sheet, pin, table) {
  const taken = sheet.columns.filter(({ id, of_case }) => !of_case &&
    table.columns.some((known) => known.id === id && !known.auto));
  return Object.fromEntries(taken.map(({ id }) => [id, pin.body.values?.[id] ?? ""])
    .filter(([, value]) => value.length > 0));
}

/**
 * Resources that can be taken over from the list of the town, from those whom people want to meet
 * (or were told of) and from other cases' maps, each name once.
 * @param {object} known
 * @param {MapSheet} known.sheet @param {any[]} known.tables of resources, with the map's columns
 * @param {Entry[]} known.entries all @param {Entry[]} known.pins those on this map
 * @param {{id: string, name: string}[]} known.others open cases besides this one
 * @returns {{id: string, name: string, from: string, values: Record<string, any>,
 *   there: boolean}[]}
 */
export function knownResources({ sheet, tables, entries, pins, others }) {
  const rows = tables.flatMap((table) => copiesOf(entries.filter(({ body }) =>
    body.sheet === table.id && !body.covered && !body.hidden))
    .map((entry) => ({ entry, from: table.title })));
  const elsewhere = others.flatMap(({ id, name }) => mapOf(sheet, entries.filter(({ body }) =>
    body.sheet === sheet.id && !body.covered && !body.hidden), id).rings.flat()
    .map((entry) => ({ entry, from: name })));
  const here = new Set(pins.map((pin) => plainName(nameOf(sheet, pin))));
  const found = new Map();
  for (const { entry, from } of [...rows, ...elsewhere]) {
    const name = nameOf(sheet, entry);
    const values = rowValues(sheet, entry, sheet);
    if (textOf(entry, nameColumn(sheet.columns).id).trim() && !found.has(plainName(name))) {
      found.set(plainName(name),
        { id: entry.id, name, from, values, there: here.has(plainName(name)) });
    }
  }
  return [...found.values()];
}

/**
 * The lines of a case that can be put into the centre; a person chooses.
 * @param {MapSheet} sheet @param {any} form @param {Entry} copy @param {Entry[]} centre
 * @returns {{label: string, text: string, there: boolean}[]}
 */
export function centreOffers(sheet, form, copy, centre) {
  const there = new Set(centre.map((pin) => plainName(centreText(sheet, pin))));
  const fields = form.sections.flatMap((section) => section.fields ?? []);
  const wanted = sheet.centre.carry_from.map((reference) => reference.split("/"))
    .filter(([from]) => from === form.id);
  return wanted.flatMap(([, id]) => {
    const label = fields.find((field) => field.id === id)?.label ?? "";
    const lines = textOf(copy, id).split("\n")
      .map((line) => oneLine(line.replace(/^[\s・●○*\-]+/, "")));
    return lines.filter(Boolean)
      .map((text) => ({ label, text, there: there.has(plainName(text)) }));
  });
}
