/** A memo's answers: one's own and the others'. Pure. */

import { byAge } from "../../live/ranks.js";

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
  return { answers: written.sort(byAge),
    covered: others.filter(({ body }) => body.covered).length };
}
