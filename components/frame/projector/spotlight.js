/** One entry alone on the wall, in letters as large as it allows. */

import { LEAST } from "../../kit/looking.js";
import { h } from "../../kit/dom.js";
import { partsOf, toldOf } from "../../kit/spotlight.js";
import { knownOf } from "../../kit/values/known.js";
import { typeOf } from "../../kit/values/types.js";

const SIZES = [110, 96, 84, 72, 64, 56, 48, 42, 36, 32, 28, 24, 20, LEAST];

/** Of a row one cell, with what names the row. @type {(sheet: any, spot: any, show: any,
 *   name: string) => ReturnType<typeof toldOf>} */
function cellOf(sheet, { body, part }, show, name) {
  const { where, texts } = toldOf(sheet, { ...body, values: { [part]: body.values[part] ?? "" } },
    show);
  const label = partsOf(sheet).get(part)?.label ?? "";
  const empty = { label: "", text: "（まだ書かれていません）" };
  const text = texts[0] ?? empty;
  return { where: [where, text.text === name ? "" : name, label].filter(Boolean).join("　"),
    texts: [text] };
}

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
    const sign = JSON.stringify([spot.body, spot.part]);
    if (sign === drawn) return;
    drawn = sign;
    const whole = toldOf(sheet, spot.body, show);
    const told = spot.part ? cellOf(sheet, spot, show, whole.texts[0]?.text ?? "") : whole;
    where.textContent = [sheet.title, told.where].filter(Boolean).join("　");
    box.dataset.colour = spot.body.colour || "";
    texts.replaceChildren(...told.texts.map(({ label, text }) =>
      h("p", {}, label ? h("span", { text: label }) : null, text)));
    fit();
  };
  return { box, draw, close: () => watcher.disconnect() };
}
