/** The sentences of the board, all in one place. Pure. */

import { AT_ONCE, SOURCES, TEXT, TEXT_TOO_LONG } from "../limits.js";

const NO_NAMES = "個人名や住所は書かないでください。";

/** What the state of the sheet means: for somebody who leads, for the room, for a participant. */
export function bannerText(state, { leads = false, room = false } = {}) {
  if (state === "private") {
    if (room) return "いまは個人ワークです。付箋は、公開されるまで映りません。";
    if (leads) return "いまは個人ワークです。ほかの人の付箋は、公開するまで見えません。";
    return `いまは個人ワークです。あなたの付箋は、公開されるまで他の人に見えません。${NO_NAMES}`;
  }
  if (state === "locked") return "締め切られています。読むことだけできます。";
  return "";
}

export function coveredText(count, { any = true } = {}) {
  return any ? `ほか${count}枚（公開まで見えません）` : `${count}枚（公開まで見えません）`;
}

export function grownText(count) {
  return `付箋が${count}枚ふえました`;
}

/** On the button while sources are chosen. */
export function choosingText(count, tag, change) {
  if (change) return count ? `もとを${count}枚にする` : "もとをなしにする";
  return count ? `${count}枚をもとに${tag}をつくる` : "もとの付箋に印をつけてください";
}

/** Why these notes can't be put up at once; "" where they can. @param {string[]} texts */
export function manyProblem(texts) {
  if (texts.length > AT_ONCE) return `一度にはれるのは${AT_ONCE}枚までです（いま${texts.length}枚）。分けてはってください。`;
  const long = texts.findIndex((text) => [...text].length > TEXT);
  return long < 0 ? "" : `${long + 1}枚目が${TEXT_TOO_LONG}。行を分けてください。`;
}

export function manyText(count) {
  return count ? `${count}枚はります` : "1行に1枚ずつ書いてください。";
}

export function progressText(count, done, status) {
  const waits = status === "offline" ? "未接続です。残りはこの端末に残っていて、つながると自動ではられます。" : "";
  return `${count}枚のうち${done}枚をはりました。${waits}`;
}

export const WORDS = {
  noNames: NO_NAMES,
  writingOf: (/** @type {string} */ copy) => `「${copy}」に付箋をはります`,
  add: "＋ 付箋をはる",
  put: "はる",
  cancel: "やめる",
  save: "なおす",
  waiting: "送信待ち…",
  hiddenNote: "見えなくしています",
  unreadNote: "事務局が確かめるまで、ほかの人には見えません",
  deleted: "消しました。",
  undo: "元に戻す",
  undone: "元に戻しました。",
  nothingToUndo: "元に戻せる操作がありません。",
  notSentYet: "まだ送られていません。つながってから、もう一度「元に戻す」を押してください。書いたものはこの端末に残っています。",
  closed: "いまは書き込めません。書いた内容は、この端末に残っています。",
  goneSource: "（消された付箋）",
  goneSourceNote: "この付箋は、ほかの人が消したか、いまは見られません。何も変わっていません。",
  sourcesChanged: "もとの付箋をなおしました。",
  tooManySources: `もとにできる付箋は${SOURCES}枚までです。`,
  many: "まとめてはる（1行に1枚）",
  manyLines: "付箋の文（1行が1枚になります）",
  askedAbove: "付箋は、まだはられていません。上の枠で、どうするかを選んでください。",
  emptyNote: "付箋に何か書いてから、はってください。",
  goneWhileEditing: "この付箋は、ほかの人が消したか、いまは見られません。書いている文は残っています。「なおす」を押すと、新しい付箋にできます。",
  hint: "Enterで直す。Mで動かす先を選ぶ。Ctrlと矢印で動かす。矢印でほかの付箋へ。",
};
