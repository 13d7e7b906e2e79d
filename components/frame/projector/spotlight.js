/** One entry alone on the wall, in letters as large as it allows. */

import { LEAST } from "../../kit/looking.js";
import { h } from "../../kit/dom.js";
import { toldOf } from "../../kit/spotlight.js";
import { knownOf } from "../../kit/values/known.js";
import { typeOf } from "../../kit/values/types.js";

const SIZES = [110, 96, 84, 72, 64, 56, 48, 42, 36, 32, 28, 24, 20, LEAST];

/**
 * @param {any} live
 * @param {any} sheet definition
 * @returns {import("./screens.js").Screen}
 */
export function spotlightScreen(live, sheet) {
  const show = (/** @type {any} */ field, /** @type {any} */ value) =>
    typeOf(field).show(value, knownOf(live));
  const where = h("p", { class: "ks-projector-where" });
  const texts = h("div", { class: "ks-projector-told" });
  const box = h("div", { class: "ks-projector-spotlight" }, where, texts);
  let drawn = "";
  const fit = () => SIZES.some((size) => {
    texts.style.fontSize = `${size}px`;
    return box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth;
  });
  const watcher = new ResizeObserver(fit);
  watcher.observe(box);
  const draw = (/** @type {any} */ { spot }) => {
    const sign = JSON.stringify(spot.body);
    if (sign === drawn) return;
    drawn = sign;
    const told = toldOf(sheet, spot.body, show);
    where.textContent = [sheet.title, told.where].filter(Boolean).join("　");
    box.dataset.colour = spot.body.colour || "";
    texts.replaceChildren(...told.texts.map(({ label, text }) =>
      h("p", {}, label ? h("span", { text: label }) : null, text)));
    fit();
  };
  return { box, draw, close: () => watcher.disconnect() };
}
