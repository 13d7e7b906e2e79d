import assert from "node:assert/strict";
import test from "node:test";
import { bestCount, chunkOf, columnWidths, largest } from "../../../components/kit/notes/wall_fit.js";

const notes = (count) => Array.from({ length: count }, (_, at) => 12 + (at % 3) * 4);
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

test("columns take what their notes need, and all of the room", () => {
  const widths = columnWidths({ rows: [[notes(9), [], notes(2)]], spanning: [notes(3)] }, 80);
  assert.ok(Math.abs(sum(widths) - 80) < 1e-6);
  assert.ok(widths[0] > widths[2] && widths[2] > widths[1]);
});

test("an empty board has even columns", () => {
  const [one, other] = columnWidths({ rows: [[[], []]], spanning: [] }, 40);
  assert.equal(one, other);
});

test("many short notes stand beside each other, one alone does not", () => {
  assert.ok(bestCount(notes(8), 50).count > 1);
  assert.equal(bestCount([20], 50).count, 1);
});

test("every note of a cell is on one page, forward and back", () => {
  for (const pages of [1, 2, 3]) {
    const seen = Array.from({ length: pages }, (_, turn) => chunkOf(7, -turn, { pages, most: 1 }))
      .flatMap(({ from, to }) => notes(7).map((_, at) => at).slice(from, to));
    assert.deepEqual(seen.sort((one, other) => one - other), [0, 1, 2, 3, 4, 5, 6]);
  }
  assert.equal(chunkOf(4, 1, { pages: 3, most: 4 }).count, 1);
});

test("the largest size that fits, or none", () => {
  assert.equal(largest([40, 30, 20], (size) => size <= 30), 30);
  assert.equal(largest([40, 30, 20], () => false), null);
});
