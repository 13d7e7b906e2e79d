/** Head and foot of the projector's screen. */

import { grouped } from "../../kit/code.js";
import { h, setText } from "../../kit/dom.js";
import { mountTimer } from "../../kit/timer/timer.js";
import { drawQr, qrPicture } from "./screens.js";

/** Where we are, what it is called, and the time. */
export function head(/** @type {any} */ live) {
  const step = h("span", { class: "ks-projector-step" });
  const long = h("span", { class: "ks-projector-long" });
  const short = h("span", { class: "ks-projector-short" });
  const title = h("h1", {}, long, short);
  const part = h("p", { class: "ks-projector-part" });
  const timer = h("div");
  const box = h("header", {}, step, h("div", { class: "ks-projector-title" }, title, part), timer);
  const close = mountTimer(timer, live, { large: true });
  const draw = (/** @type {any} */ facts) => {
    box.hidden = facts.room === null;
    setText(step, facts.position);
    setText(long, facts.title);
    setText(short, facts.short || facts.title);
    setText(part, facts.part ? `いま：${facts.part}` : "");
    part.hidden = facts.part === "";
  };
  return { box, draw, close };
}

/** How to join, how many there are, and what comes next. */
export function foot(/** @type {string} */ workshop) {
  const picture = qrPicture();
  const code = h("b");
  const join = h("span", { class: "ks-projector-foot-code" }, h("span", { text: "参加コード " }), code);
  const here = h("span");
  const notes = h("span");
  const next = h("span", { class: "ks-projector-next" });
  const offline = h("span", { class: "ks-projector-offline", role: "status" });
  const box = h("div", { class: "ks-projector-foot", role: "contentinfo" }, picture, join, here,
    notes, offline, next);
  const draw = (/** @type {any} */ facts) => {
    const { room } = facts;
    box.hidden = room === null && !facts.offline;
    drawQr(picture, workshop, room ? facts.code : "");
    join.hidden = !room || !facts.code;
    setText(code, grouped(facts.code));
    setText(here, room ? `参加 ${facts.here}人` : "");
    setText(notes, facts.notes === null ? "" : `付箋 ${facts.notes}枚`);
    setText(next, facts.next);
    setText(offline, facts.offline);
  };
  return { box, draw };
}
