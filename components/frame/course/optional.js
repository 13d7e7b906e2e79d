/**
 * The steps that need not be held: for those who lead, each with the way to leave it out or take it
 * in.
 */

import { ask } from "../../kit/dialog.js";
import { attribute, button, h, setText } from "../../kit/dom.js";

/**
 * @typedef {{id: string, short: string, title: string, for_step: string | null}} OptionalStep
 *   `for_step`: the step that it prepares, and goes with
 */

/**
 * @param {OptionalStep[]} steps of the whole programme
 * @param {any} live
 * @param {{attempt: (doing: Promise<unknown>) => Promise<boolean>}} trouble
 */
export function optionalSteps(steps, live, trouble) {
  const left = () => live.get("workshop", "main")?.left_out ?? [];
  const rows = steps.map((step) =>
    row(step, left, (wanted) => trouble.attempt(live.do("workshop.edit", { left_out: wanted }))));
  const box = h(
    "section",
    { class: "ks-course-optional", "aria-label": "行わないこともできるStep" },
    h("h2", { text: "行わないこともできるStep" }),
    h("ul", {}, ...rows.map((one) => one.box)),
  );
  const draw = () => {
    box.hidden = live.you?.role !== "facilitator" || steps.length === 0;
    rows.forEach((one) => one.draw());
  };
  return { box, draw };
}

/**
 * @param {OptionalStep} step @param {() => string[]} left
 * @param {(wanted: string[]) => Promise<boolean>} put
 */
function row(step, left, put) {
  const isOut = () => left().includes(step.id);
  const press = button("", async () => {
    const others = left().filter((id) => id !== step.id);
    if (isOut()) await put(others);
    else if (await ask(leaving(step))) await put([...others, step.id]);
  });
  const state = h("b");
  const box = h("li", {}, h("span", { text: `${step.short}　${step.title}` }), state, press);
  const draw = () => {
    box.hidden = step.for_step !== null && left().includes(step.for_step);
    setText(state, isOut() ? "この回は行わない" : "行う");
    setText(press, isOut() ? "やはり行う" : "この回は行わない");
    attribute(press, "aria-label", isOut() ? `${step.short}をやはり行う` : `${step.short}をこの回は行わない`);
  };
  return { box, draw };
}

/** What is asked before. */
export function leaving(/** @type {OptionalStep} */ { short }) {
  return {
    title: `${short}を、この回は行わないことにしますか`,
    text: "進行表・やること・記録から外れますが、書いたものは何も消えず、「やはり行う」でいつでも戻せます。",
    yes: "行わないことにする",
  };
}
