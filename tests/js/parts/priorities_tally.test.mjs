import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ideasOf, originOf } from "../../../components/kit/votes/ideas.js";
import { dotsLeft, marked, marksOf, votersOf } from "../../../components/kit/votes/marks.js";
import { changeText, ranked, spreadText } from "../../../components/kit/votes/ranking.js";
import { inCorner, tally, together } from "../../../components/kit/votes/tally.js";
import { expectedOf } from "../fakes.mjs";

const COLUMNS = [
  { id: "idea", label: "取組アイデア", type: "text" },
  { id: "votes", label: "投票", type: "votes", per_person: true, dots: 3 },
  { id: "importance", label: "重要度", type: "scale", per_person: true, least: 1, most: 5 },
  { id: "feasibility", label: "実現可能性", type: "scale", per_person: true, least: 1, most: 5 },
];
const SCALES = COLUMNS.slice(2);
const ballot = (marks, number = 1, member = null) =>
  ({ sheet: "idea_priorities", ballot: number, member, marks });
const BALLOTS = [
  ballot({ a: { votes: 2, importance: 5, feasibility: 4 }, b: { votes: 1, importance: 3 } }),
  ballot({ a: { votes: 1, importance: 4, feasibility: 2 }, c: { votes: 2 } }),
  ballot({ c: { importance: 1 } }, 2),
  { sheet: "idea_priorities", ballot: 1, covered: true },
];

test("dots are added up, answers give mean, ends and count", () => {
  const sums = tally(BALLOTS, COLUMNS, 1);
  assert.deepEqual(sums.get("a"), {
    votes: 3,
    importance: { mean: 4.5, least: 4, most: 5, count: 2 },
    feasibility: { mean: 3, least: 2, most: 4, count: 2 },
  });
  assert.deepEqual(sums.get("b"), { votes: 1, importance: { mean: 3, least: 3, most: 3, count: 1 },
    feasibility: null });
  assert.deepEqual(sums.get("c"), { votes: 2, importance: null, feasibility: null });
});

test("another voting is another sum, and what is covered counts nothing", () => {
  const sums = tally(BALLOTS, COLUMNS, 2);
  assert.deepEqual([...sums.keys()], ["c"]);
  assert.equal(sums.get("c").votes, 0);
  assert.equal(tally([{ sheet: "s", ballot: 1, covered: true }], COLUMNS, 1).size, 0);
});

test("ideas put together: dots added, answers pooled, nothing lost", () => {
  const sums = tally(BALLOTS, COLUMNS, 1);
  const pile = together([sums.get("a"), sums.get("b"), undefined], COLUMNS);
  assert.equal(pile.votes, 4);
  assert.deepEqual(pile.importance, { mean: 4, least: 3, most: 5, count: 3 });
  assert.deepEqual(pile.feasibility, { mean: 3, least: 2, most: 4, count: 2 });
  assert.deepEqual(together([undefined], COLUMNS),
    { votes: 0, importance: null, feasibility: null });
});

test("the corner is above the middle of both scales", () => {
  const at = (importance, feasibility) =>
    ({ importance: { mean: importance }, feasibility: { mean: feasibility } });
  assert.equal(inCorner(at(3.1, 3.1), SCALES), true);
  assert.equal(inCorner(at(3, 5), SCALES), false);
  assert.equal(inCorner({ importance: { mean: 5 }, feasibility: null }, SCALES), false);
  assert.equal(inCorner(undefined, SCALES), false);
});

const note = (id, rank, more = {}) => ({
  id,
  body: { sheet: "strengths_matrix", place: "/do", values: { text: id }, rank, created: "2026",
    stack: null, sources: [], ...more },
});

test("one row for each note of the column; what lies under another goes with it", () => {
  const entries = [note("b", 2), note("a", 1), note("under", 3, { stack: "a" }),
    note("x", 0, { place: "grasp/can" }), note("h", 4, { hidden: true }),
    { id: "cov", body: { sheet: "strengths_matrix", place: "/do", covered: true, rank: 9 } }];
  const ideas = ideasOf(entries, "strengths_matrix/do");
  assert.deepEqual(ideas.map(({ id }) => id), ["a", "b"]);
  assert.deepEqual(ideas[0].under.map(({ id }) => id), ["under"]);
});

test("a note under one that can't be seen stands for itself", () => {
  assert.deepEqual(ideasOf([note("a", 1, { stack: "gone" })], "strengths_matrix/do")
    .map(({ id }) => id), ["a"]);
});

