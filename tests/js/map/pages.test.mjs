import assert from "node:assert/strict";
import test from "node:test";
import { pagesOf } from "../../../components/sheets/map/pages.js";

const map = (inner, outer, texts = 1) => ({
  centre: Array.from({ length: texts }, (_, at) => ({ id: `c${at}`, name: "好き" })), noCentre: "",
  rings: [["inner", inner], ["outer", outer]].map(([id, count]) => ({ id, label: id,
    chips: Array.from({ length: count }, (_, at) => ({ id: `${id}${at}` })) })),
});
const ids = (pages, ring) => pages.flatMap(({ rings }) => rings[ring].chips.map(({ id }) => id));
const upTo = (most) => ({ centre, rings }) =>
  centre.length + rings.reduce((sum, { chips }) => sum + chips.length, 0) <= most;

test("a map that fits is one page, itself", () => {
  const all = map(2, 3);
  assert.deepEqual(pagesOf(all, upTo(6)), [all]);
});

test("as few pages as fit, each resource on one of them and in order, the centre on all", () => {
  for (const [inner, outer] of [[4, 7], [0, 9], [30, 1]]) {
    const all = map(inner, outer);
    const pages = pagesOf(all, upTo(6));
    assert.ok(pages.every(upTo(6)));
    assert.ok(pages.length <= Math.ceil(inner / 2.5) + Math.ceil(outer / 2.5));
    [0, 1].forEach((ring) =>
      assert.deepEqual(ids(pages, ring), all.rings[ring].chips.map(({ id }) => id)));
    assert.ok(pages.every(({ centre }) => centre.length === 1));
  }
});

test("a centre that takes all the room is spread over the pages too", () => {
  const pages = pagesOf(map(1, 1, 9), upTo(5));
  assert.ok(pages.every(upTo(5)));
  assert.deepEqual(pages.flatMap(({ centre }) => centre.map(({ id }) => id)),
    Array.from({ length: 9 }, (_, at) => `c${at}`));
});

test("what never fits still stands on a page", () => {
  assert.deepEqual(pagesOf(map(1, 0), () => false), [map(1, 0)]);
});
