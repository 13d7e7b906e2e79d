import assert from "node:assert/strict";
import { test } from "node:test";

import { entryOf } from "../../../components/kit/entries.js";
import { Writing, writingOf } from "../../../components/kit/writing.js";
import { timers } from "../fakes.mjs";

function writing(kept = null, more = {}) {
  const made = { sent: [], gone: [], kept, clock: timers(), time: 0 };
  const draft = { get: () => made.kept, keep: (value) => (made.kept = value),
    drop: () => (made.kept = null) };
  made.field = new Writing({
    send: (value, seen) => made.sent.push({ value, seen }),
    discard: (opId) => made.gone.push(opId),
    draft,
    timers: made.clock,
    now: () => made.time,
    ...more,
  });
  return made;
}

const sent = (value, seen) => ({ op_id: "op-00000001", fields: { value, seen } });
const refused = (value, seen, code = "stale") =>
  ({ ...sent(value, seen), refused: { code, message: "", current: null } });

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

test("what was half-typed comes back after a reload and is sent against what stood there then",
    () => {
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

test("what can't be sent is kept whole, and sent once it can", () => {
  const made = writing(null, { problem: (value) => (value.length > 3 ? "長すぎます" : "") });
  made.field.sync({ stood: "" });
  made.field.type("あいうえお");
  made.clock.run();
  assert.deepEqual(made.sent, []);
  assert.equal(made.field.problem, "長すぎます");
  assert.equal(made.kept.value, "あいうえお");
  made.field.close();
  assert.equal(made.kept.value, "あいうえお");
  made.field.type("あいう");
  made.clock.run();
  assert.deepEqual(made.sent, [{ value: "あいう", seen: "" }]);
});

test("a value that waits is sent when the field is left; a reload leaves nothing lying",
    () => {
  const made = writing(null, { waits: true });
  made.field.sync({ stood: "一" });
  made.field.type("一二");
  assert.deepEqual(made.clock.waits(), []);
  made.field.flush();
  assert.deepEqual(made.sent, [{ value: "一二", seen: "一" }]);
  const again = writing({ value: "一二", seen: "一" }, { waits: true });
  again.field.sync({ stood: "一" });
  again.clock.run();
  assert.deepEqual(again.sent, [{ value: "一二", seen: "一" }]);
});

test("what was sent is no draft any more once the field is closed", () => {
  const made = writing();
  made.field.sync({ stood: "" });
  made.field.type("あ");
  made.field.close();
  assert.deepEqual([made.kept, made.sent.length], [null, 1]);
});

test("a field knows what stands there and what of one's own is on its way", () => {
  const get = (_kind, id) => (id === "e" ? { values: { work: "窓口" } } : null);
  const live = { confirmed: { get }, pending: [], refused: [] };
  assert.equal(writingOf(live, "e", "work").stood, "窓口");
  assert.equal(writingOf(live, "e", "topic").stood, "");
  assert.equal(writingOf(live, null, "work").stood, "");
  live.pending =
    [{ op: "entry.write", fields: { id: "e", field: "work", value: "相談", seen: "窓口" } }];
  assert.equal(writingOf(live, "e", "work").pending.fields.value, "相談");
  assert.equal(writingOf(live, "e", "topic").pending, undefined);
  live.pending = [{ op: "entry.add", fields: { id: "n", values: { work: "新しい" } } }];
  assert.deepEqual(writingOf(live, "n", "work").pending.fields.value, "新しい");
  live.refused = [{ op: "entry.write", op_id: "o",
    fields: { id: "e", field: "work", value: "外", seen: "" }, refused: { code: "stale" } }];
  assert.equal(writingOf(live, "e", "work").refused.op_id, "o");
});

test("an author has one entry, one that was refused too", () => {
  const live = {
    you: { member: "a" },
    all: () => [{ id: "e1", body: { sheet: "check_in", place: "", author: "b" } }],
    refused: [{ op: "entry.add", fields: { id: "n1", sheet: "check_in", place: "" } }],
  };
  assert.equal(entryOf(live, "check_in", "b"), "e1");
  assert.equal(entryOf(live, "check_in", "a"), "n1");
  assert.equal(entryOf(live, "check_in", "c"), null);
});
