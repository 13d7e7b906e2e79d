/** Whether what a fragment shows has changed. Pure functions. */

/**
 * @param {Set<string> | null} changed "kind/id" of what changed; null: all was sent anew
 * @param {string[]} kinds that are drawn
 * @param {number} revision at which it was drawn
 * @param {(kind: string) => {revision: number}[]} all records of a kind
 */
export function isOld(changed, kinds, revision, all) {
  if (changed) return [...changed].some((name) => kinds.includes(name.slice(0, name.indexOf("/"))));
  return kinds.some((kind) => all(kind).some((record) => record.revision > revision));
}
