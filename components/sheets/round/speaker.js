/** Who speaks now, what about, how long; and the buttons of those who may go on. */

import { attribute, button, h, setText } from "../../kit/dom.js";
import { left, untilChange } from "../../kit/timer/clock.js";
import { onTick } from "../../kit/timer/ticker.js";
import { mountTimer } from "../../kit/timer/timer.js";
import { lengthText, nameText, OVER, placeOf, placeText } from "./line.js";

/** @param {import("./round.js").Round} round */
export function speakerPanel(round) {
  const { live, sheet } = round;
  const mine = () => round.line.current !== null && round.line.current === live.you?.member;
  const count = h("span", { class: "ks-chip" });
  const who = h("h2", { class: "ks-turns-who" });
  const place = h("p", { class: "ks-turns-place", "aria-live": "polite" });
  const next = h("p", { class: "ks-turns-next" });
  const timer = h("div", { class: "ks-turns-timer" });
  const over = h("p", { class: "ks-turns-over", role: "status" });
  const buttons = speakerButtons(round, mine);
  const box = h(
    "div",
    { class: "ks-turns-speaker" },
    h("div", { class: "ks-turns-top" }, count, timer),
    who,
    place,
    over,
    promptList(sheet.prompts),
    buttons.box,
    next,
  );
  const watch = watchTheEnd(live, () => round.line.current !== null, over);
  const closeTimer = mountTimer(timer, live, { large: false });
  const draw = () => {
    const now = round.line;
    attribute(box, "data-mine", mine() ? "" : null);
    setText(count, countText(now, sheet));
    setText(who, headline(now, live, sheet));
    setText(place, round.leads && !mine() ? "" : placeText(placeOf(now, live.you?.member)));
    setText(next, now.stage === "on" ? nextText(now, live) : "");
    timer.hidden = now.stage !== "on" || round.leads;
    buttons.draw();
    watch.poke();
  };
  return { box, draw, close: () => (watch.stop(), closeTimer()) };
}

/** The prompts, as what everybody is asked. */
export function promptList(/** @type {string[]} */ prompts) {
  return h("ul", { class: "ks-turns-prompts", "aria-label": "話すこと" },
    ...prompts.map((text) => h("li", { text })));
}

/**
 * "1人30秒", or "3人目・12人中".
 * @param {import("./line.js").Line} given @param {{seconds: number}} given
 */
export function countText({ stage, number, total }, { seconds }) {
  return stage === "on" ? `${number}人目・${total}人中` : `1人${lengthText(seconds)}`;
}

/** @param {import("./line.js").Line} now @param {any} live @param {{title: string}} sheet */
function headline(now, live, sheet) {
  if (now.stage === "before") return sheet.title;
  if (now.stage === "after") return `${sheet.title}：ひとまわりしました`;
  const name = nameText(live.get("member", now.current), now.number);
  return now.current === live.you?.member ? `${name}（あなた）` : name;
}

/** 「つぎ：鈴木 さん・のこり 4人」. */
export function nextText(/** @type {import("./line.js").Line} */ now, /** @type {any} */ live) {
  if (!now.next) return "この方で、ひとまわりです";
  return `つぎ：${nameText(live.get("member", now.next), now.number + 1)}・のこり ${now.waiting.length}人`;
}

/** @param {import("./round.js").Round} round @param {() => boolean} mine */
function speakerButtons(round, mine) {
  const next = button("", () => round.act("turn.next", { member: round.line.current }), "primary");
  const skip = button("", () => round.act("turn.skip", { member: round.line.current }));
  const absent = button("いない", () => round.act("turn.absent", { member: round.line.current }));
  const box = h("div", { class: "ks-turns-buttons" }, next, skip, absent);
  const draw = () => {
    const leads = round.leads;
    box.hidden = round.line.stage !== "on" || !(leads || mine());
    setText(next, mine() && !leads ? "話し終わりました" : round.line.next ? "つぎの人へ ▶" : "終わりにする");
    setText(skip, mine() && !leads ? "あとで話します" : "あとにまわす");
    skip.hidden = round.line.next === null;
    absent.hidden = !leads;
  };
  return { box, draw };
}

/**
 * Says kindly that the time is up; nothing is cut off.
 * @param {any} live @param {() => boolean} on @param {HTMLElement} line
 */
export function watchTheEnd(live, on, line) {
  return onTick(() => {
    const timer = live.get("timer", "main");
    const over = on() && timer && timer.length > 0 && left(timer, live.now()) <= 0;
    setText(line, over ? OVER : "");
    return untilChange(timer, live.now());
  });
}
