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

const SINCE = "2026-11-01T06:00:00.000+00:00";

/** A part whose case is `values`, what lies in it, and a server that answers `told`. */
function part(values, told, more = {}) {
  const copy = { id: "c", body: { place: "", values, hidden: false } };
  const inside = [];
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(address);
    if (told === null) throw new TypeError("no network");
    return { ok: true, json: async () => ({ since: SINCE, ...told }) };
  };
  const all = () => [copy, ...inside];
  const get = (kind, id) => (kind === "entry" ? all().find((entry) => entry.id === id)?.body
    : made.main);
  const made = { sheet: { repeats: "case" }, data: {}, workshop: "w", onWall: false, drawn: 0,
    main: { meeting: "m1", activity: null }, live: { status: "saved", get, confirmed: { all } },
    drawSoon() { this.drawn += 1; }, ...more };
  return { copy, inside, asked, part: made, fresh: new Fresh(made) };
}
const answered = () => new Promise((done) => setImmediate(done));
const row = (id, values, created = "2026-10-30T00:00:00.000+00:00") =>
  ({ id, body: { place: "c/rows", values, created } });

test("what is new is asked once, and what changes after that is seen without asking", async () => {
  const { copy, asked, part: made, fresh } = part({ a: "新しい", b: "前から" },
    { meeting: 1, entries: { c: { a: "書き足し" } } });
  fresh.follow(copy);
  assert.equal(fresh.textOf("c", "a"), "");
  await answered();
  assert.equal(made.drawn, 1);
  assert.deepEqual(["a", "b", "d"].map((field) => fresh.textOf("c", field)),
    ["第1回のあとに書き足し", "", ""]);
  copy.body = { ...copy.body, values: { a: "", b: "前から。あとも", d: "はじめて" } };
  fresh.follow(copy);
  await answered();
  assert.deepEqual(["a", "b", "d"].map((field) => fresh.textOf("c", field)),
    ["", "第1回のあとに書き足し", "第1回のあとに書き足し"]);
  assert.deepEqual(asked, ["/fresh/w/c"]);
});

test("of small tables and notes the rows that came and the cells that changed are known", async () => {
  const PARTS = [{ id: "who", label: "だれが" }, { id: "what", label: "手だて" }];
  const { copy, inside, fresh } = part({}, { meeting: 2, entries: { old: { what: "書きかえ" } } });
  inside.push(row("old", { who: "社協", what: "訪ねる" }), row("same", { who: "市" }),
    row("new", { who: "民生委員" }, "2026-11-02T00:00:00.000Z"),
    row("empty", { who: "" }, "2026-11-02T00:00:00.000Z"));
  const texts = () => inside.map(({ id }) => fresh.rowText(id, PARTS));
  fresh.follow(copy);
  assert.deepEqual(texts(), ["", "", "", ""]);
  await answered();
  assert.deepEqual(texts(),
    ["第2回のあとに書きかえ（手だて）", "", "第2回のあとに書き足し", ""]);
  assert.equal(fresh.textOf("old", "what"), "第2回のあとに書きかえ");
  assert.equal(fresh.textOf("new", "who"), "");
  inside[1].body = { ...inside[1].body, values: { who: "市と県", what: "電話" } };
  assert.equal(texts()[1], "第2回のあとに書き足し（だれが、手だて）");
  inside[0].body = { ...inside[0].body, values: { who: "社協\n市", what: "訪ねる" } };
  assert.equal(texts()[0], "第2回のあとに書きかえ（だれが、手だて）");
  assert.equal(fresh.rowText("old", [{ id: "what", label: "" }]), "第2回のあとに書きかえ");
});

test("each copy beside the others is asked about by itself", async () => {
  const { copy, asked, inside, fresh } = part({ a: "い" }, { meeting: 1, entries: { d: { a: "書きかえ" } } },
    { sheet: { repeats: "several", side_by_side: true } });
  const other = { id: "d", body: { place: "", values: { a: "ろ" }, hidden: false } };
  inside.push(other);
  [copy, other, copy].forEach((each) => fresh.follow(each));
  await answered();
  assert.deepEqual(asked, ["/fresh/w/c", "/fresh/w/d"]);
  assert.equal(fresh.answers, 2);
  assert.deepEqual(["c", "d"].map((id) => fresh.textOf(id, "a")), ["", "第1回のあとに書きかえ"]);
});

test("where the room goes on it is asked anew, and before any meeting nothing is marked", async () => {
  const { copy, asked, part: made, fresh } = part({ a: "い" }, { meeting: 0, entries: {} });
  fresh.follow(copy);
  await answered();
  copy.body = { ...copy.body, values: { a: "いろは" } };
  fresh.follow(copy);
  assert.equal(fresh.textOf("c", "a"), "");
  made.main = { meeting: "m2", activity: "talk" };
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
  const wall = part({}, { meeting: 0, entries: {} }, { onWall: true });
  wall.fresh.follow(wall.copy);
  assert.deepEqual(wall.asked, ["/fresh/w/c?view=projector"]);
  for (const more of [{ data: { example: [] } }, { sheet: { repeats: "idea" } }]) {
    const other = part({}, { meeting: 0, entries: {} }, more);
    other.fresh.follow(other.copy);
    assert.deepEqual(other.asked, []);
  }
});
