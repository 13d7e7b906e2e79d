/** What a key means. Pure: takes the event's values only. */

/** @typedef {Partial<KeyboardEvent>} Key */

/**
 * Whether the key belongs to the Japanese input method: it never sends, moves or deletes.
 * @param {Key} event
 */
export function isComposing(event) {
  return event.isComposing === true || event.keyCode === 229;
}

/** Enter that ends a line, not a conversion. @param {Key} event */
export function isEnter(event) {
  return event.key === "Enter" && !isComposing(event);
}

/** @param {Key} event */
function control(event) {
  return Boolean(event.ctrlKey || event.metaKey);
}

/** Ctrl+Enter or ⌘+Enter: put the note up. Enter alone is a new line. @param {Key} event */
export function isSubmit(event) {
  return isEnter(event) && control(event);
}

/** @param {Key} event */
export function isUndo(event) {
  const letter = event.key?.toLowerCase() === "z";
  return letter && control(event) && !event.shiftKey && !event.altKey && !isComposing(event);
}

/** @typedef {"left" | "right" | "up" | "down"} Direction */
/** @type {Record<string, Direction>} */
const ARROWS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

/**
 * What a key does on a note that has the focus.
 * @param {Key} event
 * @returns {{act: string, direction?: Direction} | null}
 */
export function noteKey(event) {
  if (isComposing(event) || event.altKey) return null;
  const direction = ARROWS[event.key ?? ""];
  if (direction) return { act: control(event) ? "shift" : "walk", direction };
  if (control(event)) return null;
  if (event.key === "Enter") return { act: "edit" };
  if (event.key === " ") return { act: "pick" };
  if (event.key === "m" || event.key === "M") return { act: "move" };
  if (event.key === "Delete") return { act: "delete" };
  if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
    return { act: "menu" };
  }
  return null;
}

/**
 * Which item of a menu a key leads to; null: none.
 * @param {Key} event @param {number} at @param {number} count
 */
export function menuStep({ key }, at, count) {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + count, Home: 0, End: count - 1 }[key ?? ""];
  return to === undefined ? null : to % count;
}

/** Whether the person is writing in this element. @param {any} element */
export function isWriting(element) {
  const name = element?.tagName;
  const ticked = element?.type === "checkbox" || element?.type === "radio";
  if (name === "INPUT") return !ticked;
  return name === "TEXTAREA" || name === "SELECT" || element?.isContentEditable === true;
}
