/** What is asked before something goes with all that is in it. Pure. */

import { copyName } from "./entries.js";

/**
 * @param {{id: string, body: any}[]} entries of the workshop
 * @param {string} id
 * @param {any} sheet definition of the sheet it is on
 * @returns {{title: string, text: string, yes: string} | null} null: nothing goes with it
 */
export function removing(entries, id, sheet) {
  const entry = entries.find((known) => known.id === id);
  const inside = entries.filter(({ body }) => body.place.startsWith(`${id}/`)).length;
  if (!entry || (entry.body.place !== "" && inside === 0)) return null;
  const name = sheet.repeats ? copyName(sheet, entry) : sheet.title;
  const with_ = inside > 0 ? `中に書かれた${inside}件も、いっしょに消えます。` : "";
  return {
    title: `「${name}」を消しますか`,
    text: `みんなの画面から消えます。${with_}ワークショップが終わるまで、「消したもの」から戻せます。`,
    yes: "消す",
  };
}
