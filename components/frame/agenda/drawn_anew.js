/**
 * What a page was drawn with: steps that are left out, groups into which the room is split, which
 * definition of its programme. Where
 * that is another by now, it asks to be drawn anew.
 */

/** @typedef {{left_out: string[], groups: Record<string, any>, definition?: string}} Shape */

/** Milliseconds after which it asks again, as long as the page has not been drawn anew. */
const AGAIN = 3_000;

/**
 * @param {any} live
 * @param {{data: {shape: Shape}, root: Node, component: {setTriggerValue: (name: string, value:
 *   any) => void}}} place
 * @param {(job: () => void) => unknown} [later]
 * @returns {() => void} looks whether it is another by now
 */
export function drawnAnew(live, place, later = (job) => setTimeout(job, AGAIN)) {
  /** What was asked for already; it comes with the next drawing. */
  let asked = "";
  const look = () => {
    const now = sign(live.get("workshop", "main"));
    if (!live.you || now === sign(place.data.shape) || now === asked) return;
    asked = now;
    place.component.setTriggerValue("open", "");
    later(() => {
      asked = "";
      if (place.root.isConnected) look();
    });
  };
  return look;
}

function sign(/** @type {Shape | null} */ shape) {
  const groups = Object.entries(shape?.groups ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const definition = shape?.definition ?? "";
  return JSON.stringify([[...(shape?.left_out ?? [])].sort(), groups, definition]);
}
