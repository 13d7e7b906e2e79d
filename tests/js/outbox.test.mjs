import assert from "node:assert/strict";
import test from "node:test";
import { Outbox } from "../../components/live/outbox.js";
import { Sender } from "../../components/live/sender.js";
import { draftsOf, dropAll } from "../../components/live/storage.js";
import { counter, storage, timers } from "./fakes.mjs";

const text = (value) => ({ id: "n", values: { text: value } });

function open(more = {}) {
  return new Outbox({ workshop: "w", tab: "t1", storage: storage(), newId: counter(),
    now: () => 1000, ...more });
}

function sending(outbox) {
  const sent = [];
  const heard = [];
  const clock = timers();
  const sender = new Sender(outbox, {
    post: (message) => sent.push(message) > 0,
    onDone: (item, { revision }) => heard.push([item.op_id, revision]),
    onRefused: (item, refused) => heard.push([item.op_id, refused.code]),
    timers: clock,
  });
  return { sender, sent, heard, clock };
}

test("what is not answered survives a reload, in order, with the same op_ids", () => {
  const kept = storage();
  const before = open({ storage: kept });
  before.add("entry.add", text("1"));
  before.add("entry.add", text("2"));
  const after = open({ storage: kept, newId: counter("new-") });
  assert.deepEqual(after.waiting.map(({ op_id, fields }) => [op_id, fields.values.text]),
    [["op-00000001", "1"], ["op-00000002", "2"]]);
});

test("the order holds although the clock stands still or goes back", () => {
  let now = 1000;
  const outbox = open({ now: () => now });
  outbox.add("entry.add", text("1"));
  outbox.add("entry.add", text("2"));
  now = 500;
  outbox.add("entry.add", text("3"));
  assert.deepEqual(outbox.waiting.map(({ fields }) => fields.values.text), ["1", "2", "3"]);
});

test("one at a time: the next goes when the last was answered", () => {
  const outbox = open();
  const { sender, sent, heard } = sending(outbox);
  outbox.add("entry.add", text("1"));
  outbox.add("entry.add", text("2"));
  sender.opened("me");
  assert.deepEqual(sent.map(({ op_id }) => op_id), ["op-00000001"]);
  sender.answered({ type: "done", op_id: "op-00000001", revision: 7 });
  assert.deepEqual(sent.map(({ op_id }) => op_id), ["op-00000001", "op-00000002"]);
  assert.deepEqual(heard, [["op-00000001", 7]]);
  assert.equal(outbox.waiting.length, 1);
});

test("after a broken line the unanswered one is sent again with the same op_id", () => {
  const outbox = open();
  const { sender, sent } = sending(outbox);
  outbox.add("entry.add", text("1"));
  sender.opened("me");
  sender.closed();
  sender.opened("me");
  assert.deepEqual(sent.map(({ op_id }) => op_id), ["op-00000001", "op-00000001"]);
});

test("too_fast and storage are tried again, later and later, and nothing overtakes", () => {
  const outbox = open();
  const { sender, sent, heard, clock } = sending(outbox);
  outbox.add("entry.add", text("1"));
  outbox.add("entry.add", text("2"));
  sender.opened("me");
  const waits = [];
  for (const code of ["too_fast", "storage", "storage"]) {
    sender.answered({ type: "refused", op_id: "op-00000001", code, message: "" });
    waits.push(...clock.waits());
    clock.run();
  }
  assert.deepEqual(waits, [1000, 2000, 4000]);
  assert.deepEqual(new Set(sent.map(({ op_id }) => op_id)), new Set(["op-00000001"]));
  assert.deepEqual(heard, []);
  sender.answered({ type: "done", op_id: "op-00000001", revision: 1 });
  assert.equal(sent.at(-1).op_id, "op-00000002");
});

