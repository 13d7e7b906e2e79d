/** The voting on the wall: before it is opened how many have voted, afterwards the order. */

import { attribute, h, setText } from "../../kit/dom.js";
import { pagesOfRows } from "../../kit/wall_pages.js";
import { redrawn } from "../../kit/lists.js";
import { votersOf } from "../../kit/votes/marks.js";

const ONE_BELOW_THE_OTHER = 5;
const MOST_DOTS = 12;
const EVERY = 8_000;

/** @param {import("./scene.js").Scene} scene */
export function wall(scene) {
  const { live, sheet, number, state } = scene;
  const head = h("h2");
  const voters = h("p", { class: "ks-vote-wall-voters" });
  const list = h("ol", { class: "ks-vote-wall-list" });
  const more = h("p", { class: "ks-vote-wall-more" });
  const box = h(
    "section",
    { class: "ks-part ks-vote-wall", "aria-label": sheet.title },
    h("div", { class: "ks-vote-wall-head" }, head, voters),
    list,
    more,
  );
  const draw = () => {
    const voting = state() === "private";
    const rows = voting ? scene.ideas().map(hidden) : scene.results().map((row) => shown(row, scene));
    setText(head, voting ? `${number()}回目の投票をしています` : `${number()}回目の投票の結果`);
    setText(voters, `投票した人 ${votersOf(live.all("ballot"), sheet.id, number())}人`);
    attribute(list, "data-many", rows.length > ONE_BELOW_THE_OTHER ? "" : null);
    redrawn(list, rows, () => rows.map(line));
    turner.draw();
  };
  const turner = pageTurner(list, (page) => {
    setText(more, `${page ? `${page}　` : ""}投票は参考です。どれから始めるかは、話し合いで決めます。`);
  });
  return { box, draw, close: turner.close };
}

/**
 * Shows as many whole lines as there is room for, page by page.
 * @param {HTMLElement} list
 * @param {(page: string) => void} told where it is, such as "1／2"; "" where all is in sight
 */
function pageTurner(list, told) {
  let turn = 0;
  const draw = () => {
    const items = /** @type {HTMLElement[]} */ ([...list.children]);
    for (const item of items) item.hidden = false;
    const gap = parseFloat(getComputedStyle(list).rowGap) || 0;
    const lines = linesOf(items.map((item) => ({ top: item.offsetTop, height: item.offsetHeight })));
    const pages = pagesOfRows(lines.map(({ height }) => height + gap), list.clientHeight + gap);
    const { from, to } = pages[turn % pages.length];
    const shown = new Set(lines.slice(from, to).flatMap((known) => known.items));
    items.forEach((item, at) => (item.hidden = !shown.has(at)));
    told(pages.length > 1 ? `${(turn % pages.length) + 1}／${pages.length}` : "");
  };
  const timer = setInterval(() => ((turn += 1), draw()), EVERY);
  const watcher = new ResizeObserver(draw);
  watcher.observe(list);
  const close = () => {
    clearInterval(timer);
    watcher.disconnect();
  };
  return { draw, close };
}

/**
 * Which of the boxes of a grid stand beside each other, with the height of each such line.
 * @param {{top: number, height: number}[]} boxes
 * @returns {{top: number, height: number, items: number[]}[]}
 */
export function linesOf(boxes) {
  /** @type {{top: number, height: number, items: number[]}[]} */
  const lines = [];
  boxes.forEach(({ top, height }, at) => {
    const last = lines.at(-1);
    if (last && last.top === top) {
      last.items.push(at);
      last.height = Math.max(last.height, height);
    } else lines.push({ top, height, items: [at] });
  });
  return lines;
}

const hidden = (/** @type {import("../../kit/votes/ideas.js").Idea} */ { text }) => ({ rank: "", text, votes: 0, dots: "", figures: "", corner: false });

function shown(/** @type {import("../../kit/votes/ranking.js").Ranked} */ row, /** @type {import("./scene.js").Scene} */ { asked }) {
  const means = asked.scales.map(({ id, label }) => `${label} ${row.now[id]?.mean.toFixed(1) ?? "—"}`);
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
      dots ? h("p", { class: "ks-vote-wall-figures" }, h("b", { text: dots }), h("span", { class: "ks-dots", text: "●".repeat(Math.min(votes, MOST_DOTS)) }), h("span", { text: figures }), corner ? h("em", { text: "★ 重要かつ実現できそう" }) : null) : null,
    ),
  );
}
