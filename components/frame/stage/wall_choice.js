/** Which of an activity's sheets is on the wall, for those who lead. */

import { attribute, h } from "../../kit/dom.js";

/**
 * @param {any} live
 * @param {{id: string, title: string}[]} sheets
 * @param {{attempt: (doing: Promise<unknown>) => Promise<boolean>}} trouble
 * @returns {{box: HTMLElement, draw: (here: boolean) => void}} `here`: whether the room is at
 *   this activity
 */
export function wallChoice(live, sheets, trouble) {
  const offered = [{ id: "", title: "おまかせ" }, ...sheets];
  const select = h(
    "select",
    { class: "ks-input", onchange: () => choose() },
    ...offered.map(({ id, title }) => h("option", { text: title, value: id })),
  );
  const choose = async () => {
    if (!(await trouble.attempt(live.do("activity.focus", { entry: select.value || null })))) {
      show();
    }
  };
  const focus = () => live.get("workshop", "main")?.focus ?? "";
  const show = () => {
    select.value = offered.some(({ id }) => id === focus()) ? focus() : "";
  };
  const box = h("label", { class: "ks-wall-choice" }, h("span", { text: "投影するシート" }), select);
  const draw = (/** @type {boolean} */ here) => {
    attribute(box, "hidden", !here);
    if (document.activeElement !== select) show();
  };
  return { box, draw };
}
