/** The room has moved on: said and offered, never done for people. */

import { roomNow } from "../agenda/day.js";
import { button, h, setText } from "../../kit/dom.js";
import { elsewhere } from "./words.js";

/**
 * @param {import("../../kit/live_part.js").LivePart} part
 * @param {() => string | null} page the open activity
 * @returns {{box: HTMLElement, draw: () => void}}
 */
export function followBanner({ live, programme, place }, page) {
  const there = () => elsewhere(page(), roomNow(live, programme.steps)?.item ?? null);
  const text = h("span", { "aria-live": "polite" });
  const follow = button("そちらへ行く", () => place.component.setTriggerValue("open", there()?.id),
    "primary");
  const box = h("div", { class: "ks-follow" }, text, follow);
  const draw = () => {
    const target = there();
    box.classList.toggle("ks-follow-shown", target !== null);
    follow.hidden = target === null;
    setText(text, target?.text ?? "");
  };
  return { box, draw };
}
