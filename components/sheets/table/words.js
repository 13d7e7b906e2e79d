/** The sentences of the table, all in one place. Pure. */

export const WORDS = {
  add: "＋ 行を足す",
  coming: "表を用意しています…",
  undo: "元に戻す",
  search: "しぼりこむ",
  order: "並び順",
  ownOrder: "もとの順",
  menu: "この行でできること",
  rowUp: "上へうごかす",
  rowDown: "下へうごかす",
  addAbove: "この上に行を足す",
  addBelow: "この下に行を足す",
  remove: "この行を消す",
  removed: "行を消しました。",
  stepOfNew: "の行を足しました。ちがうときは「Step」の欄で選びなおしてください。",
  undone: "元に戻しました。",
  nothingToUndo: "元に戻せる操作がありません。",
  changedSince: "そのあとで書き足されているため、元に戻せません。何も変わっていません。",
  notSentYet: "まだ送られていません。つながってから、もう一度「元に戻す」を押してください。書いたものはこの端末に残っています。",
  locked: "締め切られています。読むことだけできます。",
  readOnly: "この表は、事務局が書きます。見ることだけできます。",
  fixed: "このマスは自動で入るので、書きかえられません。",
  closed: "いまは書き込めません。",
  sorted: "並び順を「もとの順」に戻すと、行をうごかせます。",
  hint: "矢印キーでマスを移ります。文字を打つと書き始め、Enterで決めます。F2で書き足し、Deleteで消します。Ctrlと上下で行をうごかします。" +
    "事務局は、CtrlとEnterでそのマスを大きく映します。Escで表の外へ出ます。",
  empty: "まだ行がありません。",
  cellLarge: "このマスを大きく映す",
  noMatch: "当てはまる行がありません。",
  notYet: "未記入",
  none: "なし",
  today: "きょう",
  clear: "空にする",
  done: "決める",
  goneWhileWriting: "この行は、ほかの人が消しました。書いている文は残っています。",
  private: "いまは投票中です。ほかの人の答えは、開票するまで見えません。",
  mergedInto: "まとめ先：",
};

/** 「3行目・担当」 @param {number} number @param {string} label */
export function cellName(number, label) {
  return `${number}行目・${label}`;
}

/**
 * What a screen reader hears at a cell.
 * @param {string} label @param {number} number @param {string} text
 */
export function cellLabel(label, number, text) {
  return `${label}、${number}行目、${text || "空"}`;
}

/** 「5行」, or 「12行のうち5行」 where some are hidden. @param {number} shown @param {number} all */
export function countText(shown, all) {
  return shown === all ? `${all}行` : `${all}行のうち${shown}行`;
}

/**
 * What could not be pasted, in a few lines.
 * @param {{line: number, label: string, text: string, problem: string}[]} problems
 */
export function problemsText(problems) {
  const lines = problems.slice(0, 4).map(({ line, label, text, problem }) =>
    `${line}行目${label ? `・${label}` : ""}「${text.slice(0, 20)}」：${problem}`);
  const more = problems.length > 4 ? [`ほか${problems.length - 4}か所`] : [];
  return [...lines, ...more].join("。");
}

/** For screen readers: how many rows of others came. @param {number} count */
export function grownText(count) {
  return `行が${count}つふえました`;
}

/**
 * 「分野：まだ 障害・子ども」: the choices that some row should have and none has; "" where all are.
 * @param {{id: string, label: string, wants?: string[]}[]} columns
 * @param {{values: Record<string, any>}[]} rows
 */
export function lackText(columns, rows) {
  return columns.map(({ id, label, wants = [] }) => {
    const lacking = wants.filter((choice) => !rows.some(({ values }) => values[id] === choice));
    return lacking.length > 0 ? `${label}：まだ ${lacking.join("・")}` : "";
  }).filter(Boolean).join("　");
}
