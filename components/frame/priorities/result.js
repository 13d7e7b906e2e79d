/** 開票: the ideas in the order that the votes advise. */

import { attribute, button, h, setText } from "../../kit/dom.js";
import { drawParts, ideaHead } from "./idea.js";
import { keptList, redrawn } from "../../kit/lists.js";
import { mergeChoice } from "./merge.js";
import { changeText, spreadText } from "../../kit/votes/ranking.js";
import { sharesOf, sharesText } from "../../kit/votes/sides.js";

/** @param {import("./priorities.js").Priorities} priorities */
export function resultList(priorities) {
  const list = h("ol", { class: "ks-result", "aria-label": "投票の結果" });
  const put = keptList(list, (/** @type {import("../../kit/votes/ranking.js").Ranked} */ row) =>
    row.idea.id, () => resultCard(priorities));
  const draw = () => {
    list.hidden = priorities.state() === "private";
    put(list.hidden ? [] : priorities.results());
  };
  return { box: list, draw };
}

function resultCard(/** @type {import("./priorities.js").Priorities} */ priorities) {
  const rank = h("span", { class: "ks-result-rank" });
  const head = ideaHead(priorities);
  const corner = h("span", { class: "ks-result-corner", text: "★ 重要かつ実現できそう" });
  const figures = h("dl", { class: "ks-result-figures" });
  const parts = h("ul", { class: "ks-idea-parts" });
  const actions = resultActions(priorities);
  const box = h(
    "li",
    { class: "ks-idea ks-result-idea" },
    rank,
    h("div", { class: "ks-result-what" }, head.title,
      h("div", { class: "ks-result-tags" }, corner, head.origin), parts, actions.box),
    figures,
  );
  const draw = (/** @type {import("../../kit/votes/ranking.js").Ranked} */ row) => {
    setText(rank, `${row.rank}位`);
    head.draw(row.idea);
    corner.hidden = !row.corner;
    attribute(box, "data-corner", row.corner ? "" : null);
    drawFigures(figures, row, priorities);
    drawParts(priorities, partsOf(row, priorities), parts);
    actions.draw(row.idea);
  };
  return { box, draw };
}

/**
 * The merged ideas with their own dots; the one on top too, so that the sum can be followed.
 * @param {import("../../kit/votes/ranking.js").Ranked} row
 * @param {import("./priorities.js").Priorities} priorities
 */
function partsOf(row, priorities) {
  const { votes } = priorities.asked;
  const dots = (/** @type {any} */ one) => (votes ? (one?.[votes.id] ?? 0) : null);
  return row.parts.map(({ id, text, now }) => ({ id, text, dots: dots(now) }));
}

/**
 * @param {HTMLElement} box @param {import("../../kit/votes/ranking.js").Ranked} row
 * @param {import("./priorities.js").Priorities} priorities
 */
function drawFigures(box, row, priorities) {
  const { votes, scales } = priorities.asked;
  const number = priorities.number();
  const sides = priorities.sides();
  const small = (/** @type {any} */ column) =>
    [changeText(row, column, number), sharesText(sharesOf(sides, row, column), column)];
  redrawn(box, [row.now, row.before, row.parts, number, sides], () => [
    ...(votes ? [votesFigure(row, votes, small(votes))] : []),
    ...scales.map((scale) =>
      figure(scale.label, [scaleBar(row.now[scale.id], scale),
        h("span", { text: spreadText(row.now[scale.id]) })], small(scale)),
    ),
  ]);
}

/**
 * @param {import("../../kit/votes/ranking.js").Ranked} row @param {any} votes
 * @param {string[]} small
 */
function votesFigure(row, votes, small) {
  const sum = row.now[votes.id];
  const own = row.parts.length > 0 ? `（このアイデア ${row.own?.[votes.id] ?? 0}枚）` : "";
  const dots =
    h("span", { class: "ks-dots", text: "●".repeat(Math.min(sum, 20)), "aria-hidden": "true" });
  return figure("シール", [h("b", { text: `${sum}枚${own}` }), dots], small);
}

/** @param {string} label @param {Node[]} content @param {string[]} small lines below; "": none */
function figure(label, content, small) {
  return h("div", {}, h("dt", { text: label }),
    h("dd", {}, ...content, ...small.map((text) => (text ? h("small", { text }) : null))));
}

/** The mean as a mark and the spread as a line on the scale. */
function scaleBar(/** @type {any} */ spread, /** @type {any} */ { least, most }) {
  const at = (/** @type {number} */ value) => ((value - least) / (most - least)) * 100;
  const bar = h("span", { class: "ks-result-bar", "aria-hidden": "true" });
  if (!spread) return bar;
  const reach = h("i", { class: "ks-result-reach" });
  reach.style.insetInlineStart = `${at(spread.least)}%`;
  reach.style.inlineSize = `${at(spread.most) - at(spread.least)}%`;
  const mean = h("i", { class: "ks-result-mean" });
  mean.style.insetInlineStart = `${at(spread.mean)}%`;
  bar.append(reach, mean);
  return bar;
}

/** What those who lead do with an idea: take it into a form, or put it under another. */
function resultActions(/** @type {import("./priorities.js").Priorities} */ priorities) {
  /** @type {import("../../kit/votes/ideas.js").Idea | null} */
  let idea = null;
  const takes = priorities.targets.map((target) =>
    ({ target, press: button("", () => idea && take(priorities, target, idea)) }));
  const merge = mergeChoice(priorities, () => idea);
  const box = h("div", { class: "ks-result-actions" }, ...takes.map(({ press }) => press),
    merge.box);
  const draw = (/** @type {import("../../kit/votes/ideas.js").Idea} */ shown) => {
    idea = shown;
    box.hidden = !priorities.leads;
    for (const { target, press } of takes) {
      const taken = isTaken(priorities, target, shown.id);
      setText(press, taken ? `✓ ${target.done}` : target.label);
      attribute(press, "disabled", taken);
      attribute(press, "aria-label", `「${shown.text}」：${taken ? target.done : target.label}`);
    }
    merge.draw();
  };
  return { box, draw };
}

/**
 * @param {import("./priorities.js").Priorities} given @param {import("./targets.js").Target} target
 * @param {string} id
 */
function isTaken({ live }, target, id) {
  const there = (/** @type {any} */ body) => body.sheet === target.sheet &&
    body.place === target.place && body.sources?.includes(id);
  return live.all("entry").some((/** @type {any} */ { body }) => there(body));
}

/**
 * @param {import("./priorities.js").Priorities} priorities
 * @param {import("./targets.js").Target} given
 * @param {import("../../kit/votes/ideas.js").Idea} idea
 */
function take(priorities, { sheet, place, field }, idea) {
  const fields = { id: priorities.live.ids(), sheet, place, values: { [field]: idea.text },
    sources: [idea.id] };
  return priorities.act("entry.add", fields);
}
