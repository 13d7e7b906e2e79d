/** A page is read from its head: another activity's is not shown where the last one was left. */

/** The activity whose page was shown last. */
let shown = "";

/**
 * Scroll to the head of the page where it is another activity's.
 * @param {HTMLElement} head @param {string} activity
 */
export function toTop(head, activity) {
  const went = shown !== "" && shown !== activity;
  shown = activity;
  if (!went) return;
  for (let box = head.parentElement; box; box = box.parentElement) box.scrollTop = 0;
}
