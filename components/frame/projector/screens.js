/**
 * What fills the middle of the projector where no sheet does: a guide, the day's opening, or a
 * welcome.
 */

import { itemTitle } from "../agenda/words.js";
import { grouped, qrAddress } from "../../kit/code.js";
import { attribute, h, setText } from "../../kit/dom.js";
import { goalList, materialList } from "../stage/guide.js";

/** @typedef {{box: HTMLElement, draw: (facts: any) => void, close: () => void}} Screen */

/**
 * What is done, why, and what for; for activities without a sheet.
 * @param {import("./where.js").Activity} activity
 * @returns {Screen}
 */
export function guideScreen({ what, why, goals, materials }) {
  const box = h(
    "div",
    { class: "ks-projector-guide" },
    h("section", { class: "ks-projector-what" }, h("h2", { text: "何をやるか" }),
      h("p", { text: what })),
    h(
      "div",
      { class: "ks-projector-reasons" },
      part("なぜやるか", h("p", { text: why })),
      part("到達目標", goalList(goals)),
      materials?.length > 0 ? part("使う資料", materialList(onTheWall(materials))) : null,
    ),
  );
  return { box, draw: () => {}, close: () => {} };
}

/**
 * At the start of a day: what it is for, and what comes when.
 * @returns {Screen}
 */
export function openingScreen() {
  const purposes = h("ul");
  const times = h("ol");
  const box = h("div", { class: "ks-projector-opening" }, part("今日の目的", purposes),
    part("今日の流れ", times));
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
  };
  return { box, draw, close: () => {} };
}

const ROOM = 4;
/** Letters of a title that take two lines of a column. */
const LONGEST = 24;

/** Nothing can be clicked on a wall, and there is room for a few lines only. */
function onTheWall(/** @type {any[]} */ materials) {
  const shown = materials.map((material) =>
    ({ ...material, url: null, end: null, pages: "", title: shortened(material.title) }));
  if (shown.length <= ROOM) return shown;
  return [...shown.slice(0, ROOM - 1), { title: `ほか${shown.length - ROOM + 1}点` }];
}

/** A long title without its middle: what stands in brackets at its end tells it from others. */
export function shortened(/** @type {string} */ title) {
  if (title.length <= LONGEST) return title;
  const end = /（[^（）]{1,14}）$/.exec(title)?.[0] ?? "";
  return `${title.slice(0, LONGEST - 1 - end.length)}…${end}`;
}

function part(/** @type {string} */ heading, /** @type {Node} */ content) {
  return h("section", {}, h("h2", { text: heading }), content);
}

/**
 * Before the first activity: which workshop this is and how to come in.
 * @param {any} data
 * @returns {Screen}
 */
export function welcomeScreen(data) {
  const name = h("h1");
  const code = h("b", { class: "ks-projector-code" });
  const picture = qrPicture();
  const people = h("p", { class: "ks-projector-people" });
  const join = h(
    "div",
    { class: "ks-projector-join" },
    picture,
    h(
      "div",
      {},
      h("p", { text: "スマートフォンで読み取るか、下のアドレスを開いて参加コードを入れてください。" }),
      h("p", { class: "ks-projector-address", text: data.room_url }),
      h("p", {}, h("span", { text: "参加コード " }), code),
      people,
    ),
  );
  const place = [data.date_text, data.venue].filter(Boolean).join("　");
  const box = h("div", { class: "ks-projector-welcome" }, name,
    h("p", { class: "ks-projector-place", text: place }), join);
  const draw = (/** @type {any} */ facts) => {
    setText(name, facts.name);
    setText(code, grouped(facts.code));
    setText(people, `いま ${facts.here}人が参加しています`);
    drawQr(picture, data.workshop, facts.code);
  };
  return { box, draw, close: () => {} };
}

/** The QR picture; hidden until a code is known. */
export function qrPicture() {
  return h("img", { class: "ks-projector-qr", alt: "参加するためのQRコード", hidden: true });
}

/**
 * Show the QR of a code; it is fetched only where the code is another.
 * @param {HTMLImageElement} picture @param {string} workshop @param {string} code
 */
export function drawQr(picture, workshop, code) {
  picture.hidden = !code;
  const address = qrAddress(workshop, code);
  if (code && picture.getAttribute("src") !== address) attribute(picture, "src", address);
}
