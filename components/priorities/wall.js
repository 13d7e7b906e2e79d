/** The voting on the wall: before it is opened how many have voted, afterwards the order. */

import { attribute, el, write } from "../stage/dom.js";
import { redrawn } from "./lists.js";
import { votersOf } from "./marks.js";

const ROOM = 10;
const MOST_DOTS = 12;

/** @param {import("./scene.js").Scene} scene */
export function wall(scene) {
  const { live, sheet, number, state } = scene;
  const head = el("h2");
  const voters = el("p", { class: "ks-vote-wall-voters" });
  const list = el("ol", { class: "ks-vote-wall-list" });
  const more = el("p", { class: "ks-vote-wall-more" });
  const box = el(
    "section",
    { class: "ks-part ks-vote-wall", attributes: { "aria-label": sheet.title } },
    el("div", { class: "ks-vote-wall-head" }, head, voters),
    list,
    more,
  );
  const draw = () => {
    const voting = state() === "private";
    const rows = voting ? scene.ideas().map(hidden) : scene.results().map((row) => shown(row, scene));
    write(head, voting ? `${number()}回目の投票をしています` : `${number()}回目の投票の結果`);
    write(voters, `投票した人 ${votersOf(live.all("ballot"), sheet.id, number())}人`);
    attribute(list, "data-many", rows.length > ROOM / 2 ? "" : null);
    const room = rows.length > ROOM ? ROOM - 1 : ROOM;
    redrawn(list, rows.slice(0, room), () => rows.slice(0, room).map(line));
    const rest = rows.length > room ? `ほか${rows.length - room}件。` : "";
    write(more, `${rest}投票は参考です。どれから始めるかは、話し合いで決めます。`);
  };
  return { box, draw };
}

const hidden = (/** @type {import("./ideas.js").Idea} */ { text }) => ({ rank: "", text, votes: 0, dots: "", figures: "", corner: false });

function shown(/** @type {import("./ranking.js").Ranked} */ row, /** @type {import("./scene.js").Scene} */ { asked }) {
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
  return el(
    "li",
    { attributes: { "data-corner": corner ? "" : null } },
    el("b", { class: "ks-vote-wall-rank", text: rank || "・" }),
    el(
      "div",
      {},
      el("p", { class: "ks-vote-wall-text", text }),
      dots ? el("p", { class: "ks-vote-wall-figures" }, el("b", { text: dots }), el("span", { class: "ks-dots", text: "●".repeat(Math.min(votes, MOST_DOTS)) }), el("span", { text: figures }), corner ? el("em", { text: "★ 重要かつ実現できそう" }) : null) : null,
    ),
  );
}
