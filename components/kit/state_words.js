/** Who sees what is written on a sheet, in one sentence. Pure. */

/**
 * "" where all see all and may write.
 * @param {string} thing what people write there, such as 付箋
 * @param {string | undefined} state @param {{leads?: boolean, wall?: boolean}} [whose]
 */
export function stateText(thing, state, { leads = false, wall = false } = {}) {
  if (state === "locked") return wall ? "" : "締め切られています。読むことだけできます。";
  if (state !== "private") return "";
  if (wall) return `いまは個人ワークです。${thing}は、公開されるまで映りません。`;
  return leads ? `いまは個人ワークです。ほかの人の${thing}は、公開するまで見えません。`
    : `いまは個人ワークです。書いた${thing}は、公開されるまでほかの人に見えません。`;
}