test("a final refusal keeps the text until somebody decides", () => {
  const kept = storage();
  const outbox = open({ storage: kept });
  const { sender, heard } = sending(outbox);
  outbox.add("entry.edit", { id: "n", version: 1, values: { text: "大事な文" } });
  sender.opened("me");
  sender.answered({ type: "refused", op_id: "op-00000001", code: "stale", message: "…",
    current: { version: 2 } });
  assert.deepEqual(heard, [["op-00000001", "stale"]]);
  assert.equal(outbox.waiting.length, 0);
  const [left] = open({ storage: kept }).refused;
  assert.equal(left.fields.values.text, "大事な文");
  assert.deepEqual(left.refused.current, { version: 2 });
  outbox.remove(left.op_id);
  assert.equal(open({ storage: kept }).refused.length, 0);
});

test("a refusal without text leaves nothing behind", () => {
  const outbox = open();
  const { sender } = sending(outbox);
  outbox.add("entry.move", { id: "n", place: "grasp/can" });
  sender.opened("me");
  sender.answered({ type: "refused", op_id: "op-00000001", code: "gone", message: "" });
  assert.equal(outbox.waiting.length + outbox.refused.length, 0);
});

test("a refused vote is nothing that anybody typed", () => {
  const outbox = open();
  const vote = outbox.add("vote.cast", { sheet: "s", entry: "e", column: "votes", value: 2 });
  outbox.refuse(vote.op_id, { code: "no_dots", message: "", current: null });
  assert.deepEqual(outbox.refused, []);
});

test("another open tab's operations are left alone, a closed tab's are taken over", () => {
  const kept = storage();
  open({ storage: kept, tab: "t1" }).add("entry.add", text("1"));
  const second = open({ storage: kept, tab: "t2", newId: counter("two-") });
  assert.equal(second.next(), undefined);
  second.adopt(() => true);
  assert.equal(second.next(), undefined);
  second.adopt((tab) => tab !== "t1");
  assert.equal(second.next().op_id, "op-00000001");
});

test("what another tab sent disappears here too", () => {
  const kept = storage();
  const first = open({ storage: kept, tab: "t1" });
  const second = open({ storage: kept, tab: "t2", newId: counter("two-") });
  first.add("entry.add", text("1"));
  second.reload();
  assert.equal(second.waiting.length, 1);
  first.remove("op-00000001");
  second.reload();
  assert.equal(second.waiting.length, 0);
});

test("a storage that is full or forbidden does not lose anything in this tab", () => {
  const full = storage();
  full.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  const outbox = open({ storage: full });
  outbox.add("entry.add", text("1"));
  outbox.reload();
  assert.equal(outbox.waiting.length, 1);
});

test("what somebody else wrote on this device is not sent under another name", () => {
  const outbox = open();
  const { sender, sent } = sending(outbox);
  outbox.add("entry.add", text("前の人の文"), null, "before");
  outbox.add("entry.add", text("わたしの文"), null, "me");
  sender.opened("me");
  assert.deepEqual(sent.map(({ values }) => values.text), ["わたしの文"]);
  assert.equal(outbox.refused[0].refused.code, "not_member");
});

test("an answer that never comes: it is sent again", () => {
  const outbox = open();
  const { sender, sent, clock } = sending(outbox);
  outbox.add("entry.add", text("1"));
  sender.opened("me");
  clock.run();
  assert.deepEqual(sent.map(({ op_id }) => op_id), ["op-00000001", "op-00000001"]);
});

test("of a workshop that was erased nothing is kept", () => {
  const kept = storage();
  const outbox = open({ storage: kept });
  outbox.add("entry.add", text("1"));
  outbox.clear();
  assert.deepEqual([outbox.waiting.length, kept.length], [0, 0]);
});

test("drafts go with their workshop, and somebody else's with the person", () => {
  const held = storage();
  for (const [workshop, member] of [["w", "me"], ["w", "you"], ["v", "you"]]) {
    held.setItem(`${draftsOf(workshop)}${member}.s.x`, "{}");
  }
  dropAll(held, draftsOf("w"), [`${draftsOf("w")}me.`]);
  assert.deepEqual([...held.held.keys()], ["kasane.draft.w.me.s.x", "kasane.draft.v.you.s.x"]);
  dropAll(held, draftsOf("w"));
  assert.deepEqual([...held.held.keys()], ["kasane.draft.v.you.s.x"]);
});
