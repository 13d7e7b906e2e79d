import assert from "node:assert/strict";
import { test } from "node:test";
import { counts, inOrder, whereabouts } from "../../../components/frame/members/words.js";

test("where somebody is, in words", () => {
  assert.equal(whereabouts("a", { joined: true }, ["a"]).text, "● 参加中");
  assert.equal(whereabouts("a", { joined: true }, []).text, "○ つながっていません");
  assert.equal(whereabouts("a", { joined: false }, []).text, "まだ入っていません");
});

test("counts of the roster, of who is here and of who came", () => {
  assert.deepEqual(counts(["a", "b", "c"], ["a", "x"], { a: "present", b: "online" }), [
    "名簿 3人",
    "いま参加中 1人",
    "出席 1人",
    "オンライン 1人",
  ]);
  assert.deepEqual(counts(["a"], [], null), ["名簿 1人", "いま参加中 0人"]);
});

test("leaders come first, the others in the order of the roster", () => {
  const record = (id, role) => ({ id, body: { role } });
  const sorted = inOrder([record("a", "viewer"), record("b", "participant"),
    record("c", "facilitator"), record("d", "participant")], "kana");
  assert.deepEqual(sorted.map(({ id }) => id), ["c", "b", "d", "a"]);
});

test("by ふりがな where there is one", () => {
  const member = (id, role, kana) =>
    ({ id, body: { name: id, organisation: "", role, joined: false, about: { kana } } });
  const records = [member("w", "participant", "わかば"), member("none", "participant", ""),
    member("a", "participant", "アオイ"), member("lead", "facilitator", "んだ")];
  assert.deepEqual(inOrder(records, "kana").map((record) => record.id), ["lead", "a", "w", "none"]);
});
