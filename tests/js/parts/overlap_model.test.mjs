import assert from "node:assert/strict";
import { test } from "node:test";
import { casesOf, coveredIn, ideasOf, pinsOf, roomOrder,
  sorted } from "../../../components/sheets/overlap/model.js";
import { offersFor } from "../../../components/sheets/overlap/offers.js";
import { stateText } from "../../../components/kit/state_words.js";
import { lacksText } from "../../../components/sheets/overlap/words.js";
import { handsOf } from "../../../components/kit/votes/hands.js";
import { factsText, offered, rowOf } from "../../../components/frame/offered_rows/model.js";
import { expectedOf, texts } from "../fakes.mjs";

const PERSON = { id: "person", wins: "happy_person", label: "①支援が必要な人", short: "① 本人", tag: "①",
  colour: "pink", note: "", columns: [{ id: "text", label: "本人のこと", type: "text" },
  { id: "aspect", label: "どんなこと", type: "choice", choices: ["想い", "好きなこと"] }],
  carry_from: ["case_sheet/interests", "resource_map/centre"] };
const TOWN = { id: "community", wins: "happy_community", label: "②地域", short: "② 地域", tag: "②",
  colour: "sky", note: "", columns: [{ id: "text", label: "やりたいこと", type: "text" }, { id: "who",
  label: "誰が", type: "text" }], carry_from: ["interview/feelings", "resource_map/inner"] };
const IDEA = { id: "idea", label: "③重なり", short: "③ 重なり", tag: "③", colour: "cream",
  note: "", columns: [{ id: "text", label: "アイデア", type: "text" }, { id: "happy_person",
  label: "本人に", type: "long_text" }, { id: "happy_community", label: "地域に", type: "long_text" },
  { id: "spread", label: "広げられるか", type: "long_text" }], carry_from: [] };
const SHEET = { id: "overlap", holds: "pin", title: "重なり", cases: "case_sheet",
  texts: texts("overlap", { idea: ["text", "*/idea", "cream"] }),
  circles: [PERSON, TOWN], middle: IDEA, hands: { id: "hands" } };
const FORM = { id: "case_sheet", holds: "copy", repeats: "case", title: "ケースシート",
  pick: { flag: "picked" }, sections: [{ fields: [{ id: "interests", label: "関心事・好きなこと" }] }] };
const INTERVIEW = { id: "interview",
  holds: "copy", repeats: "interview", title: "インタビュー", named_by: "candidate", met: "met",
  sections: [{ fields: [{ id: "feelings", label: "想い" }, { id: "met", label: "会った人" }] }] };
const MAP = { id: "resource_map", holds: "pin", title: "資源マップ", centre: { id: "centre",
  label: "真ん中", short: "本人", columns: [{ id: "text", type: "text", of_case: true }] },
  rings: [{ id: "inner", label: "内", short: "内", columns: [] }],
  columns: [{ id: "name", type: "text" }, { id: "interest", type: "long_text", of_case: true },
  { id: "reason", type: "long_text" }] };
const SHEETS = { case_sheet: FORM, interview: INTERVIEW, resource_map: MAP };

let clock = 0;
const entry = (id, sheet, place, values = {}, more = {}) => ({ id, body: { sheet, place, values,
  sources: [], rank: (clock += 1), created: "", hidden: false, ...more } });
const pin = (id, area, text, more = {}) => entry(id, "overlap", `a/${area}`,
  { text, ...more.values }, more);

test("only opened cases are there: those taken up, or with something on their overlap", () => {
  const cases = [entry("a", "case_sheet", "", { picked: "1" }), entry("b", "case_sheet", ""),
    entry("c", "case_sheet", "", {}, { hidden: true })];
  const ids = (entries) => casesOf(entries, SHEET, FORM).map(({ id }) => id);
  assert.deepEqual(ids(cases), ["a"]);
  assert.deepEqual(ids([...cases, entry("n", "overlap", "b/person", { text: "x" })]), ["a", "b"]);
  assert.deepEqual(ids(cases.slice(1)), ["b"]);
  assert.deepEqual(ids([cases[2], entry("n", "overlap", "c/person", { text: "x" })]), []);
});