test("an idea's origin: phases in the order of the sheet, then cases by letter", () => {
  const sheets = {
    strengths_matrix: { holds: "note", rows: [{ id: "grasp", label: "対象者の状況把握", short: "状況把握" },
      { id: "community", label: "地域", short: "" }],
      columns: [{ id: "can", tag: "①" }, { id: "want", tag: "②" }] },
    case_study: { repeats: "case" },
  };
  const entries = {
    idea: { sheet: "strengths_matrix", place: "/do", sources: ["n2", "n1"] },
    n1: { sheet: "strengths_matrix", place: "grasp/can", sources: ["grid", "gone"] },
    n2: { sheet: "strengths_matrix", place: "community/want", sources: ["n1"] },
    grid: { sheet: "case_study", place: "case1/well/content", sources: ["idea"] },
    case1: { sheet: "case_study", place: "", letter: "B" },
  };
  assert.deepEqual(originOf(["idea"], (id) => entries[id] ?? null, sheets),
    ["状況把握①", "地域②", "ケースB"]);
});

test("own marks, those on the way among them", () => {
  const ballots = [{ body: ballot({ a: { votes: 1 } }, 1, "me") },
    { body: ballot({ a: { votes: 2 } }, 1, "you") }];
  assert.deepEqual(marksOf(ballots, "idea_priorities", 1, "me"), { a: { votes: 1 } });
  assert.deepEqual(marksOf(ballots, "idea_priorities", 2, "me"), {});
  assert.deepEqual(marksOf([{ body: ballot({ a: { votes: 1 } }) }], "idea_priorities", 1, null),
    {});
  const cast = (value, member) => ({ op: "vote.cast", fields: { sheet: "idea_priorities",
    entry: "a", column: "votes", value, ...(member ? { member } : {}) } });
  const own = { id: "own", body: ballot({ a: { votes: 1, importance: 4 } }, 1, "me") };
  const expected = expectedOf({ ballot: [own] }, [cast(2), cast(3, "other")]).all("ballot");
  const now = marksOf(expected, "idea_priorities", 1, "me");
  assert.deepEqual(now, { a: { votes: 2, importance: 4 } });
  assert.deepEqual(
    marksOf(expectedOf({}, [cast(2), cast(0)]).all("ballot"), "idea_priorities", 1, "me"), {});
  assert.equal(dotsLeft(now, COLUMNS[1]), 1);
  assert.equal(dotsLeft(marked(now, "b", "votes", 5), COLUMNS[1]), 0);
});

test("how many have voted is known before what they voted", () => {
  const ballots = [{ sheet: "s", ballot: 1, covered: true },
    { sheet: "s", ballot: 1, marks: {} }, { sheet: "s", ballot: 1, marks: { a: { votes: 1 } } },
    { sheet: "s", ballot: 2, covered: true }];
  assert.equal(votersOf(ballots.map((body) => ({ body })), "s", 1), 2);
});

test("most dots first, equal ones share a rank, and the first voting beside the second", () => {
  const ideas = ideasOf([note("a", 1), note("b", 2), note("c", 3), note("d", 4),
    note("e", 5, { stack: "b" })], "strengths_matrix/do");
  const ballots = [ballot({ a: { votes: 1 }, e: { votes: 2, importance: 5 } }, 1), ballot(
    { a: { votes: 3, importance: 4, feasibility: 4 }, b: { votes: 1 }, e: { votes: 2 } }, 2)];
  const rows = ranked(ideas, ballots, COLUMNS, 2);
  assert.deepEqual(rows.map(({ idea, rank }) => [idea.id, rank]),
    [["a", 1], ["b", 2], ["c", 3], ["d", 3]]);
  assert.equal(rows[0].corner, true);
  assert.deepEqual([rows[1].now.votes, rows[1].own.votes, rows[1].parts[0].now.votes], [3, 1, 2]);
  assert.equal(changeText(rows[0], COLUMNS[1], 2), "1回目 1 → 2回目 3");
  assert.equal(changeText(rows[1], COLUMNS[2], 2), "1回目 5.0 → 2回目 —");
  assert.equal(changeText(ranked(ideas, ballots, COLUMNS, 1)[0], COLUMNS[1], 1), "");
});

test("a spread in words", () => {
  assert.equal(spreadText({ mean: 3.75, least: 2, most: 5, count: 4 }), "平均 3.8（2〜5・回答4）");
  assert.equal(spreadText({ mean: 4, least: 4, most: 4, count: 1 }), "平均 4.0（4・回答1）");
  assert.equal(spreadText(null), "まだありません");
});

test("no text of a person is put in as HTML", () => {
  for (const file of ["idea", "result", "voting", "wall", "merge", "head"]) {
    const source = readFileSync(
      new URL(`../../../components/frame/priorities/${file}.js`, import.meta.url), "utf8");
    assert.doesNotMatch(source, /innerHTML|insertAdjacentHTML/);
  }
});
