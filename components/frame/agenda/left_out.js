/** Steps that a workshop leaves out: a page that was drawn with others asks to be drawn anew. */

/**
 * @param {any} live
 * @param {{data: {left_out: string[]}, component: {setTriggerValue: (name: string, value: any) =>
 *   void}}} place
 * @returns {() => void} looks whether other steps are left out by now
 */
export function drawnAnew(live, place) {
  /** What was asked for already; it comes with the next drawing. */
  let asked = "";
  return () => {
    const now = sign(live.get("workshop", "main")?.left_out);
    if (!live.you || now === sign(place.data.left_out) || now === asked) return;
    asked = now;
    place.component.setTriggerValue("open", "");
  };
}

function sign(/** @type {string[] | undefined} */ steps) {
  return JSON.stringify([...(steps ?? [])].sort());
}
