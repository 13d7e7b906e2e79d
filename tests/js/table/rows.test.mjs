import assert from "node:assert/strict";
import { lackText } from "../../../components/sheets/table/words.js";
import test from "node:test";
import { columnsOf, resultsFirst } from "../../../components/sheets/table/columns.js";
import { buildRows, meetingFields, memberFields } from "../../../components/sheets/table/rows.js";
import { expectedOf } from "../fakes.mjs";

const SHEET = { id: "todo", title: "表", columns: [{ id: "task", label: "こと", type: "text" }] };
const entry = (id, rank, values = { task: id }, more = {}) => ({
  id, body: { sheet: "todo", place: "", values, version: 1, rank, created: "2026-12-08T00:00:00Z",
    sources: [], ...more },
});
const rows = (records, operations = [], more = {}) =>
  buildRows({ sheet: SHEET, all: expectedOf(records, operations).all, ...more });
const does = (op, fields) => ({ op, fields, at: 1 });
const ids = (made) => made.map(({ id }) => id);

test("rows are the sheet's entries in their order, numbered", () => {
  const made = rows({ entry: [entry("b", 2), entry("a", 1), entry("x", 0, {}, { sheet: "other" }),
    entry("n", 0, {}, { place: "a/b" })] });
  assert.deepEqual(made.map(({ id, number }) => [id, number]), [["a", 1], ["b", 2]]);
});

test("what is on the way is seen at once", () => {
  const made = rows({ entry: [entry("a", 1), entry("b", 2)] }, [
    does("entry.add", { id: "n", sheet: "todo", place: "", values: { task: "新" }, before: "b" }),
    does("entry.write", { id: "a", field: "task", value: "なおした", seen: "a", sources: ["s"] }),
    does("entry.move", { id: "a", place: "" }),
    does("entry.add", { id: "m", sheet: "other", place: "", values: {} }),
  ]);
  assert.deepEqual(ids(made), ["n", "b", "a"]);
  const moved = made[2];
  assert.deepEqual([moved.values.task, moved.sources, moved.pending, moved.version],
    ["なおした", ["s"], true, 2]);
  assert.deepEqual(ids(rows({ entry: [entry("a", 1)] }, [does("entry.delete", { id: "a" })])), []);
});

test("a row that the server knows is not added twice; a write to a row that is gone does nothing",
    () => {
  const made = rows({ entry: [entry("a", 1)] }, [
    does("entry.add", { id: "a", sheet: "todo", place: "", values: { task: "x" } }),
    does("entry.write", { id: "gone", field: "task", value: "x" }),
  ]);
  assert.deepEqual(made.map(({ values }) => values.task), ["a"]);
});

test("a row's sign changes only with what is shown", () => {
  const sign = (values, number = 1) => rows({ entry: [entry("a", number, values)] })[0].sign;
  assert.equal(sign({ task: "x" }, 1), sign({ task: "x" }, 5));
  assert.notEqual(sign({ task: "x" }), sign({ task: "y" }));
});

test("the rows of the roster are the members", () => {
  const sheet = { ...SHEET, rows_of: "members" };
  const member = { id: "m",
    body: { name: "佐藤", organisation: "社協", role: "participant", about: { kana: "さとう" } } };
  const made = rows({ member: [member] }, [
    does("member.write", { id: "m", field: "organisation", value: "包括" }),
    does("member.add", memberFields("n", { name: "田中", kana: "たなか" })),
  ], { sheet });
  assert.deepEqual(made.map(({ values }) => values), [
    { kana: "さとう", name: "佐藤", organisation: "包括" }, { kana: "たなか", name: "田中", organisation: "" },
  ]);
  assert.deepEqual(ids(rows({ member: [member] }, [does("member.remove", { id: "m" })], { sheet })),
    []);
});

