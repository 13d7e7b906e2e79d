import assert from "node:assert/strict";
import { test } from "node:test";
import { isDone, spoken, standing } from "../../../components/agenda/words.js";

const ended = { runs: [{ started: "x", ended: "y" }] };
const on = { runs: [{ started: "x", ended: "y" }, { started: "z", ended: null }] };

test("an activity is done when its runs have ended", () => {
  assert.ok(isDone(ended));
  assert.ok(!isDone(on));
  assert.ok(!isDone({ runs: [] }));
  assert.ok(!isDone(null));
});

test("where the room is counts more than that it was on before", () => {
  assert.equal(standing("a", "a", on), "now");
  assert.equal(standing("a", "b", ended), "done");
  assert.equal(standing("a", null, null), "ahead");
});

test("a line says in words what its looks say", () => {
  const activity = { id: "a", short: "共有", title: "ケースを共有する", clock: "13:45", minutes_text: "30分" };
  assert.equal(spoken(activity, "now", true), "13:45、共有、30分、いま行っています、この画面です");
  assert.equal(spoken({ ...activity, clock: null, short: "" }, "ahead", false), "ケースを共有する、30分");
});
