/** What is explained on the wall: an activity, the day, the whole programme. */

import { itemTitle } from "../agenda/words.js";
import { addressQr } from "../../kit/code.js";
import { h } from "../../kit/dom.js";
import { goalList } from "../stage/guide.js";
import { partText } from "../stage/parts.js";

/** @typedef {import("./screens.js").Screen} Screen */

/** Smaller and smaller letters until all is there: a wall can't be scrolled. */
const SIZES = [1, .93, .86, .8, .74, .68, .62, .56, .5];

/**
 * What is done, why, what for, how and by which rules; with the addresses of what is looked at.
 * @param {import("./where.js").Activity} activity @param {string} workshop
 * @returns {Screen}
 */
export function guideScreen({ what, why, goals, parts, rules, materials }, workshop) {
  const scanned = materials.filter(({ link }) => link);
  return fitted(
    "guide",
    h("section", { class: "ks-projector-what" }, h("h2", { text: "何をやるか" }),
      h("p", { text: what })),
    h(
      "div",
      { class: "ks-projector-reasons" },
      part("なぜやるか", h("p", { text: why })),
      part("到達目標", goalList(goals)),
      parts.length > 0 ? part("進め方", listed("ol", parts.map(partText))) : null,
      rules.length > 0 ? part("みんなの約束", listed("ul", rules)) : null,
      scanned.length < materials.length ? part("使う資料",
        listed("ul", materials.filter(({ link }) => !link).map(({ title }) => shortened(title))))
        : null,
    ),
    scanned.length > 0 ? h("div", { class: "ks-projector-materials" },
      ...scanned.map((material) => scan(material, workshop))) : null,
  );
}

/** @param {any} material @param {string} workshop */
function scan({ title, link, kind, start, end, pages }, workshop) {
  const rest = [kind, end ? `${start}〜${end}` : pages].filter(Boolean).join("・");
  return h("figure", {}, h("img", { class: "ks-projector-qr", src: addressQr(workshop, link),
    alt: `${title}のアドレスのQRコード` }),
    h("figcaption", {}, h("b", { text: shortened(title) }), h("span", { text: rest })));
}

/**
 * At the start of a day: what it is for, and what comes when.
 * @returns {Screen}
 */
export function openingScreen() {
  const purposes = h("ul");
  const times = h("ol");
  const screen = fitted("opening", part("今日の目的", purposes), part("今日の流れ", times));
  let drawn = "";
  const draw = (/** @type {any} */ facts) => {
    const lines =
      facts.held.map((/** @type {any} */ item) => [item.clock, itemTitle(item), item.minutes_text]);
    const is = JSON.stringify([facts.purposes, lines]);
    if (is === drawn) return;
    drawn = is;
    purposes.replaceChildren(...facts.purposes.map((/** @type {string} */ text) =>
      h("li", { text })));
    times.replaceChildren(...lines.map((/** @type {string[]} */ texts) =>
      h("li", {}, ...texts.map((text) => h("span", { text })))));
    screen.draw(facts);
  };
  return { ...screen, draw };
}

/**
 * What the whole programme is for, and its way.
 * @param {import("../../live/programme.js").Programme} programme
 * @returns {Screen}
 */
export function programmeScreen({ goals, steps }) {
  const times = steps.map(({ short, title, duration }) =>
    h("li", {}, ...[short, title === short ? "" : title, duration]
      .map((text) => h("span", { text }))));
  return fitted("opening", part("プログラムのゴール", listed("ul", goals)),
    part("プログラムの流れ", h("ol", {}, ...times)));
}

/**
 * A screen whose letters get as small as is needed for all of it.
 * @param {string} looks @param {any[]} content
 * @returns {Screen}
 */
function fitted(looks, ...content) {
  const box = h("div", { class: `ks-projector-${looks}` }, ...content);
  const fit = () => {
    for (const size of SIZES) {
      box.style.setProperty("zoom", String(size));
      if (box.scrollHeight <= box.clientHeight + 1) return;
    }
  };
  const watcher = new ResizeObserver(fit);
  watcher.observe(document.body);
  return { box, draw: fit, close: () => watcher.disconnect() };
}

/** Letters of a title that take two lines of a column. */
const LONGEST = 24;

/** A long title without its middle: what stands in brackets at its end tells it from others. */
export function shortened(/** @type {string} */ title) {
  if (title.length <= LONGEST) return title;
  const end = /（[^（）]{1,14}）$/.exec(title)?.[0] ?? "";
  return `${title.slice(0, LONGEST - 1 - end.length)}…${end}`;
}

/** @param {string} heading @param {Node} content */
function part(heading, content) {
  return h("section", {}, h("h2", { text: heading }), content);
}

/** @param {"ul" | "ol"} tag @param {string[]} texts */
function listed(tag, texts) {
  return h(tag, {}, ...texts.map((text) => h("li", { text })));
}
