/** Cells and rows that the server could not take: nothing is dropped before people decide. */

import { bothTexts, valueChoices, WORDS } from "../../kit/conflict.js";
import { RefusedTexts } from "../../kit/refused.js";
import { joined } from "../../kit/writing.js";
import { typeOf } from "../../kit/values/types.js";
import { cellName } from "./words.js";

/** @param {any} table */
export function refusedCells(table) {
  return new RefusedTexts({
    live: table.live,
    items: () => table.live.refused.filter((/** @type {any} */ item) => belongs(table, item)),
    writable: () => table.writes,
    draw: () => table.draw(),
    asked: (item) => ({ message: item.refused.message,
      ...(item.fields.field ? cell(table, item) : row(table, item)) }),
  });
}

/** A card shows the value in its own field. */
function belongs({ sheet, actions, shape, rows }, { fields, about, op }) {
  if (shape === "cards" && fields.field && rows.some(({ id }) => id === fields.id)) return false;
  if (fields.sheet ?? about?.sheet) return (fields.sheet ?? about.sheet) === sheet.id;
  return actions.way.add === op;
}

/** @returns {Omit<import("../../kit/conflict.js").Asked, "message">} */
function cell(/** @type {any} */ table, { fields, refused }) {
  const { id, field, value, sources } = fields;
  const column = table.columns.find((/** @type {any} */ known) => known.id === field) ??
    { id: field, label: field, type: "text" };
  const row = table.row(id);
  const now = refused.current?.value;
  const stale = refused.code === "stale" && now !== undefined && now !== null;
  const text = (/** @type {any} */ said) => typeOf(column).show(said, table.known);
  const decide = (/** @type {"mine" | "theirs" | "both"} */ choice) => {
    const kept = choice === "both"
      ? joined(now, value, column.type === "text" ? "／" : "\n") : value;
    if (choice !== "theirs") {
      table.actions.write(row ?? { id, values: {} }, column, kept,
        { ...(stale ? { seen: now } : {}), sources });
    }
  };
  const asNew = { text: "新しい行にする", writes: true,
    job: () => table.actions.add({ [column.id]: value }) };
  return {
    where: row ? cellName(row.number, column.label) : column.label,
    texts: stale ? bothTexts(text(value), text(now)) : [[WORDS.yours, text(value)]],
    choices: stale || row ? valueChoices(column.type, stale, decide)
      : [...(table.actions.way.changesRows ? [asNew] : []), { text: WORDS.drop }],
  };
}

/**
 * A new row that could not be added.
 * @returns {Omit<import("../../kit/conflict.js").Asked, "message">}
 */
function row(/** @type {any} */ table, { fields }) {
  const values = fields.values ??
    { name: fields.name, organisation: fields.organisation, ...fields.about };
  const texts = table.columns.map((/** @type {any} */ column) =>
    [column.label, typeOf(column).show(values[column.id], table.known)]);
  return {
    texts: texts.filter((/** @type {string[]} */ [, text]) => text),
    choices: [{ text: WORDS.again, writes: true, job: () => table.actions.add(values) },
      { text: WORDS.drop }],
  };
}
