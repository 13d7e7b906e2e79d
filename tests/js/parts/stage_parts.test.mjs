import assert from "node:assert/strict";
import { test } from "node:test";
import { explanations, partText, presentPart } from "../../../components/frame/stage/parts.js";

const PARTS = [{ id: "p1", title: "書く", minutes: 5 }, { id: "p2", title: "話す", minutes: null }];

test("the first part that is not over is on", () => {
  assert.equal(presentPart(PARTS, [])?.id, "p1");
  assert.equal(presentPart(PARTS, ["p1"])?.id, "p2");
  assert.equal(presentPart(PARTS, ["p2"])?.id, "p1");
  assert.equal(presentPart(PARTS, ["p1", "p2"]), null);
  assert.equal(presentPart([], []), null);
});

test("a part is called with its minutes, where it has some", () => {
  assert.deepEqual(PARTS.map(partText), ["書く（5分）", "話す"]);
});

test("what can be explained is offered, with the way back; nothing where the wall explains", () => {
  const what = (about) => explanations({ first: false, firstMeeting: false, hasSheet: true,
    ...about }).map((one) => one.what);
  assert.deepEqual(what({}), [null, "activity"]);
  assert.deepEqual(what({ hasSheet: false }), []);
  assert.deepEqual(what({ first: true }), [null, "activity", "day"]);
  assert.deepEqual(what({ first: true, firstMeeting: true }),
    [null, "activity", "day", "programme"]);
  assert.deepEqual(what({ first: true, firstMeeting: true, hasSheet: false }),
    [null, "activity", "programme"]);
});
