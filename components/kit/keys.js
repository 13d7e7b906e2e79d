/** What a key means. Pure: takes the event's values only. */

/** Whether the key belongs to the Japanese input method: it never sends, moves or deletes. */
export function isComposing(event) {
  return event.isComposing === true || event.keyCode === 229;
}

function control(event) {
  return Boolean(event.ctrlKey || event.metaKey);
}

/** Ctrl+Enter or ⌘+Enter: put the note up. Enter alone is a new line. */
export function isSubmit(event) {
  return event.key === "Enter" && control(event) && !isComposing(event);
}

export function isUndo(event) {
  const letter = event.key?.toLowerCase() === "z";
  return letter && control(event) && !event.shiftKey && !event.altKey && !isComposing(event);
}

const ARROWS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

/**
 * What a key does on a note that has the focus.
 * @returns {{act: string, direction?: string} | null}
 */
export function noteKey(event) {
  if (isComposing(event) || event.altKey) return null;
  const direction = ARROWS[event.key];
  if (direction) return { act: control(event) ? "shift" : "walk", direction };
  if (control(event)) return null;
  if (event.key === "Enter") return { act: "edit" };
  if (event.key === " ") return { act: "pick" };
  if (event.key === "m" || event.key === "M") return { act: "move" };
  if (event.key === "Delete") return { act: "delete" };
  if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) return { act: "menu" };
  return null;
}

/** Whether the person is writing in this element. */
export function isWriting(element) {
  const name = element?.tagName;
  return name === "TEXTAREA" || name === "SELECT" || (name === "INPUT" && element.type !== "checkbox" && element.type !== "radio") || element?.isContentEditable === true;
}
