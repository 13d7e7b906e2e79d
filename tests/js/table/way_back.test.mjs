import assert from "node:assert/strict";
import test from "node:test";
import { keepsText, sendable, wayBack } from "../../../components/sheets/table/way_back.js";

const back = (op, fields, answer = { revision: 7 }) => wayBack(op, fields, answer);

test("a cell is written back, whatever happened in the other cells", () => {
  const write = { id: "a", field: "task", value: "新", seen: "前" };
  assert.deepEqual(back("entry.write", write),
    { op: "entry.write", fields: { ...write, value: "前", seen: "新" } });
  assert.deepEqual(back("member.write", write).op, "member.write");
  assert.deepEqual(back("entry.write", { ...write, sources: ["s"] }),
    { op: "undo", fields: { revision: 7 } });
});

test("a moved row goes back, a deleted one is brought back by the server", () => {
  assert.deepEqual(back("entry.move", { id: "a" }, { revision: 7, next: "c" }).fields,
    { id: "a", place: "", before: "c" });
  assert.deepEqual(back("entry.delete", { id: "a" }), { op: "undo", fields: { revision: 7 } });
  assert.equal(back("entry.delete", { id: "a" }, { revision: null }), null);
  assert.equal(back("member.remove", { id: "a" }), null);
});

test("an added row goes only while nobody has written more in it", () => {
  const added = back("entry.add", { id: "a", values: { task: "新" } });
  const now = (values) => sendable(added, () => values && { version: 3, values });
  assert.deepEqual(now({ task: "新", due: "" }),
    { op: "entry.delete", fields: { id: "a", version: 3 } });
  assert.equal(now({ task: "新", due: "2026-12-08" }), "changed");
  assert.equal(now(null), "gone");
});

test("a refused text is kept, a refused move is only said", () => {
  assert.ok(keepsText("entry.write", { value: "あ" }));
  assert.ok(keepsText("entry.add", { values: { people: ["m"] } }));
  assert.ok(!keepsText("entry.write", { value: "" }));
  assert.ok(!keepsText("entry.move", { id: "a" }));
});
