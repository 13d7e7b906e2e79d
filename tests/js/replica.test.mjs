import assert from "node:assert/strict";
import test from "node:test";
import { Replica } from "../../components/live/replica.js";

const record = (id, revision, text, more = {}) =>
  ({ kind: "entry", id, revision, body: { text }, ...more });
const changes = (revision, ...records) => ({ type: "changes", revision, records });
const snapshot = (revision, ...records) => ({ type: "snapshot", revision, records });

test("a snapshot replaces everything", () => {
  const replica = new Replica();
  replica.apply(snapshot(3, record("a", 1, "x"), record("b", 3, "y")));
  assert.equal(replica.apply(snapshot(5, record("b", 3, "y"))), null);
  assert.equal(replica.get("entry", "a"), null);
  assert.equal(replica.revision, 5);
});

test("changes tell which keys changed", () => {
  const replica = new Replica();
  replica.apply(snapshot(1, record("a", 1, "x")));
  const changed = replica.apply(changes(3, record("b", 2, "y"),
    record("a", 3, null, { deleted: true, body: undefined })));
  assert.deepEqual([...changed].sort(), ["entry/a", "entry/b"]);
  assert.deepEqual(replica.all("entry").map(({ id }) => id), ["b"]);
});

test("an older record does not undo a newer one", () => {
  const replica = new Replica();
  replica.apply(snapshot(5, record("a", 5, "new")));
  assert.equal(replica.apply(changes(5, record("a", 4, "old"))).size, 0);
  assert.equal(replica.get("entry", "a").text, "new");
});

test("on 公開 the same revision comes again with its text", () => {
  const replica = new Replica();
  replica.apply(snapshot(9, { kind: "entry", id: "a", revision: 4, body: { covered: true } }));
  replica.apply(changes(9, record("a", 4, "seen now")));
  assert.equal(replica.get("entry", "a").text, "seen now");
  assert.equal(replica.revision, 9);
});

test("the revision never goes back", () => {
  const replica = new Replica();
  replica.apply(snapshot(9));
  replica.apply(changes(7, record("a", 7, "x")));
  assert.equal(replica.revision, 9);
});

test("an old snapshot with the changes since equals a fresh snapshot", () => {
  const replica = new Replica();
  replica.apply(snapshot(2, record("a", 1, "x"), record("b", 2, "y")));
  replica.apply(changes(3, record("a", 3, "z")));
  replica.apply(changes(5, record("b", 4, null, { deleted: true }), record("c", 5, "w")));
  const fresh = new Replica();
  fresh.apply(snapshot(5, record("a", 3, "z"), record("c", 5, "w")));
  assert.deepEqual(replica.all("entry"), fresh.all("entry"));
  assert.equal(replica.revision, fresh.revision);
});
