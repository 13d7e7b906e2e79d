/** From chip to chip by the arrow keys. */

import { pressedIn } from "../../kit/dom.js";

/** @type {Record<string, [number, number]>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {HTMLElement} element */
function middleOf(element) {
  return { x: element.offsetLeft + element.offsetWidth / 2,
    y: element.offsetTop + element.offsetHeight / 2 };
}

/**
 * Ahead counts once, aside three times.
 * @template {HTMLElement} T
 * @param {HTMLElement} from @param {T[]} all @param {[number, number]} direction
 */
function nearest(from, all, [across, down]) {
  const start = middleOf(from);
  const ranked = all
    .filter((one) => one !== from)
    .map((one) => {
      const { x, y } = middleOf(one);
      const ahead = (x - start.x) * across + (y - start.y) * down;
      const aside = Math.abs((x - start.x) * down) + Math.abs((y - start.y) * across);
      return { one, ahead, cost: ahead + aside * 3 };
    })
    .filter(({ ahead }) => ahead > 1);
  return ranked.sort((a, b) => a.cost - b.cost)[0]?.one ?? null;
}

/**
 * An arrow key goes to the nearest button in that direction, which the tab key reaches from now on.
 * @param {KeyboardEvent} event @param {HTMLButtonElement[]} buttons all that there are
 * @returns {HTMLButtonElement | null}
 */
export function steppedTo(event, buttons) {
  const direction = DIRECTIONS[event.key];
  const from = pressedIn(event, "button");
  if (!direction || !from || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
    return null;
  }
  event.preventDefault();
  const to = nearest(from, buttons, direction);
  if (!to) return null;
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
  return to;
}
