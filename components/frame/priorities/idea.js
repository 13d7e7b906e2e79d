/**
 * What is said of an idea wherever it stands: its text, where it came from, what was put under it.
 */

import { button, h, setText } from "../../kit/dom.js";
import { redrawn } from "../../kit/lists.js";

/**
 * @param {import("./priorities.js").Priorities} priorities
 * @returns {{title: HTMLElement, origin: HTMLElement,
 *   draw: (idea: import("../../kit/votes/ideas.js").Idea) => void}}
 */
export function ideaHead(priorities) {
  const title = h("h4", { class: "ks-idea-text" });
  const origin = h("p", { class: "ks-idea-origin" });
  const draw = (/** @type {import("../../kit/votes/ideas.js").Idea} */ idea) => {
    setText(title, idea.text);
    const from = priorities.origin(idea);
    redrawn(origin, from, () =>
      from.length === 0
        ? []
        : [h("span", { class: "ks-unseen", text: "由来：" }),
          ...from.map((text) => h("span", { class: "ks-tag", text }))],
    );
  };
  return { title, origin, draw };
}

/**
 * The ideas that were put under another: readable, each with its own dots.
 * @param {import("./priorities.js").Priorities} priorities
 * @param {{id: string, text: string, dots: number | null}[]} parts
 * @param {HTMLElement} box
 */
export function drawParts(priorities, parts, box) {
  const leads = priorities.leads;
  box.hidden = parts.length === 0;
  redrawn(box, [parts, leads], () => [
    h("li", { class: "ks-idea-parts-title", text: "まとめたアイデア" }),
    ...parts.map(({ id, text, dots }) =>
      h(
        "li",
        {},
        h("span", { text }),
        dots === null ? null : h("span", { class: "ks-idea-own", text: `シール ${dots}枚` }),
        leads ? unstackButton(priorities, id, text) : null,
      ),
    ),
  ]);
}

/**
 * @param {import("./priorities.js").Priorities} priorities @param {string} id @param {string} text
 */
function unstackButton(priorities, id, text) {
  const press = button("はなす", () => priorities.act("entry.unstack", { id }), "small");
  press.setAttribute("aria-label", `「${text}」をはなす`);
  return press;
}
