/** What the pieces of the part are given. */

import { tapped } from "../../kit/tapped.js";
import { ideasOf, originOf } from "../../kit/votes/ideas.js";
import { marksOf, withPending } from "../../kit/votes/marks.js";
import { askedColumns, ranked } from "../../kit/votes/ranking.js";

/**
 * @typedef {{sheet: string, place: string, field: string, label: string, done: string}} Target
 *   a form into which an idea can be taken
 * @typedef {{workshop: string, sheet: any, view?: "member" | "projector", sheets?: any[],
 *   targets?: Target[]}} Data `sheets`: boards and case forms, for saying where an idea came from
 * @typedef {object} Scene what the pieces of the part are given
 * @property {any} live
 * @property {any} sheet
 * @property {Target[]} targets
 * @property {ReturnType<typeof askedColumns>} asked
 * @property {() => "private" | "open" | "locked"} state
 * @property {() => number} number of the voting
 * @property {() => boolean} leads
 * @property {() => import("../../kit/votes/ideas.js").Idea[]} ideas
 * @property {(number?: number) => import("../../kit/votes/ranking.js").Ranked[]} results
 * @property {(idea: import("../../kit/votes/ideas.js").Idea) => string[]} origin
 * @property {(op: string, fields: object) => Promise<boolean>} act
 * @property {{voter: string | null, paper: Map<string, import("../../kit/votes/marks.js").Marks>}} hand whose
 *   votes are put in; null: one's own
 * @property {() => void} redraw
 */

/** @returns {Scene} */
export function sceneOf(/** @type {Data} */ data, /** @type {any} */ live, /** @type {any} */ trouble, /** @type {() => void} */ redraw) {
  const { sheet, view = "member", sheets = [], targets = [] } = data;
  const record = () => live.get("sheet", sheet.id);
  const number = () => record()?.ballot ?? 1;
  const ideas = () => ideasOf(live.all("entry"), sheet.rows_from);
  const ballots = () =>
    live
      .all("ballot")
      .map((/** @type {any} */ { body }) => body)
      .filter((/** @type {any} */ body) => body.sheet === sheet.id);
  return {
    live,
    sheet,
    targets,
    asked: askedColumns(sheet.columns),
    state: () => record()?.state ?? "private",
    number,
    leads: () => live.you?.role === "facilitator" && view !== "projector",
    ideas,
    results: (wanted = number()) => ranked(ideas(), ballots(), sheet.columns, wanted),
    origin: (idea) => originOf([idea.id, ...idea.under.map(({ id }) => id)], (id) => live.get("entry", id), sheets),
    act: (op, fields) => tapped(live, op, fields, trouble),
    hand: { voter: null, paper: new Map() },
    redraw,
  };
}

/**
 * The marks on show: one's own, or what this tab has put in for somebody on paper.
 * @param {Scene} scene
 * @returns {import("../../kit/votes/marks.js").Marks}
 */
export function marksShown({ live, sheet, number, hand }) {
  const me = live.you?.member ?? "";
  if (hand.voter === null || hand.voter === me) {
    return withPending(marksOf(live.all("ballot"), sheet.id, number(), me), live.pending, sheet.id, me);
  }
  return hand.paper.get(`${number()}/${hand.voter}`) ?? {};
}
