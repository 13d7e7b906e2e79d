/** Planned times are worked out by the page, for the people that there were when it was drawn. */

/**
 * @param {any} live
 * @param {{component: {setTriggerValue: (name: string, value: any) => void}}} place
 * @returns {() => void} asks that the page be drawn anew where others are on the roster by now
 */
export function countedAnew(live, place) {
  /** @type {number | null} */
  let known = null;
  return () => {
    if (!live.you) return;
    const people = live.all("member")
      .filter((/** @type {any} */ { body }) => body.role !== "viewer").length;
    if (known !== null && people !== known) place.component.setTriggerValue("open", "");
    known = people;
  };
}
