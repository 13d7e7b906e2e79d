/** How the sheet is held: 個人ワーク, 公開 or 締切, and whether names are shown. */

import { ask } from "../../kit/dialog.js";
import { attribute, h, setText } from "../../kit/dom.js";
import { chosenByKey, needsAsking, STATES, stateOf } from "./words.js";

/**
 * @param {any} live
 * @param {string} sheet
 * @param {{attempt: (doing: Promise<unknown>) => Promise<boolean>}} trouble
 * @param {string} [title] of the sheet, where the page has others
 * @returns {{box: HTMLElement, draw: () => void}}
 */
export function sheetControls(live, sheet, trouble, title = "") {
  const states = stateChoice(live, sheet, trouble);
  const names = nameSwitch(live, sheet, trouble);
  const box = h("div", { class: "ks-sheet-controls" },
    title ? h("b", { class: "ks-sheet-held", text: title }) : null, states.box, names.box);
  const draw = () => {
    states.draw();
    names.draw();
  };
  return { box, draw };
}

/** @param {any} live @param {string} sheet @param {any} trouble */
function stateChoice(live, sheet, trouble) {
  const now = () => stateOf(live.get("sheet", sheet));
  const choose = async (/** @type {any} */ state) => {
    if (state === now() || (needsAsking(now(), state) && !(await ask(BACK)))) return;
    await trouble.attempt(live.do("sheet.state", { sheet, state }));
  };
  const choices = STATES.map(({ state, label, says }) =>
    h("button", {
      text: label,
      type: "button", role: "radio", title: says,
      onclick: () => choose(state), onkeydown: (/** @type {any} */ event) => move(event, choices),
    }),
  );
  const group = h("div", { class: "ks-segments", role: "radiogroup", "aria-label": "シートの状態" },
    ...choices);
  const draw = () => {
    STATES.forEach(({ state }, index) => {
      const chosen = state === now();
      attribute(choices[index], "aria-checked", String(chosen));
      choices[index].tabIndex = chosen ? 0 : -1;
    });
  };
  return { box: group, draw };
}

const BACK = {
  title: "個人ワークに戻しますか",
  text: "ほかの人の付箋が、もう一度見えなくなります。書いた付箋は消えません。あとで公開すると、また見えます。",
  yes: "個人ワークに戻す",
};

const NAMES = {
  title: "書いた人の名前を出しますか",
  text: "これから書く人の名前が、みんなの画面に出ます。書く所にも、はる前にそう出ます。これまでの名前なしの付箋は、そのままです。",
  yes: "名前を出す",
};

/** The arrow keys go along the row; Space or Enter chooses, so that nothing opens by passing. */
function move(/** @type {KeyboardEvent} */ event, /** @type {HTMLElement[]} */ choices) {
  const at = choices.indexOf(/** @type {HTMLElement} */ (event.currentTarget));
  const to = chosenByKey(event.key, at, choices.length);
  if (to === null) return;
  event.preventDefault();
  choices[to].focus();
}

/** @param {any} live @param {string} sheet @param {any} trouble */
function nameSwitch(live, sheet, trouble) {
  const shown = () => live.get("sheet", sheet)?.authors === "shown";
  const flip = async () => {
    const authors = shown() ? "hidden" : "shown";
    if (authors === "shown" && !(await ask(NAMES))) return;
    await trouble.attempt(live.do("sheet.authors", { sheet, authors }));
  };
  const value = h("b");
  const says = h("span", { class: "ks-sheet-says" });
  const toggle = h(
    "button",
    { class: "ks-switch", type: "button", role: "switch", onclick: flip },
    h("i", { "aria-hidden": "true" }),
    h("span", {}, h("span", { text: "書いた人の名前：" }), value, says),
  );
  const draw = () => {
    attribute(toggle, "aria-checked", String(shown()));
    setText(value, shown() ? "出す" : "出さない");
    setText(says, shown() ? "名前なしの付箋は、そのままです" : "いまの付箋は、あとでも名前なし");
  };
  return { box: toggle, draw };
}
