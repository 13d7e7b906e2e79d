import assert from "node:assert/strict";
import { test } from "node:test";
import { countedAnew } from "../../../components/frame/projector/counted.js";

test("who comes onto the roster while the wall is open counts in its times", () => {
  const asked = [];
  const place = { component: { setTriggerValue: (...said) => asked.push(said) } };
  const members = [{ body: { role: "facilitator" } }];
  const live = { you: null, all: () => members };
  const look = countedAnew(live, place);
  look();
  live.you = { member: "wall" };
  look();
  members.push({ body: { role: "viewer" } });
  look();
  assert.equal(asked.length, 0);
  members.push({ body: { role: "participant" } });
  look();
  look();
  assert.equal(asked.length, 1);
});