test("an idea names what it joins by marks, and what it lacks", () => {
  const entries = [pin("p1", "person", "将棋"), pin("p2", "person", "散歩"),
    pin("c1", "community", "縁側"), pin("other", "person", "よそ", {}), pin("i1", "idea", "将棋の縁側",
    { sources: ["c1", "p2", "gone"] }), pin("i2", "idea", "散歩の会", { sources: ["p1"] })];
  entries[3].body.place = "b/person";
  const pins = pinsOf(SHEET, entries, "a");
  assert.deepEqual(pins.map(({ mark, uses }) => [mark, uses]), [["①1", 1], ["①2", 1], ["②1", 1]]);
  const [both, half] = ideasOf(SHEET, entries, "a",
    { pins, hands: new Map([["i2", { count: 3, mine: true }]]) });
  assert.deepEqual(both.joins.map(({ mark }) => mark), ["①2", "②1"]);
  assert.deepEqual([both.gone, both.lacking.length, half.lacking[0].id, half.hands, half.mine],
    [1, 0, "community", 3, true]);
  assert.deepEqual(sorted([both, half], true).map(({ id }) => id), ["i2", "i1"]);
  assert.deepEqual(sorted([both, half], false).map(({ id }) => id), ["i1", "i2"]);
  assert.match(lacksText(half.lacking), /② 地域/);
  assert.equal(lacksText([]), "");
});

test("どちらも嬉しい is both sides written, not one", () => {
  const told = (values) => ideasOf(SHEET, [pin("i", "idea", "x", { values })], "a",
    { pins: [], hands: new Map() })[0].both;
  assert.equal(told({ happy_person: "嬉しい", happy_community: " " }), false);
  assert.equal(told({ happy_person: "嬉しい", happy_community: "助かる" }), true);
});

test("hands are counted once a person, one's own with what is on the way", () => {
  const counted = (known, operations, asked) =>
    handsOf(expectedOf({ ballot: known }, operations).all("ballot"), asked);
  const ballot = (member, marks, number = 1) =>
    ({ body: { sheet: "overlap", ballot: number, member, marks } });
  const bodies = [ballot("me", { i: { hands: 1 } }),
    ballot(null, { i: { hands: 1 }, j: { hands: 1 } }), ballot(null, { i: { hands: 1 } }, 2),
    { body: { sheet: "overlap", ballot: 1, covered: true } }];
  const asked = { sheet: "overlap", column: "hands", number: 1, me: "me" };
  const ballots = bodies.map((one, at) => ({ id: `b${at}`, ...one }));
  assert.deepEqual(counted(ballots, [], asked).get("i"), { count: 2, mine: true });
  const down = { op: "vote.cast",
    fields: { sheet: "overlap", entry: "i", column: "hands", value: 0 } };
  assert.deepEqual(counted(ballots, [down], asked).get("i"), { count: 1, mine: false });
  const forOther = { op: "vote.cast",
    fields: { ...down.fields, entry: "j", value: 1, member: "x" } };
  assert.deepEqual(counted(ballots, [forOther], asked).get("j"), { count: 1, mine: false });
});

test("hands counted by eye go first to those without a device here", () => {
  assert.deepEqual(roomOrder(["me", "a", "b", "c"], ["a", "me"], "me"), ["b", "c", "a", "me"]);
});

test("what is covered is counted, not shown", () => {
  const entries = [{ id: "x", body: { sheet: "overlap", place: "a/person", covered: true } }];
  assert.equal(coveredIn(entries, "a", PERSON), 1);
  assert.deepEqual(pinsOf(SHEET, entries, "a"), []);
  assert.match(stateText("付箋", "private", { wall: true }), /映りません/);
});

test("each line of the case is offered with its aspect and its source, and marked once carried",
    () => {
  const entries = [entry("a", "case_sheet", "", { interests: "・将棋\n\n古い車" }),
    entry("b", "case_sheet", "", { interests: "料理" }), entry("m", "resource_map",
    "a/centre", { text: "人の役に立ちたい" }), entry("n", "resource_map", "b/centre", { text: "よそ" }),
    pin("p", "person", "将棋", { sources: ["a"] })];
  const offers = offersFor(PERSON, "a", { sheet: SHEET, sheets: SHEETS, entries });
  assert.deepEqual(offers.map(({ text, there, sources }) => [text, there, sources]),
    [["将棋", true, ["a"]], ["古い車", false, ["a"]], ["人の役に立ちたい", false, ["m"]]]);
  assert.deepEqual(offers[1].values, { text: "古い車", aspect: "好きなこと" });
});

