/** The round on the wall: who speaks, what about, who is next; the time stands above it. */

import { h, setText } from "../../kit/dom.js";
import { lengthText, nameText } from "./line.js";
import { nextText, promptList, watchTheEnd } from "./speaker.js";

/** @param {import("./round.js").Round} round */
export function wall(round) {
  const { live, sheet } = round;
  const count = h("p", { class: "ks-turns-wall-count" });
  const who = h("h2");
  const over = h("p", { class: "ks-turns-wall-over" });
  const next = h("p", { class: "ks-turns-wall-next" });
  const box = h(
    "section",
    { class: "ks-part ks-turns-wall", "aria-label": sheet.title },
    h("div", { class: "ks-turns-wall-now" }, count, who, over),
    h("div", { class: "ks-turns-wall-what" },
      h("h3", { text: `${sheet.title}　1人${lengthText(sheet.seconds)}` }),
      promptList(sheet.prompts)),
    next,
  );
  const watch = watchTheEnd(live, () => round.line.current !== null, over);
  const draw = () => {
    const now = round.line;
    box.dataset.stage = now.stage;
    const name = nameText(live.get("member", now.current ?? ""), now.number);
    const numbered = name === `${now.number}人目`;
    setText(count, now.stage !== "on" ? "" : numbered ? `${now.total}人中`
      : `${now.number}人目・${now.total}人中`);
    setText(who, { before: "まもなく始めます", on: name, after: "ひとまわりしました" }[now.stage]);
    setText(next, now.stage === "on" ? nextText(now, live) : "");
    watch.poke();
  };
  return { box, draw, close: () => watch.stop() };
}
