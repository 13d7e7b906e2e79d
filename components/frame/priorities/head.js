/** What stands above the ideas: how far the voting is, and for those who lead how it goes on. */

import { ask } from "../../kit/dialog.js";
import { attribute, button, h, setText } from "../../kit/dom.js";
import { redrawn } from "../../kit/lists.js";
import { dotsLeft, votersOf, votersText } from "../../kit/votes/marks.js";

const STATES = { private: "投票中", open: "開票しました", locked: "締め切りました" };

/** @param {import("./priorities.js").Priorities} priorities */
export function headPanel(priorities) {
  const { live, sheet, state, number } = priorities;
  const now = h("b", { class: "ks-chip" });
  const voters = h("span", { class: "ks-priorities-voters", role: "status" });
  const says = h("p");
  const gap = h("p", { class: "ks-priorities-gap" });
  const dots = h("p", { class: "ks-priorities-dots", role: "status" });
  const controls = leadControls(priorities);
  const paper = paperChoice(priorities);
  const box = h(
    "div",
    { class: "ks-priorities-head" },
    h("div", { class: "ks-priorities-line" }, now, voters, controls.box),
    gap,
    says,
    paper.box,
    dots,
  );
  const draw = () => {
    setText(now, `${number()}回目・${STATES[state()]}`);
    setText(voters, votersText(live, sheet.id, number()));
    setText(gap, priorities.gap() || priorities.whyNot());
    gap.hidden = !gap.textContent;
    setText(says, WORDS[state()]);
    controls.draw();
    paper.draw();
    drawDots(dots, priorities);
  };
  return { box, draw };
}

const WORDS = {
  private: "ほかの人の票は、開票するまでだれにも見えません。投票は参考です。どれから始めるかは、話し合いで決めます。",
  open: "投票は参考です。数が少なくても大事なものはあります。どれから始めるかは、話し合いで決めます。",
  locked: "投票は参考です。数が少なくても大事なものはあります。どれから始めるかは、話し合いで決めます。",
};

/** @param {HTMLElement} line @param {import("./priorities.js").Priorities} priorities */
function drawDots(line, priorities) {
  const { votes } = priorities.asked;
  line.hidden = !votes || !priorities.who.votes;
  if (line.hidden || !votes) return;
  const all = votes.dots ?? 3;
  const left = dotsLeft(priorities.marks(), votes);
  redrawn(line, [left, all], () => [
    h("b", { text: left > 0 ? `のこりのシール ${left}枚` : "シールを使いきりました" }),
    h("span", { class: "ks-dots", text: "●".repeat(left) + "○".repeat(all - left),
      "aria-hidden": "true" }),
  ]);
}

function leadControls(/** @type {import("./priorities.js").Priorities} */ priorities) {
  const { sheet, state } = priorities;
  const set = (/** @type {string} */ wanted) =>
    priorities.act("sheet.state", { sheet: sheet.id, state: wanted });
  const open = button("開票する", () => openVotes(priorities, set), "primary");
  const close = button("締め切る", () => set("locked"));
  const again = button("", () => voteAgain(priorities));
  const box = h("div", { class: "ks-priorities-controls" }, open, close, again);
  const draw = () => {
    box.hidden = !priorities.leads;
    open.hidden = state() === "open";
    close.hidden = state() !== "open";
    again.hidden = state() === "private";
    setText(open, state() === "locked" ? "締切をやめる" : "開票する");
    setText(again, `${priorities.number() + 1}回目の投票を始める`);
  };
  return { box, draw };
}

/**
 * @param {import("./priorities.js").Priorities} priorities
 * @param {(state: string) => Promise<boolean>} set
 */
async function openVotes(priorities, set) {
  if (priorities.state() === "locked") return set("open");
  const count = votersOf(priorities.live.all("ballot"), priorities.sheet.id, priorities.number());
  const sure = await ask({
    title: "開票しますか",
    text: `いま ${count}人が投票しています。開票すると、票の数と評価がみんなに見えます。` +
      "だれの票かは見えません。開票したあとは、この回の票を変えられません。" + unsaid(priorities),
    yes: "開票する",
  });
  return sure && set("open");
}

/** For those who lead: of whom the roster says no side, which can't be told afterwards. */
function unsaid(/** @type {import("./priorities.js").Priorities} */ { live, sheets }) {
  const roster = Object.values(sheets).find((/** @type {any} */ one) => one.roster?.side);
  const side = roster?.roster.side;
  const left = side ? live.all("member").filter((/** @type {any} */ { body }) =>
    body.role !== "viewer" && !body.about[side]).length : 0;
  const { label } = roster?.columns.find((/** @type {any} */ one) => one.id === side) ?? {};
  return left > 0 ? `名簿に「${label}」を書いていない人が${left}人います。分けて見るなら、開票の前に「メンバー」で書きます。` : "";
}

async function voteAgain(/** @type {import("./priorities.js").Priorities} */ priorities) {
  const number = priorities.number();
  const sure = await ask({
    title: `${number + 1}回目の投票を始めますか`,
    text: `${number}回目の結果はそのまま残り、${number + 1}回目を開票すると、くらべて見られます。`,
    yes: `${number + 1}回目を始める`,
  });
  if (sure) await priorities.act("vote.again", { sheet: priorities.sheet.id });
}

/** Votes on paper: whose they are. What was put in before is as hidden here as anybody else's. */
function paperChoice(/** @type {import("./priorities.js").Priorities} */ priorities) {
  const { live, hand } = priorities;
  const choice = h("select", { class: "ks-input", onchange: () => choose() });
  const says = h("p", { class: "ks-priorities-paper-says" });
  const box = h("div", { class: "ks-priorities-paper" },
    h("label", { class: "ks-labelled" }, h("span", { text: "だれの票を入れますか" }), choice), says);
  const choose = () => {
    hand.voter = choice.value === live.you?.member ? null : choice.value;
    priorities.draw();
  };
  const draw = () => {
    box.hidden = !priorities.leads || priorities.state() !== "private";
    if (box.hidden) hand.voter = null;
    const me = live.you?.member;
    const people = live
      .all("member")
      .filter((/** @type {any} */ { body }) => body.role !== "viewer")
      .map((/** @type {any} */ { id, body }) =>
        [id, id === me ? `自分（${body.name}）` : `${body.name} さん（紙の票）`])
      .sort((/** @type {any} */ a, /** @type {any} */ b) =>
        Number(b[0] === me) - Number(a[0] === me));
    redrawn(choice, people,
      () => people.map((/** @type {string[]} */ [value, text]) => h("option", { text, value })));
    const wanted = hand.voter ?? me ?? "";
    if (choice.value !== wanted) choice.value = wanted;
    attribute(box, "data-paper", hand.voter === null ? null : "");
    setText(says, hand.voter === null ? "" : "紙に書かれた数を入れます。ほかの画面で先に入れた分は、ここには出ません。");
  };
  return { box, draw };
}
