/** Copying a cell, and pasting cells from Excel or a text. */

import { isPicked, isWritten } from "./columns.js";
import { typeOf } from "../../kit/values/types.js";
import { isTable, readTable } from "./paste.js";
import { WORDS } from "./words.js";

/** @param {any} writer @param {any} event @param {boolean} [cut] */
export function onCopy(writer, event, cut = false) {
  const { row, column } = writer;
  if (writer.state !== "ready" || !row || !column) return;
  const { table } = writer;
  const text = column.type === "date" ? typeOf(column).typed(row.values[column.id], table.known) : table.text(row, column);
  event.clipboardData.setData("text/plain", /[\t\n"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  event.preventDefault();
  if (cut) writer.clear();
}

/** Cells go into the table, a text into the field. @param {any} writer @param {any} event */
export function onPaste(writer, event) {
  const text = event.clipboardData.getData("text/plain");
  const cells = isTable(text, event.clipboardData.getData("text/html"));
  const { column } = writer;
  if (writer.state === "open" && !(cells && writer.field.value === writer.opened)) return;
  if (writer.state === "ready" && !cells && column && isWritten(column) && !isPicked(column) && !text.trim().includes("\n")) return;
  event.preventDefault();
  if (writer.state === "open") writer.shut();
  if (!writer.table.writes) return writer.table.notices.say(writer.table.closedText || WORDS.closed);
  writer.grid.paste(readTable(text));
}
