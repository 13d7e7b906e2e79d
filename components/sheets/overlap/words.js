/** The sentences of the overlap, all in one place. Pure. */

export const WORDS = {
  loading: "読み込んでいます…",
  noCase: "まだ考えるケースがありません。",
  noCaseHow: "「ケースの共有」でケースを公開し、「取り上げる」に印をつけると、ここに出ます。",
  write: "＋ 書く",
  add: "追加",
  stop: "やめる",
  close: "とじる",
  edit: "なおす",
  remove: "けす",
  carry: "よそからうつす",
  unchoose: "えらぶのをやめる",
  emptyPin: "何か書いてから、追加してください。",
  joined: "つなぐ付箋",
  chooseNotes: "付箋をえらぶ・えらびなおす",
  nothingToJoin: "まだ付箋がありません。①と②に書くと、ここでつなげます。",
  both: "どちらも嬉しい",
  bothSays: "本人にも地域にも嬉しいことが書かれています",
  possible: "できそう",
  notSent: "送信待ち…",
  goneSource: "（消された付箋）",
  hide: "見えなくする",
  show: "見せる",
  hidden: "見えなくしています",
  decide: "！ どちらの文にするか決める",
  byOrder: "出した順",
  byHands: "できそうが多い順",
  noneToCarry: "うつせるものが、まだありません。ケースシート・資源マップ・インタビューに書くと、ここに出ます。",
  carriedMark: "✓ うつしました",
  roomHands: "会場で手をあげた人数",
  roomHandsHow: "スマートフォンを使わない人の分もふくめた、合計の人数です。",
  setHands: "この人数にする",
};

const IDEA = {
  add: "＋ アイデアを出す",
  put: "アイデアを出す",
  join: "この付箋をつないでアイデアを出す",
  chooseFirst: "①と②の付箋を押してえらぶと、つないでアイデアを出せます。",
  empty: "活動のアイデアを書いてから、出してください。",
  more: "嬉しいことを書く",
};
const COMMON = {
  add: "＋ 重なりを書く",
  put: "重なりを書く",
  join: "この付箋をつないで重なりを書く",
  chooseFirst: "①と②の付箋を押してえらぶと、つないで重なりを書けます。",
  empty: "重なるところを書いてから、押してください。",
  more: WORDS.edit,
};

/**
 * How the middle is called: an idea where it tells whom it does good, else what both share.
 * @param {{circles: {wins?: string | null}[]}} sheet
 */
export function middleWords({ circles }) {
  return circles.some(({ wins }) => wins) ? IDEA : COMMON;
}

/** What stands at the foot while notes are chosen. */
export function chosenText(count) {
  return `付箋を${count}枚えらんでいます`;
}

export function coveredText(count) {
  return count ? `ほか${count}枚（公開まで見えません）` : "";
}

/**
 * Which side an idea does not join yet; "" where it joins both.
 * @param {{short: string, label: string}[]} lacking
 */
export function lacksText(lacking) {
  if (lacking.length === 0) return "";
  if (lacking.length > 1) return "①と②の付箋をつなぐと、どこが重なるか見えます。";
  return `${lacking[0].short || lacking[0].label}の付箋もつなぐと、重なりになります。`;
}

export function handsText(count) {
  return `${WORDS.possible} ${count}人`;
}

export function elsewhereText(name) {
  return `いま部屋は「${name}」を見ています`;
}

export function carriedText(count) {
  return `${count}枚をうつしました。もとの文はそのままです。`;
}
