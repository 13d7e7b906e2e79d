/** A memo's answers: one's own and the others'. Pure. */

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

function sorted(entries) {
  return [...entries].sort((a, b) => (a.body.created < b.body.created ? -1
    : a.body.created > b.body.created ? 1 : a.id < b.id ? -1 : 1));
}
