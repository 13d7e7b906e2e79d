import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { layout } from "../../../components/sheets/map/layout.js";
import { brokenLines, textWidth } from "../../../components/sheets/map/lines.js";
import { anyTown, chance, town } from "./towns.mjs";

const whole = (text) => text.trim().split(/\s+/).join(" ");
const apart = (one, other) => one.x >= other.x + other.width || other.x >= one.x + one.width ||
  one.y >= other.y + other.height || other.y >= one.y + one.height;
const power = ({ cx, cy, rx, ry }, x, y) => ((x - cx) / rx) ** 4 + ((y - cy) / ry) ** 4;

function insideOf(oval, { x, y, width, height }) {
  return [[x, y], [x + width, y], [x, y + height], [x + width, y + height]].every(([left, top]) =>
    power(oval, left, top) <= 1);
}

function outsideOf(oval, { x, y, width, height }) {
  const near = (from, to, middle) => Math.min(Math.max(middle, from), to);
  return power(oval, near(x, x + width, oval.cx), near(y, y + height, oval.cy)) >= 1;
}

/** What holds for every map. */
function check(asked) {
  const found = layout(asked);
  const [outer, middle, centre] = found.ovals;
  const edges = [[middle, centre], [outer, middle]];
  const boxes = [...found.labels];
  asked.rings.forEach(({ pins }, ring) => {
    for (const { id, name } of pins) {
      const box = found.pins[id];
      assert.ok(insideOf(edges[ring][0], box), `${id} lies beyond its ring`);
      assert.ok(outsideOf(edges[ring][1], box), `${id} lies within its ring`);
      assert.equal(box.lines.join(""), whole(name));
      assert.ok(Math.max(...box.lines.map(textWidth)) * found.font < box.width);
      boxes.push(box);
    }
  });
  boxes.forEach((box, at) => boxes.slice(at + 1)
    .forEach((other) => assert.ok(apart(box, other), JSON.stringify([box, other]))));
  for (const { id, name } of asked.centre) {
    assert.ok(insideOf(centre, found.centre[id]), `${id} lies beyond the centre`);
    assert.equal(found.centre[id].lines.join(""), whole(name));
  }
  return found;
}

test("no chip lies on another or over an edge, and every name is whole, on any map", () => {
  const next = chance(20261124);
  for (let turn = 0; turn < 40; turn += 1) check(anyTown(next));
});

test("from the far end of a room 60 resources can be read, and 20 with ease", () => {
  assert.ok(check(town(60)).font >= 20);
  assert.ok(check(town(20)).font >= 28);
  assert.equal(check(town(3)).font, 34);
});

test("letters are never smaller than is asked for: what finds no room in them is left out", () => {
  const next = chance(20261128);
  for (let turn = 0; turn < 40; turn += 1) {
    const any = anyTown(next);
    const asked = { ...any, smallest: 18, rings: any.rings.map(({ label, pins }) =>
      ({ label, pins: pins.map((pin, seat) => ({ ...pin, seat })) })) };
    const found = layout(asked);
    const kept = { ...asked, centre: asked.centre.filter(({ id }) => id in found.centre),
      rings: asked.rings.map(({ label, pins }) =>
        ({ label, pins: pins.filter(({ id }) => id in found.pins) })) };
    check(kept);
    assert.ok(found.font >= 18 && found.labelFont >= 18);
    assert.ok(found.centreFont >= 18 || kept.centre.length === 1);
  }
});

test("a picture is filled before something is left for the next", () => {
  const asked = town(200, { width: 1000, height: 640, smallest: 18 });
  assert.ok(Object.keys(layout(asked).pins).length >= 35);
});

test("what is placed stays where it is when one more comes, but where the letters get smaller", () => {
  let smaller = 0;
  let before = layout(town(0));
  for (let count = 1; count <= 60; count += 1) {
    const now = layout(town(count));
    if (now.font === before.font) assert.deepEqual({ ...now.pins, ...before.pins }, now.pins);
    else smaller += 1;
    before = now;
  }
  assert.ok(smaller <= 3);
});

test("what is taken away leaves the others where they are, and what moves goes beside another", () => {
  const asked = town(20);
  const seated = asked.rings.map((ring) =>
    ({ ...ring, pins: ring.pins.map((pin, seat) => ({ ...pin, seat })) }));
  const whole = layout({ ...asked, rings: seated }).pins;
  const fewer = seated.map((ring) => ({ ...ring, pins: ring.pins.filter((_, at) => at !== 3) }));
  const left = layout({ ...asked, rings: fewer }).pins;
  const off = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);
  const still = Object.keys(left).filter((id) => off(left[id], whole[id]) < 1);
  assert.ok(still.length >= Object.keys(left).length - 4);
});

test("three resources don't stand in one corner", () => {
  const asked = town(3);
  const { pins, ovals } = layout({ ...asked,
    rings: [asked.rings[0], { ...asked.rings[1], pins: town(5).rings[1].pins }] });
  const sides =
    ["p2", "p3", "p4"].map((id) => Math.sign(pins[id].x + pins[id].width / 2 - ovals[0].cx));
  assert.ok(sides.includes(1) && sides.includes(-1));
});

test("the same map looks the same, whoever draws it", () => {
  const known =
    JSON.parse(readFileSync(new URL("../../shared/ring_layouts.json", import.meta.url), "utf8"));
  for (const { asked, found } of known) {
    assert.deepEqual(JSON.parse(JSON.stringify(layout(asked))), found);
  }
});

test("a finger finds every chip", () => {
  const found = check(town(20, { width: 900, height: 1100, least: 48 }));
  assert.ok(Object.values(found.pins).every(({ height }) => height >= 48));
});

test(
    "a long name is broken into lines of about the same length, none beginning with a small letter",
    () => {
  assert.deepEqual(brokenLines("図書館", 8), ["図書館"]);
  assert.deepEqual(brokenLines("生活困窮者自立支援制度の相談窓口", 8), ["生活困窮者自立支", "援制度の相談窓口"]);
  assert.deepEqual(brokenLines("あいうッかきく", 4), ["あいうッ", "かきく"]);
  assert.deepEqual(brokenLines("  むかしの\n遊び ", 20), ["むかしの 遊び"]);
});
