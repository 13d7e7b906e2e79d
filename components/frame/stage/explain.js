/** 「説明を映す」: what is done on the wall before its sheet; one press each way. */

import { attribute, button, h } from "../../kit/dom.js";
import { dayItems } from "../agenda/day.js";
import { tellsOfDay } from "../projector/where.js";
import { explanations } from "./parts.js";

/**
 * @param {import("./stage.js").Stage} stage
 * @param {{attempt: (doing: Promise<unknown>) => Promise<boolean>}} trouble
 * @returns {{box: HTMLElement, draw: (here: boolean) => void}} `here`: whether the room is at this
 *   activity
 */
export function explainChoice(stage, trouble) {
  const { activity, live, step, steps } = stage;
  const held = () => (step ? dayItems(live, steps, step.id) : []).find((item) => !item.skipped);
  const offered = () => explanations({
    first: held()?.activity.id === activity.id || tellsOfDay(activity),
    firstMeeting: step === steps.find(({ meeting }) => meeting),
    hasSheet: activity.sheets.some((id) => stage.sheets[id]?.seen_by === "everyone"),
  });
  const box = h("div", { class: "ks-explain", role: "group", "aria-label": "投影するもの" });
  let drawn = "";
  /** @type {[string | null, HTMLElement][]} */
  let presses = [];
  const draw = (/** @type {boolean} */ here) => {
    const now = here ? offered() : [];
    const is = JSON.stringify(now);
    if (is !== drawn) {
      drawn = is;
      presses = now.map(({ what, label }) => [what,
        button(label, () => trouble.attempt(live.do("activity.explain", { what })), "small")]);
      box.replaceChildren(...presses.map(([, press]) => press));
    }
    box.hidden = now.length === 0;
    const explains = live.get("workshop", "main")?.explains ?? null;
    for (const [what, press] of presses) {
      attribute(press, "aria-pressed", String(what === explains));
    }
  };
  return { box, draw };
}
