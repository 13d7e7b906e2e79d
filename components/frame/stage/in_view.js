/** Keeps a bar in sight while the page is scrolled. */

import { h } from "../../kit/dom.js";

/**
 * A bar stays at the window's upper edge once it would be scrolled away.
 * @param {HTMLElement} bar
 * @returns {() => void} ends it
 */
export function keepInView(bar) {
  const mark = h("div", { class: "ks-in-view-mark", "aria-hidden": "true" });
  const room = h("div", { "aria-hidden": "true", hidden: true });
  bar.before(mark, room);
  const place = () => {
    const { left, width } = mark.getBoundingClientRect();
    bar.style.left = `${left}px`;
    bar.style.width = `${width}px`;
  };
  const hold = (/** @type {boolean} */ away) => {
    room.style.blockSize = `${bar.offsetHeight}px`;
    room.hidden = !away;
    bar.classList.toggle("ks-in-view", away);
    if (away) place();
  };
  const watcher = new IntersectionObserver(([seen]) =>
    hold(!seen.isIntersecting && seen.boundingClientRect.top < 1));
  const sizes = new ResizeObserver(place);
  watcher.observe(mark);
  sizes.observe(mark);
  return () => {
    watcher.disconnect();
    sizes.disconnect();
  };
}