test("interviews are offered with who was met, resources with why, never with what is of the case",
    () => {
  const entries =
    [entry("v", "interview", "", { candidate: "朝市の会", met: "店主\n若手の会", feelings: "人手がほしい" }),
    entry("r", "resource_map", "a/inner", { name: "玩具病院", interest: "本人の好きなこと",
    reason: "直す人をさがしている" }), entry("s", "resource_map", "a/inner", { name: "将棋クラブ" }),
    entry("h", "interview", "", { candidate: "x", feelings: "見えない" }, { hidden: true })];
  const offers = offersFor(TOWN, "a", { sheet: SHEET, sheets: SHEETS, entries });
  assert.deepEqual(offers.map(({ values }) => values),
    [{ text: "人手がほしい", who: "店主、若手の会" }, { text: "直す人をさがしている", who: "玩具病院" }, { text: "将棋クラブ" }]);
  assert.deepEqual(offers.map(({ sources }) => sources), [["v"], ["r"], ["s"]]);
  assert.doesNotMatch(JSON.stringify(offers), /本人の好きなこと/);
});

test("who wants no name told is offered by the organisation, or by the sheet's letter", () => {
  const sheets = { ...SHEETS, interview: { ...SHEETS.interview,
    unnamed: { field: "named", choice: "出さない" } } };
  const who = (/** @type {object} */ values) => {
    const entries = [entry("v", "interview", "", { feelings: "人手", named: "出さない", ...values },
      { letter: "B" })];
    return offersFor(TOWN, "a", { sheet: SHEET, sheets, entries })[0].values.who;
  };
  assert.equal(who({ candidate: "朝市の会", met: "店主の佐藤" }), "朝市の会");
  assert.equal(who({ candidate: "佐藤 花", met: "佐藤花" }), "インタビューB");
  assert.equal(who({ candidate: "佐藤 花" }), "インタビューB");
  assert.equal(who({ candidate: "佐藤 花", met: "佐藤花", named: "よい" }), "佐藤花");
});

test("a group's overlap is offered its own group's map beside what all wrote, no other group's", () => {
  const entries = ["resource_map", "resource_map_g1", "resource_map_g2"].map((sheet) =>
    entry(sheet, sheet, "a/inner", { name: sheet }));
  const ours = { ...SHEET, id: "overlap_g1", group_of: "overlap" };
  const offers = offersFor(TOWN, "a", { sheet: ours, sheets: SHEETS, entries });
  assert.deepEqual(offers.map(({ sources }) => sources), [["resource_map"], ["resource_map_g1"]]);
});

test("ideas become rows: those with most hands first, none of a closed case, what has rows is said",
    () => {
  const asked = { table: { id: "feasibility", columns: [] }, origin: SHEET, hands: "hands",
    offer: { title: "", texts_from: "overlap/idea", into: "idea", owned_by: null } };
  const entries = [entry("a", "case_sheet", "", {}, { letter: "A" }),
    entry("z", "case_sheet", "", {}, { letter: "Z", hidden: true }),
    pin("i1", "idea", "一"), pin("i2", "idea", "二"), entry("i3", "overlap", "z/idea", { text: "閉" }),
    entry("row", "feasibility", "", { idea: "一" }, { sources: ["i1"] })];
  const found = offered(asked, { entries,
    ballots: [{ body: { sheet: "overlap", ballot: 1, member: null, marks: { i2: { hands: 1 } } } }],
    number: 1 });
  assert.deepEqual(found.map(({ id, hands, rows }) => [id, hands, rows]),
    [["i2", 1, 0], ["i1", 0, 1]]);
  assert.equal(factsText(found[1], "hands"), "ケースA・できそう 0人・✓ 行が1つあります");
});

test("a row begins with the text and what both have a column for, and is at once somebody's", () => {
  const table = { id: "list", columns: [{ id: "name" }, { id: "district" }], todo: { owner: "who" } };
  const offer = { title: "", texts_from: "interview/introduced", into: "name", owned_by: "writer" };
  const body = { values: { name: "世話人さん", district: "北の里", other: "x" }, author: "m1" };
  const asked = { table, offer, origin: SHEET, hands: null };
  const given = { id: "e", text: "世話人さん", from: "", hands: 0, rows: 0 };
  assert.deepEqual(rowOf(asked, given, body, "me"),
    { name: "世話人さん", district: "北の里", who: ["m1"] });
  const mine = { ...asked, offer: { ...offer, owned_by: "presser" } };
  assert.deepEqual(rowOf(mine, given, body, "me").who, ["me"]);
});
