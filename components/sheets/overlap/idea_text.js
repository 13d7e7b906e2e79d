/** What is said of an idea on a page and on the wall: the notes that it joins, and whom it does good. */

import { h } from "../../kit/dom.js";
import { redrawn } from "../../kit/lists.js";
import { WORDS } from "./words.js";

/** The joined notes by mark and text, so that nothing hangs on a line or a colour. */
export function drawJoins(box, { joins, gone }) {
  const said = joins.map(({ mark, text, area }) => [mark, text, area.colour]);
  redrawn(box, [said, gone], () => [
    ...said.map(([mark, words, colour]) => h("span", { class: "ks-overlap-join", "data-colour": colour }, h("b", { text: mark }), words && h("span", { class: "ks-overlap-join-text", text: ` ${words}` }))),
    ...(gone ? [h("span", { class: "ks-overlap-join", text: WORDS.goneSource })] : []),
  ]);
}

/** WIN-WIN where both sides are written; else the sides that are. */
export function drawWins(box, { wins, both, more }) {
  const said = [...wins.map(({ circle, text }) => [sideOf(circle), text]), ...more.map(({ label, text }) => [label, text])].filter(([, text]) => text);
  redrawn(box, [said, both], () => [
    ...(both ? [h("p", { class: "ks-overlap-winwin" }, h("span", { text: `★ ${WORDS.both}` }), h("span", { class: "ks-unseen", text: `：${WORDS.bothSays}` }))] : []),
    ...said.map(([label, text]) => h("p", {}, h("b", { text: `${label}：` }), text)),
  ]);
}

/** 「本人」 of 「① 本人」. */
export function sideOf({ short, label, tag }) {
  const name = short || label;
  return tag && name.startsWith(tag) ? name.slice(tag.length).trim() : name;
}
