/** The round on the wall: who speaks, what about, who is next; the time stands above it. */

import { el, write } from "../../kit/dom.js";
import { lengthText, nameText } from "./line.js";
import { nextText, promptList, watchTheEnd } from "./speaker.js";

/** @param {import("./round.js").Scene} scene */
export function projectorFace(scene) {
  const { live, sheet, line } = scene;
  const count = el("p", { class: "ks-turns-wall-count" });
  const who = el("h2");
  const over = el("p", { class: "ks-turns-wall-over" });
  const next = el("p", { class: "ks-turns-wall-next" });
  const box = el(
    "section",
    { class: "ks-part ks-turns-wall", attributes: { "aria-label": sheet.title } },
    el("div", { class: "ks-turns-wall-now" }, count, who, over),
    el("div", { class: "ks-turns-wall-what" }, el("h3", { text: `${sheet.title}　1人${lengthText(sheet.seconds)}` }), promptList(sheet.prompts)),
    next,
  );
  const watch = watchTheEnd(live, () => line().current !== null, over);
  const draw = () => {
    const now = line();
    box.dataset.stage = now.stage;
    const name = nameText(live.get("member", now.current ?? ""), now.number);
    const numbered = name === `${now.number}人目`;
    write(count, now.stage !== "on" ? "" : numbered ? `${now.total}人中` : `${now.number}人目・${now.total}人中`);
    write(who, { before: "まもなく始めます", on: name, after: "ひとまわりしました" }[now.stage]);
    write(next, now.stage === "on" ? nextText(now, live) : "");
    watch.poke();
  };
  return { box, draw, close: () => watch.stop() };
}
