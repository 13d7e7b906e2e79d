/** The sentences of a map, all in one place. Pure. */

export const WORDS = {
  loading: "読み込んでいます…",
  noCases: "まだ、みんなで見るケースがありません。ケースを公開すると、ここに地図ができます。",
  noCentre: "本人の関心や望む暮らし",
  picture: "図で見る",
  list: "一覧で見る",
  add: "追加",
  addTitle: "資源を書く",
  more: "くわしく書く",
  nameHint: "名前を書いて Enter",
  textHint: "書いて Enter",
  noName: "名前を書いてから、追加してください。",
  known: "前に出た資源から入れる",
  centre: "真ん中に書く",
  candidate: "インタビュー候補へ",
  toList: "地域資源リストへ",
  isCandidate: "✓ 候補者リストにあります",
  inList: "✓ 地域資源リストにあります",
  otherRing: "もう一方の輪へ",
  earlier: "前へ",
  later: "後へ",
  remove: "けす",
  close: "とじる",
  wide: "広く見る",
  several: "選ぶ",
  stopChoosing: "選ぶのをやめる",
  nothing: "まだありません。",
  nothingLeft: "絞り込みに合うものは、ありません。",
  all: "すべて",
  unfilter: "絞り込みをやめる",
  compare: "くらべる",
  notCompared: "くらべない",
  follow: "そこへ移る",
};

/**
 * What the counts suggest.
 * @param {{all: number, apart: number, within: number}} counts @param {string} choice such as 福祉以外
 */
export function encouragement({ all, apart, within }, choice) {
  if (all === 0) return "思いつく人や場所を、名前だけでも書いてみましょう。くわしいことは、あとから書けます。";
  if (apart === 0) return `${choice}は、まだありません。「楽しそうにやっている人」を思い出してみてください。`;
  if (apart <= within) return "福祉の外にも目を向けると、思いがけない出会いがあります。「楽しそうにやっている人」を思い出してみてください。";
  return "福祉の外にも広がっています。趣味の集まり、お店、学校、会社など、まだ出ていない所はありませんか。";
}

/** 「12件のうち 5件を見ています」 */
export function filteredText(shown, all) {
  return shown === all ? "" : `${all}件のうち ${shown}件を見ています`;
}

/** What a chip says to a screen reader. */
export function chipText({ name, facts, candidate, both }) {
  return [name, ...facts, candidate ? "候補者リストにあり" : "", both ? "両方の地図にあり" : ""].filter(Boolean)
    .join("、");
}

/** 「3件を候補者リストに入れました。1件は、もう入っていました。」 */
export function takenText(title, added, there) {
  const first = added > 0 ? `${added}件を「${title}」に入れました。` : "";
  return first + (there > 0 ? `${there}件は、もう「${title}」に入っていました。` : "");
}

/** Others' pins that are not shown before the sheet is opened. */
export function coveredText(count) {
  return count > 0 ? `ほかの人の資源が ${count}件あります。公開すると見えます。` : "";
}
