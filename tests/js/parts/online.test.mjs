import assert from "node:assert/strict";
import { test } from "node:test";
import { isAddress, onlineAddress } from "../../../components/kit/online.js";

test("only what leads to a page becomes a link", () => {
  assert.ok(isAddress("https://meeting.example.jp/a"));
  assert.ok(isAddress("HTTP://192.168.1.5"));
  for (const bad of ["", "javascript:alert(1)", "meeting.example.jp", "https://a b", "data:x,y"]) {
    assert.ok(!isAddress(bad), bad);
  }
});

test("it is that of the meeting that is on, before it of the one ahead", () => {
  const records = { m1: { address: "https://one" }, m2: { address: "https://two" } };
  const room = (activity) => ({ get: (kind, id) =>
    kind === "workshop" ? { activity, meeting: "m1" } : records[id] });
  const ahead = { meeting: records.m2 };
  assert.equal(onlineAddress(room("a"), ahead), "https://one");
  assert.equal(onlineAddress(room(null), ahead), "https://two");
  assert.equal(onlineAddress(room(null), null), "https://one");
  assert.equal(onlineAddress({ get: () => undefined }, null), "");
});
