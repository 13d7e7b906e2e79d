/** One shared tick for all timers of a tab, on whole seconds, and none while nothing runs. */

/** @type {Map<() => number | null, number>} each drawing function with nothing but its place */
const drawings = new Map();
/** @type {any} */
let waiting = null;

/**
 * Draw now and whenever the figures change. `draw` answers the milliseconds until its next
 * change, or null while it stands.
 * @param {() => number | null} draw
 * @returns {{poke: () => void, stop: () => void}} poke: draw again, something was changed
 */
export function onTick(draw) {
  drawings.set(draw, 0);
  tick();
  return {
    poke: tick,
    stop: () => {
      drawings.delete(draw);
      if (drawings.size === 0) clearTimeout(waiting);
    },
  };
}

function tick() {
  clearTimeout(waiting);
  const pauses = [...drawings.keys()].map((draw) => draw()).filter((pause) => pause !== null);
  if (pauses.length > 0) waiting = setTimeout(tick, Math.min(.../** @type {number[]} */ (pauses)));
}
