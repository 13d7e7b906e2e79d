import assert from "node:assert/strict";
import test from "node:test";
import { layout } from "../../../components/sheets/map/layout.js";
import { pagesOf } from "../../../components/sheets/map/pages.js";

const map = (inner, outer, texts = 1) => ({
  centre: Array.from({ length: texts }, (_, at) => ({ id: `c${at}`, name: "好き" })), noCentre: "",
  rings: [["inner", inner], ["outer", outer]].map(([id, count]) => ({ id, label: id,
    chips: Array.from({ length: count }, (_, at) => ({ id: `${id}${at}`, name: id })) })),
});
const ids = (pages, ring) => pages.flatMap(({ rings }) => rings[ring].chips.map(({ id }) => id));
/** So many in the centre, and in each ring. */
const upTo = (texts, most) => ({ centre, rings }) => {
  const those = new Set([centre.slice(0, texts), ...rings.map(({ chips }) => chips.slice(0, most))]
    .flat().map(({ id }) => id));
  return (id) => those.has(id);
};

test("a map that fits is one page, itself", () => {
  assert.deepEqual(pagesOf(map(2, 3), upTo(2, 3)), [map(2, 3)]);
});

test("each resource is on one page and in order, the centre on all", () => {
  for (const [inner, outer, count] of [[4, 7, 3], [0, 9, 3], [30, 1, 10]]) {
    const all = map(inner, outer);
    const pages = pagesOf(all, upTo(1, 3));
    assert.equal(pages.length, count);
    [0, 1].forEach((ring) =>
      assert.deepEqual(ids(pages, ring), all.rings[ring].chips.map(({ id }) => id)));
    assert.ok(pages.every(({ centre }) => centre.length === 1));
  }
});

test("a centre that is too long goes over several pages, its end stays on those after", () => {
  const pages = pagesOf(map(1, 8, 5), upTo(2, 2));
  assert.deepEqual(pages.map(({ centre }) => centre.map(({ id }) => id)),
    [["c0", "c1"], ["c2", "c3"], ["c4"], ["c4"]]);
  assert.equal(ids(pages, 1).length, 8);
});

test("what finds no room even alone still stands on a page", () => {
  assert.deepEqual(pagesOf(map(1, 0), () => () => false), [map(1, 0)]);
  assert.deepEqual(ids(pagesOf(map(3, 0), upTo(1, 0)), 0), ["inner0", "inner1", "inner2"]);
});

const SMALLEST = 18;
/** The rule of the picture, in a place of this size. */
const inPlace = (width, height) => ({ centre, rings }) => {
  const { font, centreFont, centre: texts, pins } = layout({ width, height, smallest: SMALLEST,
    centre, rings: rings.map(({ label, chips }) => ({ label, pins: chips })) });
  assert.ok(Math.min(font, centreFont) >= SMALLEST);
  return (id) => id in texts || id in pins;
};
const long = (letters) => "とても長い文です。".repeat(letters).slice(0, letters);

test("a very long text is cut on its page, in letters that can be read, and so is the centre", () => {
  for (const [width, height] of [[1500, 800], [1000, 520], [700, 480]]) {
    for (const letters of [130, 400, 4000]) {
      const all = map(3, 3);
      Object.assign(all.rings[1].chips[1], { name: long(letters) });
      Object.assign(all.centre[0], { name: long(letters) });
      const room = inPlace(width, height);
      const pages = pagesOf(all, room);
      for (const page of pages) {
        const found = room(page);
        for (const { id } of [...page.centre, ...page.rings.flatMap(({ chips }) => chips)]) {
          assert.ok(found(id), `${id} has no room in letters of ${SMALLEST} px`);
        }
        assert.equal(page.centre.length, 1);
      }
      assert.deepEqual(ids(pages, 1).sort(), ["outer0", "outer1", "outer2"]);
      const shown = pages.flatMap(({ rings }) => rings[1].chips).find(({ id }) => id === "outer1");
      assert.ok(shown.name === long(letters) ||
        (shown.name.endsWith("…") && long(letters).startsWith(shown.name.slice(0, -1))));
    }
  }
});
