import assert from "node:assert/strict";
import { test } from "node:test";

import { carryTargets, lineUp, offersOf } from "../../../components/kit/related.js";
import { texts } from "../fakes.mjs";

const SHEETS = {
  matrix: { id: "matrix", holds: "note",
    columns: [{ id: "can", carry_from: ["case_study/well"] }, { id: "do", spanning: true }] },
  idea_priorities: { id: "idea_priorities", holds: "row",
    texts: texts("matrix", { idea: ["text", "*/do"] }),
    columns: [{ id: "idea" }, { id: "votes", label: "投票", type: "votes", per_person: true },
    { id: "importance", label: "重要度", type: "scale", per_person: true }] },
  step3: { id: "step3", holds: "row", columns: [{ id: "task" }],
    texts: {} },
  case_study: { id: "case_study", holds: "copy" },
  plan: { id: "plan", holds: "copy" },
};
const entry = (id, sheet, place, more = {}) => ({ id, body: { sheet, place, rank: 0, created: id,
  values: { text: `文${id}` }, sources: [], stack: null, hidden: false, ...more } });

test(
    "rows that are made of notes offer the notes; what lies under another or is hidden is left out",
    () => {
  const entries = [entry("b", "matrix", "/do", { rank: 2 }),
    entry("a", "matrix", "/do", { rank: 1 }), entry("u", "matrix", "/do", { stack: "a" }),
    entry("h", "matrix", "/do", { hidden: true }), entry("c", "matrix", "grasp/can")];
  assert.deepEqual(offersOf(SHEETS, "idea_priorities/idea", entries),
    [{ id: "a", text: "文a" }, { id: "b", text: "文b" }]);
});

test("texts are offered from where the sheet's kind says that they stand", () => {
  const sheets = {
    vision: { id: "vision",
      texts: texts("vision", { gap: ["text", "*/gap"], people: ["text", "*/people"] }) },
    map: { id: "map",
      texts: texts("map", { centre: ["text", "*/centre"], inner: ["name", "*/inner"] }) },
    overlap: { id: "overlap",
      texts: texts("overlap", { person: ["text", "*/person"], idea: ["text", "*/idea"] }) },
    memo: { id: "memo", texts: texts("memo", { asked: ["text", "asked"] }) },
  };
  const entries = [
    entry("v", "vision", "/gap"),
    entry("w", "vision", "/people"),
    entry("m", "map", "case1/inner", { values: { name: "将棋クラブ", kind: "団体" } }),
    entry("c", "map", "case1/centre"),
    entry("i", "overlap", "case1/idea"),
    entry("p", "overlap", "case1/person"),
    entry("q", "memo", "asked"),
    entry("o", "memo", "other"),
    entry("covered", "overlap", "case1/idea", { covered: true, values: undefined }),
  ];
  assert.deepEqual(offersOf(sheets, "vision/gap", entries), [{ id: "v", text: "文v" }]);
  assert.deepEqual(offersOf(sheets, "map/inner", entries), [{ id: "m", text: "将棋クラブ" }]);
  assert.deepEqual(offersOf(sheets, "map/centre", entries), [{ id: "c", text: "文c" }]);
  assert.deepEqual(offersOf(sheets, "overlap/idea", entries), [{ id: "i", text: "文i" }]);
  assert.deepEqual(offersOf(sheets, "memo/asked", entries), [{ id: "q", text: "文q" }]);
  assert.deepEqual(offersOf(sheets, "memo/gone", entries), []);
});

test("a table's own rows offer their column", () => {
  const entries = [entry("r", "step3", "", { values: { task: "聞く" } })];
  assert.deepEqual(offersOf(SHEETS, "step3/task", entries), [{ id: "r", text: "聞く" }]);
});

test("a board's column says from which row of a form it takes notes", () => {
  assert.deepEqual(carryTargets(SHEETS, "case_study").map(({ row, column }) => [row, column.id]),
    [["well", "can"]]);
});

test("what led to a plan is found by the sources", () => {
  const copy = entry("p", "plan", "", { sources: ["idea"] });
  const entries = [
    copy,
    entry("idea", "matrix", "/do", { sources: ["note"] }),
    entry("note", "matrix", "grasp/can", { sources: ["seen"] }),
    entry("seen", "case_study", "k1/well/content"),
    entry("k1", "case_study", "", { sources: ["p"] }),
    entry("row", "step3", "", { sources: ["idea"], values: { task: "聞く" } }),
    entry("else", "matrix", "grasp/can"),
  ];
  const ballots = [{ body: { sheet: "idea_priorities",
    ballot: 2, marks: { idea: { votes: 2, importance: 5 } } } },
    { body: { sheet: "idea_priorities", ballot: 2, marks: { idea: { votes: 1, importance: 4 } } } },
    { body: { sheet: "idea_priorities", ballot: 1, marks: { idea: { votes: 9 } } } },
    { body: { sheet: "idea_priorities", ballot: 2, covered: true } }];
  const found = lineUp({ copy, sheets: SHEETS, entries, ballots, rounds: { idea_priorities: 2 } });
  const ids = (list) => list.map(({ id }) => id);
  assert.deepEqual([ids(found.ideas), ids(found.notes), ids(found.cases), ids(found.results)],
    [["idea"], ["note"], ["k1"], ["row"]]);
  assert.deepEqual(found.votes,
    [{ label: "投票", text: "3票（2人）" }, { label: "重要度", text: "平均 4.5（2人）" }]);
});

test("sources that turn in a circle end", () => {
  const copy = entry("p", "plan", "", { sources: ["a"] });
  const entries = [copy, entry("a", "matrix", "/do", { sources: ["b"] }),
    entry("b", "matrix", "grasp/can", { sources: ["a"] })];
  assert.equal(lineUp({ copy, sheets: SHEETS, entries, ballots: [], rounds: {} }).notes.length, 1);
});

test("of those who were met each one is offered, one in a line", () => {
  const sheets = { interview: { id: "interview", met: "met",
    texts: {} } };
  const values = { met: "会長の山田さん\n\n 会計の林さん ", activity: "将棋\n囲碁" };
  const entries = [entry("v", "interview", "", { values })];
  assert.deepEqual(offersOf(sheets, "interview/met", entries),
    [{ id: "v", text: "会長の山田さん" }, { id: "v", text: "会計の林さん" }]);
  assert.deepEqual(offersOf(sheets, "interview/activity", entries),
    [{ id: "v", text: "将棋\n囲碁" }]);
});

test("of those who were met, who wants no name told is not offered", () => {
  const sheets = { talk: { id: "talk", named_by: "who", met: "met", texts: {},
    unnamed: { field: "named", choice: "出さない" } } };
  const entries = ["よい", "出さない"].map((named, at) => entry(`t${at}`, "talk", "",
    { values: { who: "会", met: `人${at}\n仲間${at}`, named } }));
  assert.deepEqual(offersOf(sheets, "talk/met", entries),
    [{ id: "t0", text: "人0" }, { id: "t0", text: "仲間0" }]);
});
