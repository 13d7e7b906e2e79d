/** The sentences of the form, all in one place. Pure. */

export const WORDS = {
  loading: "読み込んでいます…",
  waiting: "送信待ち…",
  locked: "締め切られています。読むことだけできます。",
  arrives: "書いたものは、そのつど保存されて事務局に届きます。提出のボタンはありません。",
  unopened: "まだ公開していません。書いた人と事務局だけが見られます。",
  openly: "このパソコン・スマートフォンとの通信は、暗号化されていません。同じネットワークの人に読まれることが"
    + "あるため、本人が分かることは書かないでください。書いたものは、これまでどおり保存されます。"
    + "暗号化してほしいときは、事務局に伝えてください。",
  lone: "まだ1つの部署・機関の人だけが書いています。ほかの課や機関の人にも書き足してもらいましょう。",
  noNames: "氏名や住所など、本人が分かることは書かないでください。",
  myInterviews: "わたしのインタビュー",
  othersInterviews: "ほかの人のインタビュー",
  noInterview: "担当になっているインタビューは、いまありません。候補者リストの「担当」に名前が入ると、ここに出ます。",
  allSheets: "みんなのインタビューシート",
  beginSheet: "シートを書きはじめる",
  openSheet: "シートをひらく",
  confirm: "見るまえに確かめること",
  confirmFirst: "公開中のケースがあります。見るまえに、次のことを自分で確かめてください。",
  askTitle: "事務局とのやりとり",
  askLead: "書いた人と事務局だけが見られます。印刷も投影もされません。",
};

/** Who has not confirmed what is asked before a case is seen. */
export function waitText(/** @type {string[]} */ names) {
  return `⚠ 確認がまだの人がいます：${names.join("、")}。その人の画面には、このケースはまだ出ていません。`
    + "部屋にいるときは、投影をいったんやめ、確かめてから続けます。";
}

const ADD = {
  case: "＋ ケースを書く",
  interview: "＋ インタビューシートをつくる",
  several: "＋ もう1枚ふやす",
};
const NONE = {
  case: "まだケースがありません。「＋ ケースを書く」から始めます。",
  interview: "まだインタビューシートがありません。「＋ インタビューシートをつくる」から始めます。",
  several: "まだ1枚もありません。「＋ もう1枚ふやす」から始めます。",
};
const WAITS = {
  case: "いまここで見られるケースはありません。自分で書くときは「＋ ケースを書く」から始めます。"
    + "ほかの人のケースは、事務局が公開するとここに出ます。",
};
const TAKE = {
  interview: "候補者をえらんで、シートをつくる",
  several: "えらんで、1枚つくる",
};

/** What another filled copy of a form is called when one is added; those with names of their own
 * are no ケース. @param {{repeats: string, named_by?: string | null, title: string}} sheet */
export function addText({ repeats, named_by: named, title }) {
  if (repeats === "case" && named) return `＋ ${title}を書く`;
  return ADD[repeats] ?? "＋ 企画書を1枚ふやす";
}

export function noCopiesText(sheet, leads = true) {
  const { repeats, named_by: named, title } = sheet;
  if (repeats === "case" && named) return `まだ${title}がありません。「${addText(sheet)}」から始めます。`;
  if (sheet.pick && !leads) return WAITS[repeats] ?? NONE[repeats];
  return NONE[repeats] ?? "まだ企画書がありません。取組アイデアをえらぶと、1枚つくれます。";
}

/** One step from what a copy can be named by to a copy of its own. */
export function takeText(repeats) {
  return TAKE[repeats] ?? "取組アイデアをえらんで、企画書にする";
}
