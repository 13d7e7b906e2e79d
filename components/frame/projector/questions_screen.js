/** Questions from the room on the wall: those that wait for an answer, most hands first. */

import { inTurn } from "../../kit/asked.js";
import { h, setText } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";

/** @typedef {import("../../kit/asked.js").Asked} Asked */

/**
 * @param {any} live
 * @returns {import("./screens.js").Screen}
 */
export function questionsScreen(live) {
  const list = h("ol", { class: "ks-projector-questions" });
  const none = h("p", { text: "質問は、それぞれの画面の「会場からの質問」から出せます。名前は出ません。" });
  const put = keptList(list, (/** @type {Asked} */ { id }) => id, () => {
    const text = h("span");
    const hands = h("b");
    return { box: h("li", {}, text, hands), draw: (/** @type {Asked} */ asked) => {
      setText(text, asked.text);
      setText(hands, asked.hands ? `✋ ${asked.hands}` : "");
    } };
  });
  const draw = () => {
    const waiting = inTurn(live.all("question"), live.all("hand"), null)
      .filter(({ answered }) => !answered);
    none.hidden = waiting.length > 0;
    put(waiting);
  };
  const box = h("section", { class: "ks-projector-asked", "aria-label": "会場からの質問" },
    h("h2", { text: "会場からの質問" }), none, list);
  return { box, draw, close: () => {} };
}
