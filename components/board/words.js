/** The sentences of the board, all in one place. Pure. */

/** What the state of the sheet means: for somebody who leads, for the room, for a participant. */
export function bannerText(state, { leads = false, room = false } = {}) {
  if (state === "private") {
    if (room) return "いまは個人ワークです。付箋は、公開されるまで映りません。";
    if (leads) return "いまは個人ワークです。ほかの人の付箋は、公開するまで見えません。";
    return "いまは個人ワークです。あなたの付箋は、公開されるまで他の人に見えません。";
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

export const WORDS = {
  add: "＋ 付箋をはる",
  put: "はる",
  cancel: "やめる",
  save: "なおす",
  waiting: "送信待ち…",
  you: "あなた",
  hiddenNote: "見えなくしています",
  deleted: "消しました。",
  undo: "元に戻す",
  undone: "元に戻しました。",
  nothingToUndo: "元に戻せる操作がありません。",
  notSentYet: "まだ送られていません。つながってから、もう一度「元に戻す」を押してください。書いたものはこの端末に残っています。",
  closed: "いまは書き込めません。書いた内容は、この端末に残っています。",
  goneSource: "（消された付箋）",
  emptyNote: "付箋に何か書いてから、はってください。",
  goneWhileEditing: "この付箋は、ほかの人が消したか、いまは見られません。書いている文は残っています。「なおす」を押すと、新しい付箋にできます。",
  hint: "Enterで直す。Mで動かす先を選ぶ。Ctrlと矢印で動かす。矢印でほかの付箋へ。",
};
