/** What the guide says to those who lead: the part that is on, and behind it all its hints. */

import { button, h, setText } from "../../kit/dom.js";
import { presentPart, partText } from "./parts.js";

/** @typedef {import("../../live/programme.js").Activity} Activity */

/**
 * @param {import("./stage.js").Stage} stage
 * @param {{attempt: (doing: Promise<unknown>) => Promise<boolean>}} trouble
 */
export function voice({ activity, live }, trouble) {
  const { parts } = activity;
  const over = () => live.get("activity", activity.id)?.ticked ?? [];
  const tick = (/** @type {string} */ part, /** @type {boolean} */ ticked) =>
    trouble.attempt(live.do("activity.tick", { activity: activity.id, part, ticked }));
  const on = presentLine(parts, over, tick);
  const list = partList(parts, over, tick);
  const panel = h("div", { class: "ks-voice-panel", hidden: true },
    block("進め方", parts.length ? list.box : null),
    block("ことばの例", spoken(activity.say)),
    block("みんなの約束", lines(activity.rules)),
    block("進めるときに", lines(activity.notes)),
    block("よくある困りごと", troubled(activity.troubles)));
  const opener = button("", () => {
    panel.hidden = !panel.hidden;
    opener.setAttribute("aria-expanded", String(!panel.hidden));
  });
  opener.className = "ks-guide-link ks-voice-opener";
  opener.setAttribute("aria-expanded", "false");
  opener.replaceChildren(h("b", { text: "手引き" }), h("span", { text: activity.notes[0] ?? "" }));
  const box = h("section", { class: "ks-voice", "aria-label": "手引き" },
    h("div", { class: "ks-voice-line" }, on.box, opener), panel);
  const draw = () => {
    on.draw();
    list.draw();
  };
  return { box, draw };
}

/** @typedef {(part: string, ticked: boolean) => Promise<unknown>} TickIt */

/** @param {Activity["parts"]} parts @param {() => string[]} over @param {TickIt} tick */
function presentLine(parts, over, tick) {
  const present = () => presentPart(parts, over());
  const text = h("b");
  const press = button("終わった", () => tick(present()?.id ?? "", true), "small");
  const box = h("div", { class: "ks-voice-now", hidden: parts.length === 0 }, text, press);
  const draw = () => {
    const part = present();
    press.hidden = !part;
    setText(text, part ? `いま ${parts.indexOf(part) + 1}/${parts.length}　${partText(part)}`
      : "進め方はすべて終わりました");
    press.setAttribute("aria-label", `「${part?.title ?? ""}」は終わった`);
  };
  return { box, draw };
}

/** @param {Activity["parts"]} parts @param {() => string[]} over @param {TickIt} tick */
function partList(parts, over, tick) {
  const boxes = parts.map((part) => {
    const check = h("input", { type: "checkbox", onchange: () => tick(part.id, check.checked) });
    return { part, check, label: h("label", { class: "ks-check" }, check,
      h("span", { text: partText(part) })) };
  });
  const draw = () => boxes.forEach(({ part, check }) => {
    check.checked = over().includes(part.id);
  });
  return { box: h("ol", {}, ...boxes.map(({ label }) => h("li", {}, label))), draw };
}

/** @param {string} heading @param {Node | null} content */
function block(heading, content) {
  return content && h("div", {}, h("h3", { text: heading }), content);
}

/** Sentences as a list; null where there are none. */
export function lines(/** @type {string[]} */ texts) {
  return texts.length ? h("ul", {}, ...texts.map((text) => h("li", { text }))) : null;
}

function spoken(/** @type {string[]} */ texts) {
  return texts.length ? h("p", { class: "ks-voice-say", text: `「${texts.join("")}」` }) : null;
}

function troubled(/** @type {Activity["troubles"]} */ troubles) {
  return troubles.length ? h("dl", {}, ...troubles.flatMap((trouble) =>
    [h("dt", { text: trouble.when }), h("dd", { text: trouble.then })])) : null;
}
