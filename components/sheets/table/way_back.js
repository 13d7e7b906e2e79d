/**
 * How an operation on a row is taken back. Pure. A cell is written back, which holds even where
 * others have written in the row's other cells since; what the server remembers whole (a deleted
 * row) it brings back itself.
 *
 * @typedef {{op: string, fields: any}} Operation
 */

import { isEmpty } from "./columns.js";
import { same } from "../../kit/writing.js";

/**
 * @param {string} op
 * @param {any} fields as they were sent
 * @param {{revision: number | null, next?: string | null}} answer `next`: the row behind the moved
 *   one before it moved
 * @returns {Operation | null} null: it can't be taken back
 */
export function wayBack(op, fields, { revision, next = null }) {
  const undo = revision ? { op: "undo", fields: { revision } } : null;
  if (op === "entry.add") {
    return { op: "entry.delete", fields: { id: fields.id, added: fields.values } };
  }
  if (op === "entry.move") {
    return { op, fields: { id: fields.id, place: "", ...(next ? { before: next } : {}) } };
  }
  if (op === "entry.write" && fields.sources) return undo;
  if (op.endsWith(".write")) {
    return { op, fields: { ...fields, value: fields.seen, seen: fields.value } };
  }
  return op === "entry.delete" ? undo : null;
}

/**
 * The operation as it can be sent now. A row that was added goes only while nothing else was
 * written in it.
 * @param {Operation} back
 * @param {(id: string) => {version: number, values: Record<string, any>} | null} row
 * @returns {Operation | "gone" | "changed"}
 */
export function sendable({ op, fields }, row) {
  if (!fields.added) return { op, fields };
  const now = row(fields.id);
  if (!now) return "gone";
  const columns = new Set([...Object.keys(now.values), ...Object.keys(fields.added)]);
  if ([...columns].some((id) => !same(now.values[id], fields.added[id]))) return "changed";
  return { op, fields: { id: fields.id, version: now.version } };
}

/**
 * Whether a refused operation carried a text, which waits for a decision then.
 * @param {string} op @param {any} fields
 */
export function keepsText(op, { value, values = {} }) {
  if (op.endsWith(".write")) return !isEmpty(value);
  return Object.values(values).some((text) => !isEmpty(text));
}
