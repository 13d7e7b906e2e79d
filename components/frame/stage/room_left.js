/** Tells the sheet below how much of the window is left, so that it gets all of it. */

const HEIGHT = "--ks-board-height";
const LEAST = 420;
/** The gap to the sheet and the page's lower edge. */
const EDGES = 32;
/** Whose measure stands: the next page may be there before the last one is gone. */
/** @type {HTMLElement | null} */
let measured = null;

/**
 * Keep `--ks-board-height` right for what lies under an element.
 * @param {HTMLElement} above
 * @returns {() => void}
 */
export function leaveRoom(above) {
  const page = document.documentElement;
  const measure = () => {
    const bottom = Math.ceil(above.getBoundingClientRect().bottom + scrolled(above)) + EDGES;
    page.style.setProperty(HEIGHT, `max(${LEAST}px, calc(100dvh - ${bottom}px))`);
  };
  measured = above;
  const watcher = new ResizeObserver(measure);
  watcher.observe(above);
  return () => {
    watcher.disconnect();
    if (measured !== above) return;
    measured = null;
    page.style.removeProperty(HEIGHT);
  };
}

/** How far everything around an element is scrolled. */
function scrolled(/** @type {HTMLElement} */ element) {
  let sum = 0;
  for (let box = element.parentElement; box; box = box.parentElement) sum += box.scrollTop;
  return sum;
}
