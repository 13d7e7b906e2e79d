import assert from "node:assert/strict";
import { test } from "node:test";
import { lengthText, lineOf, nameText, placeOf,
  placeText } from "../../../components/sheets/round/line.js";
import { inTheRoom, speakers } from "../../../components/sheets/round/people.js";
import { expectedOf } from "../fakes.mjs";

const turns = (more = {}) => ({ order: ["a", "b", "c", "d"], current: "b", states: { a: "done" },
  started: null, ended: false, ...more });
const MEMBERS = ["a", "b", "c", "d"].map((id) =>
  ({ id, body: { name: id, role: "participant", joined: id !== "d" } }));
const after = (start, ...ops) => {
  const records = { member: MEMBERS, turns: start ? [{ id: "check_in", body: start }] : [] };
  return expectedOf(records, ops.map(([op, fields = {}]) =>
    ({ op, fields: { sheet: "check_in", ...fields } }))).get("turns", "check_in");
};

test("before anybody spoke there is no line", () => {
  const line = lineOf(null);
  assert.equal(line.stage, "before");
  assert.equal(line.current, null);
  assert.equal(placeText(placeOf(line, "a")), "はじまるまで、少しお待ちください");
});

test("who speaks, who is next, who waits; absent ones don't count", () => {
  const line = lineOf(turns({ states: { a: "done", c: "absent" } }));
  assert.deepEqual([line.stage, line.current, line.next, line.number, line.total],
    ["on", "b", "d", 2, 3]);
  assert.deepEqual([line.done, line.waiting, line.absent], [["a"], ["d"], ["c"]]);
});

test("who was skipped waits at the end", () => {
  const line = lineOf(turns({ order: ["a", "b", "c", "d"], current: "c",
    states: { a: "done", b: "skipped" } }));
  assert.deepEqual(line.waiting, ["d", "b"]);
});

test("everybody's own place in the line", () => {
  const line = lineOf(turns());
  const said = (me) => placeText(placeOf(line, me));
  assert.equal(said("b"), "あなたの番です");
  assert.equal(said("c"), "つぎは、あなたの番です");
  assert.equal(said("d"), "あなたの番まで、あと2人です");
  assert.match(said("a"), /終わりました/);
  assert.match(said("z"), /入っていません/);
});

test("after the last one the round is over, for those who have spoken too", () => {
  const line =
    lineOf(turns({ current: null, states: { a: "done", b: "done", c: "done", d: "absent" } }));
  assert.equal(line.stage, "after");
  assert.equal(placeOf(line, "d").place, "absent");
  assert.equal(lineOf(turns({ ended: true })).stage, "after");
});

test("a button answers before the server does", () => {
  const started = after(null, ["turn.start"]);
  assert.deepEqual([started.current, started.order], ["a", ["a", "b", "c"]]);
  assert.equal(lineOf(after(turns(), ["turn.next"])).current, "c");
  const skipped = lineOf(after(turns(), ["turn.skip"]));
  assert.deepEqual([skipped.current, skipped.waiting], ["c", ["d", "b"]]);
  assert.equal(lineOf(after(turns(), ["turn.absent", { member: "b" }])).current, "c");
  assert.deepEqual(lineOf(after(turns(), ["turn.absent", { member: "d" }])).absent, ["d"]);
  assert.deepEqual(lineOf(after(turns(), ["turn.back", { member: "a" }])).waiting, ["a", "c", "d"]);
  assert.equal(lineOf(after(turns(), ["turn.stop"])).stage, "after");
  assert.equal(after(turns(), ["turn.next", { sheet: "other" }]).current, "b");
  assert.equal(
    after(turns(), ["turn.next", { member: "b" }], ["turn.next", { member: "b" }]).current, "c");
});

test("skipping at the end of the line comes back to the same person", () => {
  const alone = turns({ order: ["a"], current: "a", states: {} });
  assert.equal(lineOf(after(alone, ["turn.skip"])).current, "a");
});

test("names only where they are shown", () => {
  assert.equal(nameText({ name: "山田" }, 3), "山田 さん");
  assert.equal(nameText({ name: "" }, 3), "3人目");
  assert.equal(nameText(null, 1), "1人目");
});

test("lengths as people say them", () => {
  assert.deepEqual([30, 60, 90, 120].map(lengthText), ["30秒", "1分", "1分30秒", "2分"]);
});

test("those in the room: present, online, here; not who only looks or is absent", () => {
  const member = (id, role = "participant", joined = true) =>
    ({ id, body: { name: id, organisation: "", role, joined } });
  const members = [member("f", "facilitator"), member("a"), member("b"),
    member("c", "participant", false), member("v", "viewer")];
  assert.deepEqual(speakers(members).map(({ id }) => id), ["f", "a", "b", "c"]);
  assert.deepEqual(inTheRoom(members, { b: "absent", c: "present" }, []), ["f", "a", "c"]);
});
