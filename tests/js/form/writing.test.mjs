import assert from "node:assert/strict";
import { test } from "node:test";

import { Writing } from "../../../components/kit/writing.js";
import { timers } from "../fakes.mjs";

function writing(kept = null) {
  const made = { sent: [], gone: [], kept, clock: timers(), time: 0 };
  const draft = { get: () => made.kept, keep: (value) => (made.kept = value), drop: () => (made.kept = null) };
  made.field = new Writing({
    send: (value, seen) => made.sent.push({ value, seen }),
    discard: (opId) => made.gone.push(opId),
    draft,
    timers: made.clock,
    now: () => made.time,
  });
  return made;
}

const sent = (value, seen) => ({ op_id: "op-00000001", fields: { value, seen } });
const refused = (value, seen, code = "stale") => ({ ...sent(value, seen), refused: { code, message: "", current: null } });

test("what is written is sent after a pause, with what stood there", () => {
  const { field, sent: out, clock } = writing();
  field.sync({ stood: "はじめ" });
  field.type("はじめに");
  assert.deepEqual(out, []);
  clock.run();
  assert.deepEqual(out, [{ value: "はじめに", seen: "はじめ" }]);
});

test("who goes on writing is not put off for ever", () => {
  const made = writing();
  made.field.sync({ stood: "" });
  made.field.type("あ");
  made.time = 2_900;
  made.field.type("ああ");
  assert.deepEqual(made.clock.waits(), [100]);
});

test("unfinished kana are not sent", () => {
  const { field, sent: out } = writing();
  field.sync({ stood: "" });
  field.composing = true;
  field.type("かs");
  field.flush();
  assert.deepEqual(out, []);
});

test("others' text is taken over where nothing of one's own waits", () => {
  const { field } = writing();
  field.sync({ stood: "一" });
  field.sync({ stood: "二" });
  assert.equal(field.value, "二");
  assert.ok(field.clean);
});

test("only one write is under way; the rest follows and names it", () => {
  const { field, sent: out } = writing();
  field.sync({ stood: "" });
  field.type("一");
  field.flush();
  field.sync({ stood: "", pending: sent("一", "") });
  field.type("一二");
  field.flush();
  assert.equal(out.length, 1);
  field.sync({ stood: "一", pending: sent("一", "") });
  field.sync({ stood: "一" });
  field.flush();
  assert.deepEqual(out[1], { value: "一二", seen: "一" });
});

test("others' text does not touch what is being written", () => {
  const { field } = writing();
  field.sync({ stood: "" });
  field.type("わたし");
  field.sync({ stood: "あのひと" });
  assert.equal(field.value, "わたし");
});

test("the same from two hands is one", () => {
  const { field } = writing();
  field.sync({ stood: "" });
  field.type("おなじ");
  field.sync({ stood: "おなじ" });
  field.type("おなじ");
  field.flush();
  assert.equal(field.value, "おなじ");
});

for (const [choice, value] of [["mine", "わたし"], ["both", "あのひと\nわたし"]]) {
  test(`a stale text is asked about and kept: ${choice}`, () => {
    const made = writing();
    made.field.sync({ stood: "" });
    made.field.type("わたし");
    made.field.flush();
    made.field.sync({ stood: "", pending: sent("わたし", "") });
    made.field.sync({ stood: "あのひと", refused: refused("わたし", "") });
    assert.equal(made.field.value, "わたし");
    made.field.decide(choice);
    assert.deepEqual(made.gone, ["op-00000001"]);
    assert.deepEqual(made.sent[1], { value, seen: "あのひと" });
  });
}

test("a stale text given up sends nothing", () => {
  const made = writing();
  made.field.sync({ stood: "" });
  made.field.type("わたし");
  made.field.flush();
  made.field.sync({ stood: "あのひと", refused: refused("わたし", "") });
  made.field.decide("theirs");
  assert.equal(made.field.value, "あのひと");
  assert.equal(made.sent.length, 1);
  assert.equal(made.kept, null);
});

test("what was half-typed comes back after a reload and is sent against what stood there then", () => {
  const made = writing({ value: "とちゅう", seen: "まえ" });
  made.field.sync({ stood: "あのひと" });
  assert.equal(made.field.value, "とちゅう");
  made.field.flush();
  assert.deepEqual(made.sent, [{ value: "とちゅう", seen: "まえ" }]);
});

test("what was on its way comes back after a reload", () => {
  const made = writing();
  made.field.sync({ stood: "", pending: sent("とちゅう", "") });
  assert.equal(made.field.value, "とちゅう");
  made.field.sync({ stood: "とちゅう" });
  assert.ok(made.field.clean);
  assert.deepEqual(made.sent, []);
});

test("another tab's write is shown and not written over", () => {
  const made = writing();
  made.field.sync({ stood: "" });
  made.field.sync({ stood: "", pending: sent("となり", "") });
  assert.equal(made.field.value, "となり");
  made.field.sync({ stood: "となり" });
  made.field.flush();
  assert.deepEqual(made.sent, []);
});

test("written back to what stood there, nothing is sent and no draft stays", () => {
  const made = writing();
  made.field.sync({ stood: "もと" });
  made.field.type("もとの");
  made.field.type("もと");
  made.field.flush();
  assert.deepEqual(made.sent, []);
  assert.equal(made.kept, null);
});

test("lists are joined without doubles", () => {
  const made = writing();
  made.field.sync({ stood: [] });
  made.field.type(["障害"]);
  made.field.flush();
  made.field.sync({ stood: ["子ども"], refused: refused(["障害"], []) });
  made.field.decide("both");
  assert.deepEqual(made.sent[1].value, ["子ども", "障害"]);
});
