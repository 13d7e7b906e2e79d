import assert from "node:assert/strict";
import { test } from "node:test";
import { counts, inOrder, readLines,
  whereabouts } from "../../../components/frame/members/words.js";

test("pasted lines: tab, 読点, comma or full-width comma between name and organisation", () => {
  const { people } = readLines("青葉 花子\t社協\n港 太郎、福祉課\n林 ゆき,包括\r\n森 守，民生委員\nひとり\n\n");
  assert.deepEqual(people, [
    { name: "青葉 花子", organisation: "社協" },
    { name: "港 太郎", organisation: "福祉課" },
    { name: "林 ゆき", organisation: "包括" },
    { name: "森 守", organisation: "民生委員" },
    { name: "ひとり", organisation: "" },
  ]);
});

test("more columns become part of the organisation", () => {
  assert.deepEqual(readLines("花子\t福祉課\t係長").people, [{ name: "花子", organisation: "福祉課・係長" }]);
});

test("somebody who is on the roster, or twice in the lines, is not put in again, and named", () => {
  const known = [{ name: "青葉　花子", organisation: "社協" }];
  const read = readLines("青葉 花子、社協\n港 太郎\n港 太郎\n青葉 花子、福祉課", known);
  assert.deepEqual(read.people.map((person) => person.organisation || person.name),
    ["港 太郎", "福祉課"]);
  assert.deepEqual(read.twice, ["青葉 花子", "港 太郎"]);
});

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
