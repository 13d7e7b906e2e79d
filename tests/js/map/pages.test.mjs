import assert from "node:assert/strict";
import test from "node:test";
import { pagesOf } from "../../../components/sheets/map/pages.js";

const map = (inner, outer, texts = 1) => ({
  centre: Array.from({ length: texts }, (_, at) => ({ id: `c${at}`, name: "好き" })), noCentre: "",
  rings: [["inner", inner], ["outer", outer]].map(([id, count]) => ({ id, label: id,
    chips: Array.from({ length: count }, (_, at) => ({ id: `${id}${at}` })) })),
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
