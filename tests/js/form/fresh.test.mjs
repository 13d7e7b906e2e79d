/** What of a case is marked as new; what became of a value is said as the server says it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { became, Fresh } from "../../../components/sheets/form/fresh.js";

const CASES = JSON.parse(readFileSync(new URL("../../shared/fresh.json", import.meta.url), "utf8"));

test("a value was added to or rewritten as the server says it", () => {
  for (const { was, now, became: expected } of CASES) {
    assert.equal(became(was, now), expected === "消した" ? "" : expected);
  }
});

/** A part whose case is `values`, and a server that answers `told`. */
function part(values, told, more = {}) {
  const copy = { id: "c", body: { values, hidden: false } };
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(address);
    if (told === null) throw new TypeError("no network");
    return { ok: true, json: async () => told };
  };
  const body = () => copy.body;
  const made = { sheet: { repeats: "case" }, data: {}, workshop: "w", onWall: false, drawn: 0,
    live: { status: "saved", get: () => ({ meeting: "m1", activity: null }),
      confirmed: { get: body } },
    drawSoon() { this.drawn += 1; }, ...more };
  return { copy, asked, part: made, fresh: new Fresh(made) };
}
const answered = () => new Promise((done) => setImmediate(done));

test("what is new is asked once, and what changes after that is seen without asking", async () => {
  const { copy, asked, part: made, fresh } = part({ a: "新しい", b: "前から" },
    { meeting: 1, fields: { a: "書き足し" } });
  fresh.follow(copy);
  assert.equal(fresh.textOf("a"), "");
  await answered();
  assert.equal(made.drawn, 1);
  assert.deepEqual(["a", "b", "c"].map((field) => fresh.textOf(field)),
    ["第1回のあとに書き足し", "", ""]);
  copy.body = { ...copy.body, values: { a: "", b: "前から。あとも", c: "はじめて" } };
  fresh.follow(copy);
  await answered();
  assert.deepEqual(["a", "b", "c"].map((field) => fresh.textOf(field)),
    ["", "第1回のあとに書き足し", "第1回のあとに書き足し"]);
  assert.deepEqual(asked, ["/fresh/w/c"]);
});

test("where the room goes on it is asked anew, and before any meeting nothing is marked", async () => {
  const { copy, asked, part: made, fresh } = part({ a: "い" }, { meeting: 0, fields: {} });
  fresh.follow(copy);
  await answered();
  copy.body = { ...copy.body, values: { a: "いろは" } };
  fresh.follow(copy);
  assert.equal(fresh.textOf("a"), "");
  made.live.get = () => ({ meeting: "m2", activity: "talk" });
  fresh.follow(copy);
  assert.equal(asked.length, 2);
});

test("what the server can't be asked now is asked with a later drawing", async () => {
  const { copy, asked, fresh } = part({ a: "い" }, null);
  fresh.follow(copy);
  await answered();
  fresh.follow(copy);
  assert.equal(asked.length, 2);
});

test("the wall asks as the wall, and neither examples nor other forms ask", async () => {
  const wall = part({}, { meeting: 0, fields: {} }, { onWall: true });
  wall.fresh.follow(wall.copy);
  assert.deepEqual(wall.asked, ["/fresh/w/c?view=projector"]);
  for (const more of [{ data: { example: [] } }, { sheet: { repeats: "idea" } }]) {
    const other = part({}, { meeting: 0, fields: {} }, more);
    other.fresh.follow(other.copy);
    assert.deepEqual(other.asked, []);
  }
});
