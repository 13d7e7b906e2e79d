import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen, countsOf, grouped } from "../../../components/frame/todo/follow_up.js";
import { byUrgency, daysLeft, dueText, isMine, isOnlyGiven, resultMissing, sourcesOf, todosOf,
  urgency } from "../../../components/kit/todo/todos.js";

const TODAY = "2026-12-08";
const column = (id, type, more = {}) => ({ id, label: id, type, ...more });
const STATUS = column("status", "choice", { choices: ["これから", "進行中", "済"] });
const WHO = { task: "task", owner: "owner", due: "due", status: null, begins: null, done: [],
  only: null, results: [] };
const PREPARATION = {
  id: "step3_preparation",
  kind: "table",
  title: "準備シート",
  columns: [column("no", "number", { auto: "row_number" }), column("task", "long_text"),
    column("case", "text"), column("owner", "people"), column("due", "date"), STATUS,
    column("found", "long_text"), column("validity", "choice", { choices: ["納得"] })],
  todo: { ...WHO, status: "status", begins: "これから", done: ["済"], only: null,
    results: ["found", "validity"] },
};
const PLAN = {
  id: "plan",
  kind: "form",
  title: "企画書",
  named_by: "idea",
  sections: [{ id: "s", fields: [{ id: "idea", type: "text" },
    { id: "arrangements", type: "table", todo: WHO, columns: [column("due", "date"),
    column("task", "long_text"), column("owner", "people")] }] }, { id: "grid", rows: [] }],
};
const OTHERS = [{ id: "board", kind: "board" },
  { id: "hearing", kind: "table", columns: [column("asked", "text"), column("date", "date")] }];
const SOURCES = sourcesOf([...OTHERS, PREPARATION, PLAN]);

const row = (id, values, more = {}) => ({ id,
  body: { sheet: "step3_preparation", place: "", values, rank: 1, hidden: false, ...more } });
const made = (values, more) =>
  todosOf([row("r", { task: "聞く", ...values }, more)], SOURCES, () => null)[0];

test("tables whose rows are to-dos are found by their rule, also inside a form", () => {
  assert.deepEqual(SOURCES.map(({ sheet, field }) => [sheet, field]),
    [["step3_preparation", null], ["plan", "arrangements"]]);
  assert.deepEqual(SOURCES[0].facts.map(({ id }) => id), ["case"]);
  assert.deepEqual(SOURCES[0].results.map(({ id }) => id), ["found", "validity"]);
  assert.equal(SOURCES[1].status, null);
});

test("a table's own rule says what is to be done, which rows count and when they are over", () => {
  const status = column("status", "choice", { choices: ["依頼中", "日程決定", "実施済", "見送り"] });
  const candidates = {
    id: "candidates",
    kind: "table",
    title: "候補者",
    columns: [column("name", "text"), column("reason", "long_text"), column("interview", "flag"),
      column("owner", "people"), column("due", "date"), status],
    todo: { ...WHO, task: "name", status: "status", begins: "これから", only: "interview",
      done: ["実施済", "見送り"] },
  };
  const [source] = sourcesOf([candidates]);
  assert.deepEqual(source.facts.map(({ id }) => id), ["reason"]);
  const entry = (id, values) => ({ id, body: { sheet: "candidates", place: "", values, rank: 1 } });
  const entries = [entry("a", { name: "お寺" }), entry("b", { name: "将棋クラブ", interview: "1" }),
    entry("c", { name: "朝市", interview: "1", status: "日程決定" }),
    entry("d", { name: "商店会", interview: "1", status: "見送り" })];
  const found = todosOf(entries, [source], () => null);
  assert.deepEqual(found.map(({ id, task, status: now, done }) => [id, task, now, done]),
    [["b", "将棋クラブ", "これから", false], ["c", "朝市", "日程決定", false], ["d", "商店会", "見送り", true]]);
});

test("rows without a task are no to-dos, hidden ones neither", () => {
  const entries = [row("a", { task: "聞く" }), row("b", { task: " " }),
    row("c", { task: "話す" }, { hidden: true })];
  assert.deepEqual(todosOf(entries, SOURCES, () => null).map(({ id }) => id), ["a"]);
});

