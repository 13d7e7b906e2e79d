/** What a part does before the browser prints the page, and what it does afterwards. */

/**
 * @param {() => () => void} unfold shows what is folded; returns what folds it again
 * @returns {() => void} stops it
 */
export function onPaper(unfold) {
  let fold = () => {};
  const before = () => (fold = unfold());
  const after = () => fold();
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => {
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
  };
}
