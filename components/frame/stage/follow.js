/**
 * The room has moved on. Who isn't writing goes along at once; who is, is asked by a bar that stays
 * in sight.
 */

import { roomNow } from "../agenda/day.js";
import { busy } from "../../kit/busy.js";
import { button, h, setText } from "../../kit/dom.js";
import { elsewhere, toOpen } from "./words.js";

/**
 * @param {import("../../kit/live_part.js").LivePart} part
 * @param {() => string | null} page the open activity
 * @param {{follows?: boolean}} [options] follows: whether somebody is taken along
 * @returns {{box: HTMLElement, draw: () => void}}
 */
export function followBanner({ live, programme, place }, page, { follows = true } = {}) {
  const workshop = () => live.get("workshop", "main");
  const there = () => elsewhere(page(), roomNow(live, programme.steps)?.item ?? null, workshop());
  const go = (/** @type {string} */ where) => place.component.setTriggerValue("open", where);
  const text = h("span", { "aria-live": "polite" });
  const follow = button("そちらへ行く", () => go(there()?.id ?? ""), "primary");
  const box = h("div", { class: "ks-follow" }, text, follow);
  /** Where the room was at the last look. @type {string | null} */
  let before = null;
  const draw = () => {
    const sheets = roomNow(live, programme.steps)?.item.activity.sheets;
    const told = workshop();
    const now = told && toOpen(told, sheets);
    const moved = before !== null && now !== null && before !== now;
    before = now ?? before;
    if (moved && now !== page() && follows && !busy()) go(/** @type {string} */ (now));
    const target = there();
    box.classList.toggle("ks-follow-shown", target !== null);
    follow.hidden = target === null;
    setText(text, target?.text ?? "");
  };
  return { box, draw };
}
