import assert from "node:assert/strict";
import { test } from "node:test";
import { left, milestone, phase, share, sign, text, typedSeconds,
  untilChange } from "../../../components/kit/timer/clock.js";

const MINUTE = 60_000;
const running = { length: 10 * MINUTE, remaining: 10 * MINUTE, started: 1_000_000 };
const standing = { length: 10 * MINUTE, remaining: 4 * MINUTE, started: null };

test("a running timer counts down by the server's clock and stops at zero", () => {
  assert.equal(left(running, 1_000_000), 10 * MINUTE);
  assert.equal(left(running, 1_000_000 + 3 * MINUTE), 7 * MINUTE);
  assert.equal(left(running, 1_000_000 + 30 * MINUTE), 0);
});

test("a clock that is a little behind the server gives no more time than there is", () => {
  assert.equal(left(running, 999_000), 10 * MINUTE);
});

test("a standing timer keeps what is left; no timer has nothing left", () => {
  assert.equal(left(standing, 5_000_000), 4 * MINUTE);
  assert.equal(left(null, 5), 0);
});

test("orange at 20 %, red at 5 %, over at zero", () => {
  assert.equal(phase(121_000, 10 * MINUTE), "calm");
  assert.equal(phase(120_000, 10 * MINUTE), "late");
  assert.equal(phase(30_001, 10 * MINUTE), "late");
  assert.equal(phase(30_000, 10 * MINUTE), "last");
  assert.equal(phase(0, 10 * MINUTE), "over");
  assert.equal(phase(0, 0), "calm");
});

test("the figures count a second that has begun, and say the end in words", () => {
  assert.equal(text(186_000), "03:06");
  assert.equal(text(185_001), "03:06");
  assert.equal(text(1), "00:01");
  assert.equal(text(0), "終了");
  assert.equal(text(100 * MINUTE), "100:00");
  assert.equal(text(0, 0), "--:--");
});

test("the bar never leaves its track", () => {
  assert.equal(share(5, 10), 0.5);
  assert.equal(share(20, 10), 1);
  assert.equal(share(3, 0), 0);
});

test("colour is never the only sign", () => {
  assert.equal(sign("late", running), "残りわずか");
  assert.equal(sign("last", running), "まもなく終わり");
  assert.equal(sign("over", running), "時間です");
  assert.equal(sign("calm", running), "");
  assert.equal(sign("calm", standing), "一時停止中");
  assert.equal(sign("calm", { ...standing, remaining: standing.length }), "開始前");
  assert.equal(sign("calm", null), "");
});

test("only five minutes, one minute and the end are read out, each once", () => {
  assert.equal(milestone(5 * MINUTE + 1, 5 * MINUTE), "残り5分です");
  assert.equal(milestone(5 * MINUTE, 5 * MINUTE - 1000), "");
  assert.equal(milestone(MINUTE + 500, MINUTE - 500), "残り1分です");
  assert.equal(milestone(500, 0), "時間です");
  assert.equal(milestone(0, 0), "");
  assert.equal(milestone(6 * MINUTE, 30_000), "残り1分です");
  assert.equal(milestone(MINUTE, 2 * MINUTE), "");
});

test("the next drawing is at the next whole second, and none while nothing runs", () => {
  assert.equal(untilChange(running, 1_000_250), 750);
  assert.equal(untilChange(running, 1_001_000), 1000);
  assert.equal(untilChange(standing, 1_000_250), null);
  assert.equal(untilChange(running, 1_000_000 + 11 * MINUTE), null);
  assert.equal(untilChange(null, 0), null);
});

test("minutes are understood as people type them", () => {
  assert.equal(typedSeconds("7"), 420);
  assert.equal(typedSeconds("１０分"), 600);
  assert.equal(typedSeconds(" 2.5 "), 150);
  for (const nonsense of ["", "0", "0.001", "-3", "すこし", "601"]) {
    assert.equal(typedSeconds(nonsense), null);
  }
});
