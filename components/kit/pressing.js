/**
 * A press of the mouse that is under way. The browser tells of a click only where what was pressed
 * is still there when it is let go: whoever would draw it anew waits until then. A finger's press
 * comes whole.
 */

const PRESSED = "button, a, summary, label, [role=radio], [role=option], [role=menuitem]";

/** @type {Element | null} */
let pressed = null;
/** @type {Set<() => void>} */
const waiting = new Set();

function press(/** @type {PointerEvent} */ event) {
  const target = /** @type {Element | undefined} */ (event.composedPath()[0]);
  const left = event.pointerType === "mouse" && event.button === 0;
  pressed = left ? target?.closest?.(PRESSED) ?? null : null;
}

/** The click itself comes before any timer. */
function letGo() {
  pressed = null;
  setTimeout(() => {
    const jobs = [...waiting];
    waiting.clear();
    jobs.forEach((job) => job());
  });
}

/** It was let go where the page heard nothing of it: beside the window, say. */
function moved(/** @type {PointerEvent} */ event) {
  if (pressed && !event.buttons) letGo();
}

if (typeof document !== "undefined") {
  document.addEventListener("pointerdown", press, true);
  document.addEventListener("pointerup", letGo, true);
  document.addEventListener("pointercancel", letGo, true);
  document.addEventListener("pointermove", moved, true);
}

/**
 * Whether something inside is being pressed; then the job is done as soon as that is over.
 * @param {Element} box @param {() => void} job the same function for what is to be done once
 */
export function pressedInside(box, job) {
  if (!pressed || !box.contains(pressed)) return false;
  waiting.add(job);
  return true;
}
