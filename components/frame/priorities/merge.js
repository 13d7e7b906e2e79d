/** Puts an idea under another; both stay readable, and it can be taken out again. */

import { button, h } from "../../kit/dom.js";
import { redrawn } from "../../kit/lists.js";

/**
 * @param {import("./priorities.js").Priorities} priorities
 * @param {() => import("../../kit/votes/ideas.js").Idea | null} idea the one that is put under
 *   another
 */
export function mergeChoice(priorities, idea) {
  const opener = button("ほかにまとめる", () => show(panel.hidden === true));
  const choice = h("select", { class: "ks-input", "aria-label": "まとめ先" });
  const yes = button("この下にまとめる", () => put(), "primary");
  const panel = h(
    "div",
    { class: "ks-merge", hidden: true },
    h("p", { text: "文も票も消えません。まとめ先の下にそのまま残り、いつでも「はなす」で戻せます。" }),
    choice,
    yes,
    button("やめる", () => show(false)),
  );
  const show = (/** @type {boolean} */ open) => {
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (open) {
      draw();
      choice.focus();
    } else opener.focus();
  };
  const put = async () => {
    const moved = idea();
    if (!moved || !choice.value) return;
    panel.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    await priorities.act("entry.stack", { id: moved.id, onto: choice.value });
  };
  const draw = () => {
    if (panel.hidden) return;
    const others = priorities.ideas().filter(({ id }) => id !== idea()?.id);
    redrawn(choice, others.map(({ id, text }) => [id, text]), () =>
      others.map(({ id, text }) => h("option", { text, value: id })),
    );
  };
  opener.setAttribute("aria-expanded", "false");
  return { box: h("div", { class: "ks-merge-box" }, opener, panel), draw };
}
