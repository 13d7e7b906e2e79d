import assert from "node:assert/strict";
import { test } from "node:test";
import { drawnAnew } from "../../../components/frame/agenda/drawn_anew.js";

function page(drawn) {
  const asked = [];
  const live = { you: { member: "m" }, left_out: drawn, groups: {},
    get: () => ({ left_out: live.left_out, groups: live.groups }) };
  const waiting = [];
  const place = { data: { shape: { left_out: drawn, groups: {} } }, root: { isConnected: true },
    component: { setTriggerValue: (...said) => asked.push(said) } };
  const look = drawnAnew(live, place, (job) => waiting.push(job));
  return { live, look, asked, place, later: () => waiting.pop()() };
}

test("a page that was drawn with the same steps stays as it is", () => {
  const { live, look, asked } = page(["step4", "step2"]);
  live.left_out = ["step2", "step4"];
  look();
  assert.deepEqual(asked, []);
});

test("where another step is left out the page is drawn anew, once for each change", () => {
  const { live, look, asked } = page([]);
  live.left_out = ["step4"];
  look();
  look();
  assert.equal(asked.length, 1);
  live.left_out = ["step2", "step4"];
  look();
  assert.equal(asked.length, 2);
});

test("a newer definition of the programme is drawn, too", () => {
  const { live, look, asked } = page([]);
  live.get = () => ({ left_out: [], groups: {}, definition: "0123456789abcdef" });
  look();
  look();
  assert.equal(asked.length, 1);
});

test("before anybody is known nothing is asked for", () => {
  const { live, look, asked } = page([]);
  live.you = null;
  live.left_out = ["step4"];
  look();
  assert.deepEqual(asked, []);
});

test("where the room is split in another way the page is drawn anew", () => {
  const { live, look, asked } = page([]);
  live.groups = { reflection: [{ id: "g1", name: "1グループ", members: [], roles: {} }] };
  look();
  look();
  assert.equal(asked.length, 1);
});

test("a page asks again until it was drawn, and no longer than it is there", () => {
  const { live, look, asked, place, later } = page([]);
  live.left_out = ["step4"];
  look();
  later();
  assert.equal(asked.length, 2);
  place.root.isConnected = false;
  later();
  assert.equal(asked.length, 2);
  place.root.isConnected = true;
  place.data.shape = { left_out: ["step4"], groups: {} };
  look();
  assert.equal(asked.length, 2);
});
