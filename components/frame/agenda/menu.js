/** On a narrow window the sidebar lies over the page: what is chosen in it closes it. */

const SIDEBAR = '[data-testid="stSidebar"]';
const CLOSER = '[data-testid="stSidebarCollapseButton"] button';
const NARROW = "(max-width: 768px)";
/** Where something is chosen that opens another page. */
const CHOSEN = `${SIDEBAR} :is(a, .ks-agenda-line)`;

/** @returns {() => void} ends it */
export function closesItself() {
  const close = (/** @type {Event} */ event) => {
    const target = /** @type {Element | null} */ (event.target);
    if (!target?.closest?.(CHOSEN) || !matchMedia(NARROW).matches) return;
    const closer = /** @type {HTMLElement | null} */ (document.querySelector(CLOSER));
    setTimeout(() => closer?.click());
  };
  document.addEventListener("click", close);
  return () => document.removeEventListener("click", close);
}
