/** Says in Japanese what Streamlit itself says in English, above all to screen readers. */

const AGAIN = 400;

/** @type {Record<string, string>} */
const WORDS = {
  "Skip to main content": "本文へ移る",
  "Sidebar": "進行表と道具",
  "Expand sidebar": "進行表をひらく",
  "Collapse sidebar": "進行表をとじる",
  "Link to heading": "この見出しへのリンク",
};
const HELP = /^Help for (.+)$/;

/** Streamlit's own elements; a board's many are not looked through. */
const OWN = [
  '[data-testid^="st"][aria-label]',
  '[data-testid="stSidebarCollapseButton"] [aria-label]',
  '[data-testid="stHeading"] a[aria-label]',
  '[data-testid="stTooltipIcon"] [aria-label]',
].join();

let users = 0;
/** @type {MutationObserver | null} */
let watcher = null;
/** @type {any} */
let waiting = null;

/** The Japanese for one of Streamlit's own words; null where it is not one. */
export function inJapanese(/** @type {string} */ said) {
  const about = HELP.exec(said);
  return about ? `「${about[1]}」の説明` : (WORDS[said] ?? null);
}

/**
 * Keep it so for as long as some part wants that.
 * @returns {() => void} stops wanting it
 */
export function spokenInJapanese() {
  users += 1;
  watcher ??= watching();
  return () => {
    users -= 1;
    if (users > 0) return;
    watcher?.disconnect();
    watcher = null;
    clearTimeout(waiting);
    waiting = null;
  };
}

/** The board changes all the time, so a change is looked at a little later, with all that follow. */
function watching() {
  const observer = new MutationObserver(() => {
    waiting ??= setTimeout(look, AGAIN);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  look();
  return observer;
}

function look() {
  waiting = null;
  const skip = document.querySelector('[data-testid="stSkipToContent"]')?.firstChild;
  if (skip) skip.nodeValue = inJapanese(skip.nodeValue ?? "") ?? skip.nodeValue;
  for (const node of document.querySelectorAll(OWN)) {
    const said = inJapanese(node.getAttribute("aria-label") ?? "");
    if (said) node.setAttribute("aria-label", said);
  }
}
