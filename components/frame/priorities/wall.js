/** The voting on the wall: before it is opened how many have voted, afterwards the order. */

import { attribute, h, setText } from "../../kit/dom.js";
import { fitLetters } from "../../kit/letters.js";
import { Pager, showLines } from "../../kit/pager.js";
import { redrawn } from "../../kit/lists.js";
import { votersText } from "../../kit/votes/marks.js";

const ONE_BELOW_THE_OTHER = 5;
const MOST_DOTS = 12;

/** @param {import("./priorities.js").Priorities} priorities */
export function wall(priorities) {
  const { live, sheet, number, state } = priorities;
  const head = h("h2");
  const voters = h("p", { class: "ks-vote-wall-voters" });
  const gap = h("p", { class: "ks-vote-wall-gap" });
  const list = h("ol", { class: "ks-vote-wall-list" });
  const more = h("p", { class: "ks-vote-wall-more" });
  const box = h(
    "section",
    { class: "ks-part ks-vote-wall", "aria-label": sheet.title },
    h("div", { class: "ks-vote-wall-head" }, head, voters),
    list,
    gap,
    more,
  );
  const draw = () => {
    const voting = state() === "private";
    const rows = voting ? priorities.ideas().map(hidden) : priorities.results()
      .map((row) => shown(row, priorities));
    setText(head, voting ? `${number()}回目の投票をしています` : `${number()}回目の投票の結果`);
    setText(voters, votersText(live, sheet.id, number()));
    setText(gap, priorities.gap());
    gap.hidden = !gap.textContent;
    attribute(list, "data-many", rows.length > ONE_BELOW_THE_OTHER ? "" : null);
    redrawn(list, rows, () => rows.map(line));
    pager.draw();
  };
  const pager = new Pager(live, list, (turn) => {
    const items = /** @type {HTMLElement[]} */ ([...list.children]);
    const gap = parseFloat(getComputedStyle(list).rowGap) || 0;
    const shown = () => showLines(items, { room: list.clientHeight, gap, turn });
    fitLetters(list, () => shown().count === 1);
    const { at, count } = shown();
    setText(more, `${count > 1 ? `${at + 1}／${count}　` : ""}投票は参考です。どれから始めるかは、話し合いで決めます。`);
  });
  return { box, draw, close: () => pager.close() };
}

const hidden = (/** @type {import("../../kit/votes/ideas.js").Idea} */ { text }) =>
  ({ rank: "", text, votes: 0, dots: "", figures: "", corner: false });

/**
 * @param {import("../../kit/votes/ranking.js").Ranked} row
 * @param {import("./priorities.js").Priorities} given
 */
function shown(row, { asked }) {
  const means =
    asked.scales.map(({ id, label }) => `${label} ${row.now[id]?.mean.toFixed(1) ?? "—"}`);
  const sum = asked.votes ? row.now[asked.votes.id] : 0;
  const before = asked.votes && row.before ? `（前回 ${row.before[asked.votes.id]}枚）` : "";
  const merged = row.parts.length > 0 ? `（ほか${row.parts.length}件をまとめて）` : "";
  return {
    rank: `${row.rank}`,
    text: `${row.idea.text}${merged}`,
    votes: sum,
    dots: `シール ${sum}枚${before}`,
    figures: means.join("・"),
    corner: row.corner,
  };
}

function line(/** @type {any} */ { rank, text, votes, dots, figures, corner }) {
  return h(
    "li",
    { "data-corner": corner ? "" : null },
    h("b", { class: "ks-vote-wall-rank", text: rank || "・" }),
    h(
      "div",
      {},
      h("p", { class: "ks-vote-wall-text", text }),
      dots ? h("p", { class: "ks-vote-wall-figures" }, h("b", { text: dots }),
        h("span", { class: "ks-dots", text: "●".repeat(Math.min(votes, MOST_DOTS)) }),
        h("span", { text: figures }), corner ? h("em", { text: "★ 重要かつ実現できそう" }) : null) : null,
    ),
  );
}
