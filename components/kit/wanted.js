/**
 * Something that goes on for as long as at least one part wants it. Pure.
 * @param {() => () => void} begin answers how it ends
 * @returns {() => () => void} wants it; answers how to stop wanting it
 */
export function whileWanted(begin) {
  let users = 0;
  /** @type {(() => void) | null} */
  let end = null;
  return () => {
    users += 1;
    end ??= begin();
    return () => {
      users -= 1;
      if (users > 0) return;
      end?.();
      end = null;
    };
  };
}
