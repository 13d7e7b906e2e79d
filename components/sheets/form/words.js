/** The sentences of the form, all in one place. Pure. */

export const WORDS = {
  loading: "読み込んでいます…",
  waiting: "送信待ち…",
  undo: "元に戻す",
  undone: "元に戻しました。",
  deleted: "消しました。",
  empty: "（まだ書かれていません）",
  closed: "いまは書き込めません。書いた内容は、この端末に残っています。",
  locked: "締め切られています。読むことだけできます。",
  noneYet: "まだありません。",
  unopened: "まだ公開していません。書いた人と事務局だけが見られます。",
  noNames: "氏名や住所など、本人が分かることは書かないでください。",
  freeName: "名簿にない人を書く…",
  chooseOffer: "えらんで入れる…",
  myInterviews: "わたしのインタビュー",
  othersInterviews: "ほかの人のインタビュー",
  noInterview: "担当になっているインタビューは、いまありません。候補者リストの「担当」に名前が入ると、ここに出ます。",
  allSheets: "みんなのインタビューシート",
  beginSheet: "シートを書きはじめる",
  openSheet: "シートをひらく",
  askTitle: "事務局とのやりとり",
  askLead: "書いた人と事務局だけが見られます。印刷も投影もされません。",
};

/** 「はるかさんが書いています」 @param {string[]} names @param {number} count all who type there but oneself */
export function typingText(names, count) {
  if (count <= 0) return "";
  if (names.length === 1 && count === 1) return `${names[0]}さんが書いています`;
  return names.length > 1 ? `${names.join("さん、")}さんが書いています` : "ほかの人が書いています";
}

/** Who else types in a place. @param {{places?: any[]}} presence */
export function typists(presence, sheet, place, me, own) {
  const there = (presence.places ?? []).find((known) => known.sheet === sheet && known.place === place);
  const people = (there?.people ?? []).filter((id) => id !== me);
  return { people, count: Math.max(people.length, (there?.count ?? 0) - (own ? 1 : 0)) };
}

const ADD = { case: "＋ ケースを書く", interview: "＋ インタビューシートをつくる" };
const NONE = {
  case: "まだケースがありません。「＋ ケースを書く」から始めます。",
  interview: "まだインタビューシートがありません。「＋ インタビューシートをつくる」から始めます。",
};
const TAKE = { interview: "候補者をえらんで、シートをつくる" };

/** What another filled copy of a form is called when one is added. */
export function addText(repeats) {
  return ADD[repeats] ?? "＋ 企画書を1枚ふやす";
}

export function noCopiesText(repeats) {
  return NONE[repeats] ?? "まだ企画書がありません。取組アイデアをえらぶと、1枚つくれます。";
}

/** One step from what a copy can be named by to a copy of its own. */
export function takeText(repeats) {
  return TAKE[repeats] ?? "取組アイデアをえらんで、企画書にする";
}
