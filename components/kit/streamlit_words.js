/** The Japanese for what Streamlit itself says in English. Pure. */

/** @type {Record<string, string>} */
const WORDS = {
  "Skip to main content": "本文へ移る",
  "Sidebar": "進行表と道具",
  "Expand sidebar": "進行表をひらく",
  "Collapse sidebar": "進行表をとじる",
  "Link to heading": "この見出しへのリンク",
  "Running...": "読み込んでいます",
  "Close": "とじる",
  "Dismiss": "とじる",
  "Open": "ひらく",
  "Increment": "1つ増やす",
  "Decrement": "1つ減らす",
  "Clear value": "消す",
  "Clear entry": "消す",
  "Clear all": "すべて外す",
  "Select all": "すべて選ぶ",
  "HH:mm": "時：分",
  "Clear date": "日付を消す",
  "Clear time": "時刻を消す",
  "Selected values": "選んだもの",
  "Choose an option": "選んでください",
  "Choose options": "選んでください",
  "No options to select": "選べるものがありません",
  "No results": "見つかりません",
  "Choose date": "日付を選ぶ",
  "Previous month": "前の月",
  "Next month": "次の月",
  "Use arrow keys to navigate dates. Enter to select. Escape to close.":
    "矢印キーで日を選び、Enterで決め、Escでとじます。",
  "file upload": "ファイルを選ぶ",
  "Add files": "ファイルを選びなおす",
  "Upload": "ファイルを選ぶ",
  "Drag and drop a file here": "ここにファイルを置いてください",
  "Drag and drop files here": "ここにファイルを置いてください",
  "Press Enter to apply": "Enterで決まります",
  "Press Enter to submit form": "Enterで送れます",
  "Press ⌘+Enter to apply": "⌘+Enterで決まります",
  "Press Ctrl+Enter to apply": "Ctrl+Enterで決まります",
  "Fullscreen": "大きくする",
  "Exit fullscreen": "もとの大きさに戻す",
  "Close fullscreen": "もとの大きさに戻す",
  "Show/hide columns": "列を選ぶ",
  "Download as CSV": "CSVで保存する",
  "Search": "さがす",
};

/** @type {[RegExp, (found: RegExpExecArray) => string][]} */
const SENTENCES = [
  [/^Help for (.+)$/, ([, about]) => `「${about}」の説明`],
  [/^Remove (.+)$/, ([, what]) => `「${what}」を外す`],
  [/^(year|month|day), (.+)$/,
    ([, part, of]) => `${of}の${{ year: "年", month: "月", day: "日" }[part]}`],
  [/^Choose date, (.+)$/, ([, month]) => `日付を選ぶ、${month}`],
  [/^(\d+) ?([KMG]B) per file$/, ([, size, unit]) => `1つ${size}${unit}まで`],
  [/^Selected Date: (.+)$/, ([, date]) => `選んだ日：${dayOf(date)}`],
  [/^(\d+) options? available\.$/, ([, count]) => `${count}件から選べます。`],
];

function dayOf(/** @type {string} */ date) {
  const day = new Date(date);
  if (Number.isNaN(day.getTime())) return "";
  return `${day.getFullYear()}年${day.getMonth() + 1}月${day.getDate()}日`;
}

/** The Japanese for one of Streamlit's own words; null where it is not one. */
export function inJapanese(/** @type {string} */ said) {
  if (Object.hasOwn(WORDS, said)) return WORDS[said];
  for (const [pattern, say] of SENTENCES) {
    const found = pattern.exec(said);
    if (found) return say(found);
  }
  return null;
}
