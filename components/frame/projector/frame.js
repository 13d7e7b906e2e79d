/** Head and foot of the projector's screen. */

import { grouped } from "../../kit/code.js";
import { el, write } from "../../kit/dom.js";
import { mountTimer } from "../timer/timer.js";
import { drawQr, qrPicture } from "./screens.js";

/** Where we are, what it is called, and the time. */
export function head(/** @type {any} */ live) {
  const step = el("span", { class: "ks-projector-step" });
  const long = el("span", { class: "ks-projector-long" });
  const short = el("span", { class: "ks-projector-short" });
  const title = el("h1", {}, long, short);
  const timer = el("div");
  const box = el("header", {}, step, title, timer);
  const close = mountTimer(timer, live, { large: true });
  const draw = (/** @type {any} */ facts) => {
    box.hidden = facts.room === null;
    write(step, facts.position);
    write(long, facts.title);
    write(short, facts.short || facts.title);
  };
  return { box, draw, close };
}

/** How to join, how many there are, and what comes next. */
export function foot(/** @type {string} */ workshop) {
  const picture = qrPicture();
  const code = el("b");
  const join = el("span", { class: "ks-projector-foot-code" }, el("span", { text: "参加コード " }), code);
  const here = el("span");
  const notes = el("span");
  const next = el("span", { class: "ks-projector-next" });
  const offline = el("span", { class: "ks-projector-offline", attributes: { role: "status" } });
  const box = el("div", { class: "ks-projector-foot", attributes: { role: "contentinfo" } }, picture, join, here, notes, offline, next);
  const draw = (/** @type {any} */ facts) => {
    const { room } = facts;
    box.hidden = room === null && !facts.offline;
    drawQr(picture, workshop, room ? facts.code : "");
    join.hidden = !room || !facts.code;
    write(code, grouped(facts.code));
    write(here, room ? `参加 ${facts.here}人` : "");
    write(notes, facts.notes === null ? "" : `付箋 ${facts.notes}枚`);
    write(next, facts.next);
    write(offline, facts.offline);
  };
  return { box, draw };
}
