/** The sentences that fields say on every sheet, and who types in them. Pure. */

import { NAME, TEXT } from "./limits.js";

export const WORDS = {
  waiting: "送信待ち…",
  saved: "✓ 保存しました",
  closed: "いまは書き込めません。書いた内容は、この端末に残っています。",
  stays: "書いたものは、そのまま残っています。",
  empty: "（まだ書かれていません）",
  unticked: "しるしなし",
  chooseOffer: "えらんで入れる…",
  undo: "元に戻す",
  undone: "元に戻しました。",
  deleted: "消しました。",
};

/** 「はるかさんが書いています」 @param {string[]} names @param {number} count all who type there but oneself */
export function typingText(names, count) {
  if (count <= 0) return "";
  if (names.length === 1 && count === 1) return `${names[0]}さんが書いています`;
  return names.length > 1 ? `${names.join("さん、")}さんが書いています` : "ほかの人が書いています";
}

/**
 * Who else types in a place.
 * @param {{places?: any[]}} presence
 * @param {string} sheet
 * @param {string} place
 * @param {string | null} me
 * @param {boolean} own whether the person types there too
 * @returns {{people: string[], count: number}}
 */
export function typists(presence, sheet, place, me, own) {
  const there = (presence.places ?? []).find((/** @type {any} */ known) => known.sheet === sheet &&
    known.place === place);
  const people = (there?.people ?? []).filter((/** @type {string} */ id) => id !== me);
  return { people, count: Math.max(people.length, (there?.count ?? 0) - (own ? 1 : 0)) };
}

/**
 * Who else types in a place, in words.
 * @param {{live: any, sheet: any, me: string | null, typingAt: string | null}} part
 * @param {string} place
 */
export function typistsText({ live, sheet, me, typingAt }, place) {
  const { people, count } = typists(live.presence, sheet.id, place, me, typingAt === place);
  return typingText(people.map((id) => live.get("member", id)?.name ?? "").filter(Boolean), count);
}

/** As the server counts: 𠮷 is one letter. */
export function lettersIn(/** @type {string} */ text) {
  return [...text].length;
}

/**
 * Why a text can't be kept, with its length; "" where it can. Nothing of it is cut off.
 * @param {string} text
 */
export function tooLong(text, most = TEXT) {
  const count = lettersIn(text);
  return count > most ? `長すぎます（${most}文字まで、いま${count}文字です）。${WORDS.stays}` : "";
}

/** The same of names. @param {...string} names */
export function nameTooLong(...names) {
  return names.map((name) => tooLong(name, NAME)).find(Boolean) ?? "";
}