test("a plan's arrangement says which idea it is about", () => {
  const entries = [{ id: "t", body: { sheet: "plan", place: "copy1/arrangements",
    values: { task: "予算", owner: ["m1"], due: "2027-01-08" }, rank: 1 } }];
  const [todo] = todosOf(entries, SOURCES,
    (id) => (id === "copy1" ? { values: { idea: "一枚紙" } } : null));
  assert.deepEqual([todo.about, todo.done, todo.status], ["一枚紙", false, ""]);
});

test("mine: by member id, or by the name as it was typed", () => {
  assert.equal(isMine(made({ owner: ["m1", "m2"] }), "m2", "春野"), true);
  assert.equal(isMine(made({ owner: ["春野　花"] }), "m9", "春野 花"), true);
  assert.equal(isMine(made({ owner: [] }), "m9", ""), false);
});

test("late, soon, later, without a date, done", () => {
  const of = (values) => urgency(made(values), TODAY);
  assert.equal(of({ due: "2026-12-07" }), "late");
  assert.equal(of({ due: "2026-12-08" }), "soon");
  assert.equal(of({ due: "2026-12-15" }), "soon");
  assert.equal(of({ due: "2026-12-16" }), "later");
  assert.equal(of({}), "undated");
  assert.equal(of({ due: "2026-12-01", status: "済" }), "done");
  assert.equal(daysLeft("来週", TODAY), null);
});

test("the date in words, and the word for what is late", () => {
  const said = (values) => dueText(made(values), TODAY);
  assert.equal(said({ due: "2026-12-07" }), "期限切れ・12月7日（月）まで");
  assert.equal(said({ due: "2026-12-08" }), "今日まで・12月8日（火）");
  assert.equal(said({ due: "2026-12-11" }), "12月11日（金）まで・あと3日");
  assert.equal(said({ due: "2027-01-20" }), "2027年1月20日（水）まで");
  assert.equal(said({}), "期限なし");
  assert.equal(said({ due: "2026-12-01", status: "済" }), "12月1日（火）まで");
});

test("late ones first, done ones last", () => {
  const todos = [made({ due: "2026-12-01", status: "済" }), made({}), made({ due: "2026-12-09" }),
    made({ due: "2026-12-02" })];
  assert.deepEqual(todos.sort(byUrgency(TODAY)).map((todo) => urgency(todo, TODAY)),
    ["late", "soon", "undated", "done"]);
});

test("a result is missing where the work is done or its date is over", () => {
  assert.equal(resultMissing(made({ status: "済" }), TODAY), true);
  assert.equal(resultMissing(made({ due: "2026-12-01" }), TODAY), true);
  assert.equal(resultMissing(made({ due: "2026-12-20" }), TODAY), false);
  assert.equal(resultMissing(made({ status: "済", validity: "納得" }), TODAY), false);
});

test("the secretariat's views and groups", () => {
  const todos = [made({ owner: ["m1", "m2"], due: "2026-12-01" }), made({ due: "2026-12-20" }),
    made({ owner: ["m1"], status: "済" })];
  assert.deepEqual(countsOf(todos, TODAY),
    { all: 3, late: 1, ownerless: 1, undated: 0, results: 2 });
  assert.equal(chosen(todos, "ownerless", TODAY).length, 1);
  const names = { m1: "山田", m2: "鈴木" };
  assert.deepEqual(grouped(todos, "person", (id) => names[id])
    .map(({ title, todos: found }) => [title, found.length]), [["山田", 2], ["鈴木", 1], ["担当なし", 1]]);
  assert.deepEqual(grouped(todos, "due", String, TODAY).map(({ title }) => title),
    ["12月1日（火）まで", "12月20日（日）まで", "期限なし"]);
  assert.deepEqual(grouped(todos, "sheet", String).map(({ title }) => title), ["準備シート"]);
});

test("what the programme itself gave is only given until somebody takes it on", () => {
  const given = { ...PREPARATION, default_rows: [{ task: "聞く" }] };
  const made = (values) => todosOf([row("r", { task: "聞く", ...values })], sourcesOf([given]),
    () => null)[0];
  assert.equal(isOnlyGiven(made({})), true);
  for (const taken of [{ owner: ["m1"] }, { due: "2026-12-10" }, { status: "済" }]) {
    assert.equal(isOnlyGiven(made(taken)), false);
  }
  assert.equal(isOnlyGiven(made({ task: "自分で足した" })), false);
});
