/**
 * What comes to the text field of the grid: keys, while it waits at a cell and while it is written
 * in; and what is copied and pasted.
 */

import { isComposing } from "../../kit/keys.js";
import { typeOf } from "../../kit/values/types.js";
import { isPicked, isWritten } from "./columns.js";
import { isTable, readTable } from "./paste.js";
import { WORDS } from "./words.js";

/**
 * While an input method composes, every key is its own.
 * @param {any} writer @param {KeyboardEvent} event
 */
export function onKey(writer, event) {
  if (isComposing(event)) return;
  const done = writer.state === "open" ? openKey(writer, event) : readyKey(writer, event);
  if (done) {
    event.preventDefault();
    event.stopPropagation();
  }
}

/**
 * @returns {boolean} whether the key was for the table
 * @param {any} writer @param {KeyboardEvent} given
 */
function openKey(writer, { key, shiftKey, altKey, ctrlKey, metaKey }) {
  const { column } = writer.began;
  const lists = writer.picker.open && writer.picker.options.length > 0;
  if (key === "Escape") writer.cancel();
  else if (key === "Tab") return writer.commit() ? turn(writer, shiftKey) : true;
  else if (lists && (key === "ArrowDown" || key === "ArrowUp")) writer.picker.light(key ===
    "ArrowDown" ? 1 : -1), writer.tell();
  else if (key === "ArrowDown" && altKey && writer.picker.has(column)) writer.list();
  else if (key !== "Enter") return false;
  else if (lists && writer.picker.current) writer.pick(writer.picker.current);
  else if ((altKey || shiftKey || ctrlKey || metaKey) &&
    column.type === "long_text") newLine(writer);
  else if (writer.commit()) writer.grid.step(1, 0) || writer.ready();
  return true;
}

function newLine(/** @type {any} */ writer) {
  writer.field.setRangeText("\n", writer.field.selectionStart, writer.field.selectionEnd, "end");
  writer.place();
}

/** To the next cell, or out of the table after the last. @returns {boolean} */
function turn(/** @type {any} */ writer, /** @type {boolean} */ back) {
  return writer.grid.step(0, back ? -1 : 1, true);
}

/** @returns {boolean} whether the key was for the table */
function readyKey(/** @type {any} */ writer, /** @type {KeyboardEvent} */ event) {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  const { grid } = writer;
  const far = ctrlKey || metaKey;
  const steps = /** @type {Record<string, [number, number]>} */ ({ ArrowUp: [-1, 0],
    ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] });
  if (far && (key === "ArrowUp" || key === "ArrowDown")) grid.moveRow(key === "ArrowUp" ? -1 : 1);
  else if (far && key.toLowerCase() === "z") writer.table.actions.undo();
  else if (far && key === "Enter") writer.showLarge();
  else if (far && (key === "Home" || key === "End")) grid.edge(key === "Home" ? -1 : 1,
    key === "Home" ? -1 : 1);
  else if (far) return false;
  else if (altKey && key === "ArrowDown") grid.press();
  else if (steps[key]) grid.step(...steps[key]);
  else if (key === "Tab") return turn(writer, shiftKey);
  else if (key === "Home" || key === "End") grid.edge(0, key === "Home" ? -1 : 1);
  else if (key === "PageUp" || key === "PageDown") grid.step(0, 0), grid.edge(key === "PageUp"
    ? -1 : 1, 0);
  else if (key === "Enter" || key === "F2" || (key === " " && !writer.takesBlank())) grid.press();
  else if (key === "Delete" || key === "Backspace") writer.clear();
  else if (key === "Escape") writer.leave();
  else return false;
  return true;
}

/** Copying a cell. @param {any} writer @param {any} event @param {boolean} [cut] */
export function onCopy(writer, event, cut = false) {
  const { row, column } = writer;
  if (writer.state !== "ready" || !row || !column) return;
  const { table } = writer;
  const text = column.type === "date" ? typeOf(column).typed(row.values[column.id], table.known)
    : table.text(row, column);
  event.clipboardData.setData("text/plain", /[\t\n"]/u.test(text)
    ? `"${text.replaceAll('"', '""')}"` : text);
  event.preventDefault();
  if (cut) writer.clear();
}

/** Cells go into the table, a text into the field. @param {any} writer @param {any} event */
export function onPaste(writer, event) {
  const text = event.clipboardData.getData("text/plain");
  const cells = isTable(text, event.clipboardData.getData("text/html"));
  const { column } = writer;
  if (writer.state === "open" && !(cells && writer.field.value === writer.opened)) return;
  if (writer.state === "ready" && !cells && column && isWritten(column) && !isPicked(column) &&
      !text.trim().includes("\n")) {
    return;
  }
  event.preventDefault();
  if (writer.state === "open") writer.shut();
  if (!writer.table.writes) {
    return writer.table.notices.say(writer.table.closedText || WORDS.closed);
  }
  writer.grid.paste(readTable(text));
}
