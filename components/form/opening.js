/**
 * What is asked before everybody sees a case. The check of its texts for personal information
 * (kasane/privacy) belongs in here: what it finds is shown marked, and a person confirms.
 */

import { ask } from "../stage/dialog.js";

/** @param {string} name of the case @returns {Promise<boolean>} */
export function mayOpen(name) {
  return ask({
    title: `${name}を開きますか`,
    text: "参加者みんなの画面に出ます。氏名や住所など、本人が分かることが書かれていないか、もう一度読んで確かめてください。あとで閉じることもできます。",
    yes: "確かめたので開く",
  });
}
