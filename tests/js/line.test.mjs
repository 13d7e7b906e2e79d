import assert from "node:assert/strict";
import test from "node:test";
import { Clock } from "../../components/live/clock.js";
import { Line, backOff } from "../../components/live/line.js";
import { statusText } from "../../components/live/status.js";
import { isAlive } from "../../components/live/tabs.js";
import { Typing } from "../../components/live/typing.js";
import { storage } from "./fakes.mjs";

class FakeSocket {
  readyState = 0;
  sent = [];
  send(text) {
    this.sent.push(JSON.parse(text));
  }
  open() {
    this.readyState = 1;
    this.onopen();
  }
  close(code = 1000) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

function line(context) {
  context.mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] });
  const sockets = [];
  const told = [];
  const made = new Line({
    url: "ws://here",
    hello: () => ({ type: "hello" }),
    onMessage: (message) => told.push(message.type),
    onDown: () => told.push("down"),
    onFinal: (code) => told.push(code),
    makeSocket: () => sockets[sockets.push(new FakeSocket()) - 1],
  });
  made.start();
  context.after(() => made.stop());
  return { made, sockets, told };
}

test("back-off doubles from half a second to 15 s, with jitter", () => {
  assert.equal(backOff(0, 1), 500);
  assert.equal(backOff(0, 0), 250);
  assert.equal(backOff(3, 1), 4000);
  assert.equal(backOff(50, 1), 15_000);
});

test("hello is the first message, also after a broken line", (context) => {
  const { sockets, told } = line(context);
  sockets[0].open();
  assert.deepEqual(sockets[0].sent, [{ type: "hello" }]);
  sockets[0].close(1006);
  assert.deepEqual(told, ["down"]);
  context.mock.timers.tick(600);
  sockets[1].open();
  assert.deepEqual(sockets[1].sent, [{ type: "hello" }]);
});

test("where nobody is known, there is no coming back", (context) => {
  const { sockets, told } = line(context);
  sockets[0].open();
  sockets[0].close(4403);
  context.mock.timers.tick(60_000);
  assert.deepEqual(told, [4403]);
  assert.equal(sockets.length, 1);
});

test("after two unanswered pings the line is dead and a new one is opened", (context) => {
  const { sockets, told } = line(context);
  sockets[0].open();
  context.mock.timers.tick(20_000);
  context.mock.timers.tick(5_000);
  assert.equal(sockets[0].sent.filter(({ type }) => type === "ping").length, 2);
  context.mock.timers.tick(5_000);
  assert.deepEqual(told, ["down"]);
  context.mock.timers.tick(600);
  assert.equal(sockets.length, 2);
});

test("an answered ping keeps the line", (context) => {
  const { sockets, told } = line(context);
  sockets[0].open();
  context.mock.timers.tick(20_000);
  sockets[0].onmessage({ data: '{"type":"pong","now":1}' });
  context.mock.timers.tick(19_000);
  assert.deepEqual(told, ["pong"]);
});

test("the server's clock: a small difference is smoothed, a big one taken at once", () => {
  const clock = new Clock(() => 0);
  clock.heard(10_000);
  assert.equal(clock.now(), 10_000);
  clock.heard(10_100);
  assert.equal(clock.now(), 10_020);
  clock.heard(99_000);
  assert.equal(clock.now(), 99_000);
});

test("typing is told at most every 2 s and ends by itself after 4 s", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const sent = [];
  const typing = new Typing((message) => sent.push(message.place), () => Date.now());
  for (let index = 0; index < 5; index += 1) {
    typing.at("matrix", "grasp/can");
    context.mock.timers.tick(500);
  }
  assert.deepEqual(sent, ["grasp/can", "grasp/can"]);
  context.mock.timers.tick(4_000);
  assert.deepEqual(sent.at(-1), null);
  typing.at("matrix", null);
  assert.equal(sent.length, 3);
});

test("a tab without a sign of life for 20 s is closed", () => {
  const local = storage();
  local.setItem("kasane.tab.a", "1000");
  assert.equal(isAlive(local, "a", 20_000), true);
  assert.equal(isAlive(local, "a", 21_500), false);
  assert.equal(isAlive(local, "unknown", 1_000_000), false);
});

test("the status says what is kept where", () => {
  const at = new Date(2026, 11, 8, 14, 5).getTime();
  const say = (status, pending = [], savedAt = at) =>
    statusText({ status, pending, savedAt, outMessage: "外れました。" }).text;
  assert.equal(say("saved"), "✓ 保存済み 14:05");
  assert.equal(say("sending", [1, 2]), "送信待ち 2件");
  assert.match(say("offline", [1]), /^未接続・送信待ち 1件（書いたものはこの端末に残っています）$/);
  assert.equal(say("offline", [], null), "つないでいます…");
  assert.match(say("out"), /外れました。/);
});
