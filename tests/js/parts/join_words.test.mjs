import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped, joinLink, qrAddress, tidied } from "../../../components/kit/code.js";
import { afterJoining, entrance, narrowed,
  workshopTitle } from "../../../components/frame/join_card/words.js";

test("a code is read out in groups and understood however it is typed", () => {
  assert.equal(grouped("K7M4QX"), "K7M 4QX");
  assert.equal(grouped("ABCDEFGHJKMNPQRS"), "ABCD EFGH JKMN PQRS");
  assert.equal(grouped(""), "");
  for (const typed of ["k7m 4qx", "Ｋ７Ｍ　４ＱＸ", "K7M-4QX", " k7m4qx "]) {
    assert.equal(tidied(typed), "K7M4QX");
  }
});

test("links and pictures for a code", () => {
  assert.equal(joinLink("http://10.0.0.2:8501/", "K7M4QX"),
    "http://10.0.0.2:8501/join?code=K7M4QX");
  assert.equal(qrAddress("w 1", "K7"), "/qr/w%201.svg?c=K7");
});

test("somebody is in by a picked name, a written one, or is told what is missing", () => {
  const given = { picked: null, name: "", organisation: "" };
  assert.deepEqual(entrance("K7", { ...given, picked: "m1", name: "x" }, "participant"),
    { send: { code: "K7", member: "m1" } });
  assert.deepEqual(entrance("K7", { ...given, name: " 花子 ", organisation: "社協" }, "participant"), {
    send: { code: "K7", name: "花子", organisation: "社協" },
  });
  assert.ok("missing" in entrance("K7", given, "participant"));
  assert.deepEqual(entrance("K7", given, "viewer"), { send: { code: "K7" } });
});

test("the roster narrows by name or organisation, whatever the width or spaces", () => {
  const roster = [
    { id: "1", name: "青葉 花子", organisation: "社協" },
    { id: "2", name: "港 太郎", organisation: "ＮＰＯ港" },
  ];
  const ids = (typed) => narrowed(roster, typed).map(({ id }) => id);
  assert.deepEqual(ids("青葉花"), ["1"]);
  assert.deepEqual(ids("npo"), ["2"]);
  assert.deepEqual(ids(" "), ["1", "2"]);
  assert.deepEqual(ids("いない"), []);
});

test("the title names the municipality once", () => {
  assert.equal(workshopTitle({ municipality: "あおば市", name: "チームづくり編" }), "あおば市　チームづくり編");
  assert.equal(workshopTitle({ municipality: "あおば市", name: "あおば市 チームづくり編" }), "あおば市 チームづくり編");
  assert.equal(workshopTitle({ municipality: "", name: "研修" }), "研修");
});

test("after joining the address names the workshop; who only looks goes to the screen on the wall",
    () => {
  assert.equal(afterJoining("/", "w1", "participant"), "/?w=w1");
  assert.equal(afterJoining("/x?a=1", "w1", "facilitator"), "/x?a=1&w=w1");
  assert.equal(afterJoining("/x", "w1", "viewer"), "/projector?w=w1");
});

test("a name that is too long is said, not cut", () => {
  const asked = entrance("ABC", { picked: null, name: "あ".repeat(61), organisation: "" },
    "participant");
  assert.match(asked.missing, /いま61文字/);
});
