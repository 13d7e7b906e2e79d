/** A survey's numbers, and what is sent of answers. Pure. */

/**
 * @typedef {{id: string, label: string, hint: string, type: string, choices: string[]}} Question
 * @typedef {{people: number, answers: Record<string, Record<string, number>>}} Counted
 */

/** Answers that are counted together; fewer are never shown. */
export const LEAST = 5;

export const SIDES = Object.freeze({ inside: "庁内", outside: "庁外" });

/**
 * All that is asked: the programme's questions, then the workshop's own.
 * @param {any} sheet @param {any} survey its record, or null @returns {Question[]}
 */
export function questionsOf(sheet, survey) {
  return [...sheet.questions, ...(survey?.own ?? [])];
}

/** Several closings together. @param {any} results its record, or null @returns {Counted} */
export function totalOf(results) {
  /** @type {Counted} */
  const total = { people: 0, answers: {} };
  for (const { all } of results?.batches ?? []) {
    total.people += all.people;
    for (const [question, said] of Object.entries(all.answers)) {
      const known = total.answers[question] ??= {};
      for (const [choice, number] of Object.entries(said)) {
        known[choice] = (known[choice] ?? 0) + Number(number);
      }
    }
  }
  return total;
}

/**
 * 庁内 and 庁外 apart; null where one closing did not tell them apart (kasane/workshop/surveys.py).
 * @param {any} results its record, or null @returns {Record<string, Counted> | null}
 */
export function sidesOf(results) {
  const batches = results?.batches ?? [];
  const apart = batches.every((/** @type {any} */ { sides }) => sides?.inside);
  if (!batches.length || !apart) return null;
  return Object.fromEntries(Object.keys(SIDES).map((side) => [side,
    totalOf({ batches: batches.map((/** @type {any} */ { sides }) => ({ all: sides[side] })) })]));
}

/** What stands of one's own lines, as questions. @param {string} text @returns {Question[]} */
export function ownQuestions(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.map((line, index) => {
    const [label, rest = ""] = line.split(/[:：]/, 2).map((part) => part.trim());
    const choices = rest.split(/[／/]/).map((part) => part.trim()).filter(Boolean);
    const type = choices.length > 1 ? "choice" : rest === "5段階" ? "scale" : "text";
    const given = type === "choice" ? choices : [];
    return { id: `own${index + 1}`, label, hint: "", type, choices: given };
  });
}

/** The lines that `ownQuestions` reads. @param {Question[]} questions */
export function ownLines(questions) {
  return questions.map(({ label, type, choices }) => {
    if (type === "text") return label;
    return `${label}：${type === "scale" ? "5段階" : choices.join("／")}`;
  }).join("\n");
}
