import assert from "node:assert/strict";
import { test } from "node:test";
import { dayItems, roomNow } from "../../../components/frame/agenda/day.js";
import { asPlanned, changed, following, itemsOf, leftByTheDay, lengthText, linesOf, moved, repeated, roomItem, runsOf, timed } from "../../../components/frame/agenda/items.js";

const activity = (id, planned) => ({ id, short: id, title: id, minutes_text: planned ? `${planned}分` : "", planned });
const STEP = { id: "step2", short: "Step2", title: "", activities: [activity("opening", 15), activity("cases", 30), activity("matrix", 100)] };
const OTHER = { id: "step3", short: "Step3", title: "", activities: [activity("results", 60)] };
const line = (id, more = {}) => ({ id, activity: id, minutes: null, skipped: false, ...more });

/** As much of the live line as day.js asks. */
function fakeLive(records) {
  return {
    get: (kind, id) => records[kind]?.[id] ?? null,
    all: (kind) => Object.entries(records[kind] ?? {}).map(([id, body]) => ({ id, body })),
  };
}

test("without a record of its own a step is held as planned", () => {
  const items = itemsOf(STEP, null);
  assert.deepEqual(items.map((item) => item.id), ["opening", "cases", "matrix"]);
  assert.equal(asPlanned(items, STEP), true);
});

test("clock times are counted from the start, without what is skipped", () => {
  const items = itemsOf(STEP, { items: [line("opening"), line("cases", { skipped: true }), line("matrix", { minutes: 45 })] });
  assert.deepEqual(timed(items, "13:30").map((item) => item.clock), ["13:30", "", "13:45"]);
  assert.deepEqual(timed(items, "").map((item) => item.clock), ["", "", ""]);
  assert.equal(items[2].minutes_text, "45分");
});

test("an activity that stands twice is told apart by its item", () => {
  const items = repeated(itemsOf(STEP, null), "cases", "cases-2");
  assert.deepEqual(linesOf(items).map((one) => one.id), ["opening", "cases", "cases-2", "matrix"]);
  const again = itemsOf(STEP, { items: linesOf(items) });
  assert.deepEqual(again.map((item) => item.again), [false, false, true, false]);
  assert.equal(roomItem(again, { activity: "cases", item: "cases-2" })?.id, "cases-2");
  assert.equal(roomItem(again, { activity: "cases", item: null })?.id, "cases");
  assert.equal(following(again, "cases")?.id, "cases-2");
});

test("the real times of an activity go to its items one after another", () => {
  const items = repeated(itemsOf(STEP, null), "cases", "cases-2");
  const record = { runs: ["first", "second", "third"] };
  assert.deepEqual(runsOf(items, items[1], record).runs, ["first"]);
  assert.deepEqual(runsOf(items, items[2], record).runs, ["second", "third"]);
  assert.deepEqual(runsOf(items, items[0], record).runs, record.runs);
  assert.deepEqual(runsOf(items, items[0], null).runs, []);
});

test("a run that names its item is that item's, whatever came first", () => {
  const items = repeated(itemsOf(STEP, null), "cases", "cases-2");
  const [old, later, earlier] = [{ item: null }, { item: "cases-2" }, { item: "cases" }];
  const record = { runs: [later, old, earlier] };
  assert.deepEqual(runsOf(items, items[1], record).runs, [old, earlier]);
  assert.deepEqual(runsOf(items, items[2], record).runs, [later]);
});

test("what the programme has gained since comes last", () => {
  const items = itemsOf(STEP, { items: [line("matrix"), line("gone"), line("opening")] });
  assert.deepEqual(items.map((item) => item.id), ["matrix", "opening", "cases"]);
});

test("items move within the step and stop at its ends", () => {
  const items = itemsOf(STEP, null);
  assert.deepEqual(moved(items, "cases", -1).map((item) => item.id), ["cases", "opening", "matrix"]);
  assert.equal(moved(items, "opening", -1), items);
  assert.equal(moved(items, "matrix", 1), items);
  assert.equal(asPlanned(changed(items, "cases", { skipped: true }), STEP), false);
});

test("two steps on one day follow each other, and what is skipped is passed over", () => {
  const records = {
    workshop: { main: { activity: "cases", item: "cases", meeting: "m1" } },
    meeting: { m1: { steps: ["step2", "step3"], start: "10:00" }, m2: { steps: ["step1"], start: "" } },
    agenda: { step2: { items: [line("cases"), line("opening"), line("matrix", { skipped: true })] } },
  };
  const live = fakeLive(records);
  assert.deepEqual(dayItems(live, [STEP, OTHER], "step3").map((item) => item.clock), ["10:00", "10:30", "", "10:45"]);
  const now = roomNow(live, [STEP, OTHER]);
  assert.equal(now?.next?.id, "opening");
  assert.equal(following(now.day, "opening")?.id, "results");
});

test("what another step of the day makes needless is skipped, until somebody wants it", () => {
  const once = (step, kind) => ({ ...step, activities: [{ ...step.activities[0], once_a_day: kind },
    ...step.activities.slice(1)] });
  const preparing = { ...activity("prepare", 30), for_step: "step3" };
  const first = { ...once(STEP, "opening"), activities: [...once(STEP, "opening").activities, preparing] };
  const second = once(OTHER, "opening");
  const day = [first, second];
  assert.deepEqual([...leftByTheDay(first, day)], ["prepare"]);
  assert.deepEqual([...leftByTheDay(second, day)], ["results"]);
  assert.deepEqual([...leftByTheDay(once(STEP, "closing"), day)], ["opening"]);
  assert.deepEqual([...leftByTheDay(second, [second])], []);
  const items = itemsOf(second, null, day);
  assert.deepEqual([items[0].skipped, linesOf(items)[0].skipped], [true, null]);
  const wanted = itemsOf(second, { items: linesOf(changed(items, "results", { skipped: false })) }, day);
  assert.deepEqual([wanted[0].skipped, wanted[0].needless], [false, true]);
  const again = repeated(items, "results", "more");
  const held = itemsOf(second, { items: linesOf(again) }, day);
  assert.deepEqual(held.map(({ skipped }) => skipped), [true, false]);
});

test("a room that is nowhere is nowhere", () => {
  assert.equal(roomNow(fakeLive({ workshop: { main: { activity: null } } }), [STEP]), null);
});

test("a length by person says what it comes to, and a fixed one grows where it is too short", () => {
  const each = { minutes_text: "1人30秒", minutes: { fixed: null }, planned: 6 };
  assert.equal(lengthText(each), "1人30秒（約6分）");
  assert.equal(lengthText({ ...each, planned: 0 }), "1人30秒");
  const fixed = { minutes_text: "15分", minutes: { fixed: 15 }, planned: 15 };
  assert.equal(lengthText(fixed), "15分");
  assert.equal(lengthText({ ...fixed, planned: 19 }), "19分");
});
