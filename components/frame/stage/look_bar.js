/** What the wall shows large, and its pages: one press each, for those who lead. */

import { attribute, button, h, setText } from "../../kit/dom.js";
import { partsToLook } from "../../kit/look_parts.js";
import { lookNow } from "../../kit/looking.js";
import { spottable } from "../../kit/spotlight.js";
import { choiceOf } from "../projector/where.js";

/**
 * @param {import("./stage.js").Stage} stage
 * @param {{attempt: (doing: Promise<unknown>) => Promise<boolean>}} trouble
 * @returns {{box: HTMLElement, draw: (here: boolean) => void}} `here`: whether the room is at
 *   this activity
 */
export function lookBar({ activity, live, sheets }, trouble) {
  const shown = () => choiceOf(activity, sheets, live.get("workshop", "main")?.focus ?? null,
    live.all("entry"), lookNow(live).sheet);
  const at = (/** @type {any} */ sheet, /** @type {any} */ more = {}) =>
    trouble.attempt(live.do("look.at", { sheet: sheet.id, ...more }));
  const go = (/** @type {number} */ by, alone = lookNow(live).entry !== null) => {
    const { sheet, copy } = shown();
    if (!alone || !sheet) return trouble.attempt(live.do("look.turn", { by }));
    const ids = spottable(sheet, live.all("entry"), copy);
    const entry = ids[(ids.indexOf(lookNow(live).entry ?? "") + by + ids.length) % ids.length];
    return entry ? at(sheet, { entry }) : null;
  };
  const whole = button("全体", () => at(shown().sheet), "small");
  const single = button("1枚ずつ", () => go(1, true), "small");
  const back = button("◀ 前", () => go(-1), "small", { "aria-label": "投影を前へ" });
  const on = button("次 ▶", () => go(1), "small", { "aria-label": "投影を次へ" });
  const auto = button("", () =>
    trouble.attempt(live.do("look.turn", { by: 0, auto: !lookNow(live).auto })), "small");
  const parts = partChoice((part) => at(shown().sheet, { part }));
  const box = h("div", { class: "ks-look-bar", role: "group", "aria-label": "投影の見せ方" },
    h("span", { text: "投影" }), whole, single, back, on, auto, parts.box);
  const draw = (/** @type {boolean} */ here) => {
    const look = lookNow(live);
    const sheet = here ? shown().sheet : null;
    box.hidden = !sheet;
    const large = look.sheet === sheet?.id && (look.part !== null || look.entry !== null);
    attribute(whole, "aria-pressed", String(!large));
    attribute(single, "aria-pressed", String(large && look.entry !== null));
    parts.draw(sheet, large && look.entry === null ? look.part : null);
    setText(auto, look.auto ? "めくるのを止める" : "自動でめくる");
  };
  return { box, draw };
}

/**
 * One column, section, ring or circle of the sheet on the wall: one press each.
 * @param {(part: string) => unknown} choose
 */
function partChoice(choose) {
  const box = h("div", { class: "ks-look-parts", role: "group", "aria-label": "投影する部分" });
  /** @type {Map<string, HTMLElement>} */
  let presses = new Map();
  let about = "";
  const draw = (/** @type {any} */ sheet, /** @type {string | null} */ part) => {
    if (about !== (sheet?.id ?? "")) {
      about = sheet?.id ?? "";
      presses = new Map((sheet ? partsToLook(sheet) : []).map(({ id, label }) =>
        [id, button(label, () => choose(id), "small", { title: `「${label}」だけを映す` })]));
      box.replaceChildren(...presses.values());
      box.hidden = presses.size === 0;
    }
    presses.forEach((press, id) => attribute(press, "aria-pressed", String(id === part)));
  };
  return { box, draw };
}