test("the rows of the schedule are the meetings, in the order of their steps and days", () => {
  const sheet = { ...SHEET, rows_of: "meetings" };
  const steps = [{ id: "step1", short: "Step1" }, { id: "step2", short: "Step2" }];
  const meeting = (id, steps, date = null) =>
    ({ id, body: { steps, date, start: "13:30", attendance: {} } });
  const made = rows({ meeting: [meeting("b", ["step2"]), meeting("c", ["step1"], "2026-12-08"),
      meeting("a", ["step1"], "2026-11-08")] }, [
    does("meeting.write", { id: "b", field: "date", value: "2027-01-05" }),
    does("meeting.edit", meetingFields("n", { step: ["step2"], venue: "公民館", tea: "持参" }, [], [])),
    does("meeting.write", { id: "b", field: "tea", value: "給湯室" }),
  ], { sheet, steps });
  assert.deepEqual(ids(made), ["a", "c", "b", "n"]);
  assert.deepEqual([made[2].values.date, made[2].values.step, made[3].values.venue],
    ["2027-01-05", ["step2"], "公民館"]);
  assert.deepEqual(made.map(({ values }) => values.tea), [undefined, undefined, "給湯室", "持参"]);
});

test("notes of a board's column are rows, those put under one follow it", () => {
  const sheet = { ...SHEET, id: "ideas", rows_from: "matrix/do",
    columns: [{ id: "idea", label: "アイデア", type: "text" }] };
  const note = (id, rank, more = {}) => entry(id, rank, { text: id },
    { sheet: "matrix", place: "/do", stack: null, ...more });
  const made = rows({ entry: [note("b", 2), note("a", 1), note("c", 3, { stack: "a" }),
    note("h", 0, { hidden: true })] }, [], { sheet });
  assert.deepEqual(made.map(({ id, under, pile }) => [id, under, pile]),
    [["a", "", ["c"]], ["c", "a", []], ["b", "", []]]);
  assert.equal(made[0].values.idea, "a");
});

test("a new meeting has a step: the first without one, or the last", () => {
  const columns =
    [{ id: "step", options: [{ id: "step1", name: "Step1" }, { id: "step2", name: "Step2" }] }];
  const held = (...steps) => steps.map((step) => ({ values: { step: [step] } }));
  assert.deepEqual(meetingFields("n", {}, columns, held("step1")).steps, ["step2"]);
  assert.deepEqual(meetingFields("n", {}, columns, held("step1", "step2")).steps, ["step2"]);
  assert.deepEqual(meetingFields("n", { step: ["step1"] }, columns, []).steps, ["step1"]);
});

test("a meeting's steps are offered by their names; only those that are meetings", () => {
  const steps = [{ id: "between", short: "ケース提出" }, { id: "step1", short: "Step1" }];
  const sheet = { ...SHEET, rows_of: "meetings",
    columns: [{ id: "step", label: "Step", type: "choices", choices: ["Step1"] }] };
  assert.deepEqual(columnsOf(sheet, steps)[0].options, [{ id: "step1", name: "Step1" }]);
  assert.equal(columnsOf(SHEET, steps), SHEET.columns);
});

test("choices that some row should have are named while none has them", () => {
  const columns = [{ id: "no", label: "No" }, { id: "f", label: "分野", wants: ["老", "子", "困"] }];
  const rows = [{ values: { f: "子" } }, { values: { f: "他" } }];
  assert.equal(lackText(columns, rows), "分野：まだ 老・困");
  assert.equal(lackText(columns, ["老", "子", "困"].map((f) => ({ values: { f } }))), "");
  assert.equal(lackText([{ id: "no", label: "No" }], []), "");
});

test("what was found out stands beside what was to be done, once there is something", () => {
  const columns = ["no", "task", "owner", "found"].map((id) => ({ id, label: id, type: "text" }));
  const rule = { task: "task", results: ["found"] };
  const order = (rows) => resultsFirst(columns, rule, rows).map(({ id }) => id).join(" ");
  assert.equal(order([{ task: "聞く" }, {}]), "no task owner found");
  assert.equal(order([{ task: "聞く", found: "賛成" }]), "no task found owner");
  assert.equal(resultsFirst(columns, null, [{ found: "賛成" }]), columns);
});
