import assert from "node:assert/strict";
import { test } from "node:test";
import { between, coming, isOver, untilThen } from "../../../components/frame/agenda/ahead.js";

const step = (id, meeting) => ({ id, short: id, meeting, activities: [{ id: `${id}-a`, title: id,
  minutes_text: "", planned: 10 }] });
const STEPS = [step("prepare", false), step("s1", true), step("between", false), step("s2", true)];
const MEETINGS = [["m1", "s1"], ["m2", "s2"]].map(([id, one]) =>
  ({ id, body: { steps: [one], date: null, start: "" } }));
const NOON = Date.parse("2026-12-08T03:00:00Z");
const run = (id, ended) => ({ id, body: { runs: [{ started: "2026-12-08T01:00:00Z", ended }] } });

const live = (activity, times = [], now = NOON) => {
  const kinds = { meeting: MEETINGS, activity: times,
    workshop: [{ id: "main", body: { activity, meeting: "m1" } }] };
  return { now: () => now, all: (kind) => kinds[kind] ?? [],
    get: (kind, id) => (kinds[kind] ?? []).find((one) => one.id === id)?.body ?? null };
};

test("before anything was held the first meeting comes, and what prepares it before that", () => {
  const next = coming(live(null), STEPS);
  assert.equal(next.step.id, "s1");
  assert.deepEqual(between(STEPS, next).map(({ id }) => id), ["prepare"]);
});

test("after a meeting what lies between comes first, then the next meeting", () => {
  const next = coming(live(null, [run("s1-a", "2026-12-08T02:00:00Z")]), STEPS);
  assert.equal(next.item.id, "s2-a");
  assert.deepEqual(between(STEPS, next).map(({ id }) => id), ["between"]);
});

test("after the last meeting nothing comes", () => {
  const times = [run("s1-a", "2026-12-08T02:00:00Z"), run("s2-a", "2026-12-08T02:30:00Z")];
  assert.equal(coming(live(null, times), STEPS), null);
  assert.deepEqual(between(STEPS, null), []);
});

test("a day is over when nothing is on that was on today", () => {
  const times = [run("s1-a", "2026-12-08T02:00:00Z")];
  assert.equal(isOver(live(null, times)), true);
  assert.equal(isOver(live("s1-a", times)), false);
  assert.equal(isOver(live(null, times, NOON + 86_400_000)), false);
  assert.equal(isOver(live(null)), false);
});

test("until the next meeting there is what lies between, and what its people prepare", () => {
  const steps = STEPS.map((one) => ({ ...one, member_preparation: [`${one.id}を見ておく`] }));
  const next = coming(live(null, [run("s1-a", "2026-12-08T02:00:00Z")]), steps);
  assert.deepEqual(untilThen(next, between(steps, next)).slice(0, 2), ["between", "s2を見ておく"]);
  assert.deepEqual(untilThen({ ...next, begun: true }, []), []);
  assert.deepEqual(untilThen(null, []), []);
});

test("before a day with two steps what lies between them is done, and both are prepared", () => {
  const steps = STEPS.map((one) => ({ ...one, member_preparation: [`${one.id}を見ておく`] }));
  const both = [{ id: "m1", body: { steps: ["s1", "s2"], date: null, start: "" } }];
  const held = (times = []) => {
    const one = live(null, times);
    return { ...one, all: (kind) => (kind === "meeting" ? both : one.all(kind)) };
  };
  const next = coming(held(), steps);
  assert.deepEqual(between(steps, next).map(({ id }) => id), ["prepare", "between"]);
  assert.deepEqual(untilThen(next, between(steps, next)).slice(0, 4),
    ["prepare", "between", "s1を見ておく", "s2を見ておく"]);
  const half = coming(held([run("s1-a", "2026-12-08T02:00:00Z")]), steps);
  assert.deepEqual([half.step.id, between(steps, half)], ["s2", []]);
});
