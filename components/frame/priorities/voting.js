/** 投票中: everybody places dots and rates, and sees only their own. */

import { attribute, button, h, setText } from "../../kit/dom.js";
import { drawParts, ideaHead } from "./idea.js";
import { keptList } from "../../kit/lists.js";
import { dotsLeft, marked } from "../../kit/votes/marks.js";
import { spreadText } from "../../kit/votes/ranking.js";

/** @param {import("./priorities.js").Priorities} priorities */
export function votingList(priorities) {
  const list = h("ol", { class: "ks-voting", "aria-label": "アイデアへの投票" });
  const put = keptList(list, (/** @type {any} */ { idea }) => idea.id,
    () => votingCard(priorities));
  const draw = () => {
    list.hidden = priorities.state() !== "private";
    if (list.hidden) return put([]);
    const marks = priorities.marks();
    const earlier = priorities.number() > 1 ? priorities.results(priorities.number() - 1) : [];
    put(priorities.ideas().map((idea) =>
      ({ idea, marks, before: earlier.find((row) => row.idea.id === idea.id) ?? null })));
  };
  return { box: list, draw };
}

function votingCard(/** @type {import("./priorities.js").Priorities} */ priorities) {
  const { votes, scales } = priorities.asked;
  let entry = "";
  const cast = (/** @type {string} */ column, /** @type {number} */ value) =>
    castVote(priorities, entry, column, value);
  const head = ideaHead(priorities);
  const parts = h("ul", { class: "ks-idea-parts" });
  const before = h("p", { class: "ks-idea-before" });
  const dots = votes ? dotPicker(votes, cast) : null;
  const ratings = scales.map((scale) => rating(scale, cast));
  const asked = h("div", { class: "ks-voting-asked" }, dots?.box ?? null,
    ...ratings.map(({ box }) => box));
  const box = h("li", { class: "ks-idea" }, head.title, head.origin, parts, before, asked);
  const draw = (/** @type {any} */ { idea, marks, before: earlier }) => {
    entry = idea.id;
    const mine = marks[entry] ?? {};
    head.draw(idea);
    drawParts(priorities,
      idea.under.map((/** @type {any} */ { id, text }) => ({ id, text, dots: null })), parts);
    setText(before, earlier ? beforeText(earlier, priorities) : "");
    asked.hidden = !priorities.who.votes;
    dots?.draw(idea.text, mine[votes?.id ?? ""] ?? 0, votes ? dotsLeft(marks, votes) : 0);
    ratings.forEach((one, index) => one.draw(idea.text, mine[scales[index].id] ?? 0));
  };
  return { box, draw };
}

/** @param {any} given @param {import("./priorities.js").Priorities} given */
function beforeText({ now }, { asked, number }) {
  const said = asked.scales.map(({ id, label }) => `${label} ${spreadText(now[id])}`);
  const dots = asked.votes ? [`シール ${now[asked.votes.id]}枚`] : [];
  return `${number() - 1}回目：${[...dots, ...said].join("、")}`;
}

/**
 * For somebody on paper this tab remembers what it put in; the server shows it to nobody.
 * @param {import("./priorities.js").Priorities} priorities @param {string} entry
 * @param {string} column @param {number} value
 */
async function castVote(priorities, entry, column, value) {
  const { hand, number, sheet } = priorities;
  const fields = { sheet: sheet.id, entry, column, value };
  if (hand.voter === null) return priorities.act("vote.cast", fields);
  const key = `${number()}/${hand.voter}`;
  const before = hand.paper.get(key) ?? {};
  hand.paper.set(key, marked(before, entry, column, value));
  priorities.draw();
  if (await priorities.act("vote.cast", { ...fields, member: hand.voter })) return true;
  hand.paper.set(key,
    marked(hand.paper.get(key) ?? {}, entry, column, before[entry]?.[column] ?? 0));
  priorities.draw();
  return false;
}

/** @param {any} column @param {(column: string, value: number) => any} cast */
function dotPicker(column, cast) {
  let placed = 0;
  const less = button("−", () => placed > 0 && cast(column.id, placed - 1));
  const more = button("＋", () => cast(column.id, placed + 1));
  const shown = h("span", { class: "ks-dots" });
  const spoken = h("span", { class: "ks-unseen", "aria-live": "polite" });
  const box = h("div", { class: "ks-voting-dots", role: "group" },
    h("span", { class: "ks-voting-label", text: column.label }), less, shown, spoken, more);
  const draw = (/** @type {string} */ text, /** @type {number} */ value,
      /** @type {number} */ left) => {
    placed = value;
    attribute(box, "aria-label", `「${text}」の${column.label}`);
    attribute(less, "aria-label", `「${text}」のシールを1枚はがす`);
    attribute(more, "aria-label", `「${text}」にシールを1枚はる`);
    attribute(less, "disabled", value === 0);
    attribute(more, "disabled", left === 0);
    setText(shown, value > 0 ? "●".repeat(value) : "○");
    attribute(shown, "aria-hidden", "true");
    setText(spoken, `${value}枚`);
  };
  return { box, draw };
}

/** @param {any} column @param {(column: string, value: number) => any} cast */
function rating(column, cast) {
  let chosen = 0;
  const numbers = Array.from({ length: column.most - column.least + 1 },
    (_, index) => column.least + index);
  const presses = numbers.map((number) =>
    button(String(number), () => cast(column.id, chosen === number ? 0 : number)));
  const ends = h("span", { class: "ks-voting-ends", text: `${column.least} 低い〜${column.most} 高い` });
  const box = h(
    "div",
    { class: "ks-voting-scale", role: "group" },
    h("span", { class: "ks-voting-label" }, h("span", { text: column.label }), ends),
    h("div", { class: "ks-voting-numbers" }, ...presses),
  );
  const draw = (/** @type {string} */ text, /** @type {number} */ value) => {
    chosen = value;
    attribute(box, "aria-label", `「${text}」の${column.label}。もう一度押すと取り消し`);
    presses.forEach((press, index) => attribute(press, "aria-pressed",
      String(numbers[index] === value)));
  };
  return { box, draw };
}
