/** A memo's answers, one's own and the others', and who sees them. Pure. */

/** @typedef {{id: string, body: any}} Entry */

/**
 * What the others wrote, and how many answers are covered. Unsigned ones have no author, and the
 * wall is nobody: there all are others'.
 * @param {Entry[]} entries @param {string} question @param {string | null} me
 */
export function otherAnswers(entries, question, me) {
  const others = entries.filter(({ body }) => body.place === question &&
    (body.covered || !me || body.author !== me));
  const written = others.filter(({ body }) => !body.covered && !body.hidden &&
    String(body.values?.text ?? "").trim());
  return { answers: sorted(written), covered: others.filter(({ body }) => body.covered).length };
}

/**
 * Who sees what is written, in one sentence; "" where all see all and may write.
 * @param {string} state @param {{leads?: boolean, onWall?: boolean}} [whose]
 */
export function stateText(state, { leads = false, onWall = false } = {}) {
  if (state === "locked") return "締め切られています。読むことだけできます。";
  if (state !== "private") return "";
  if (onWall) return "いまは個人ワークです。メモは、公開されるまで映りません。";
  return leads ? "いまは個人ワークです。ほかの人のメモは、公開するまで見えません。"
    : "いまは個人ワークです。書いたメモは、公開されるまでほかの人に見えません。";
}

function sorted(entries) {
  return [...entries].sort((a, b) => (a.body.created < b.body.created ? -1
    : a.body.created > b.body.created ? 1 : a.id < b.id ? -1 : 1));
}
