/** The line: who has spoken, who is on, who waits; and for those who lead, what to do with each. */

import { ask } from "../../kit/dialog.js";
import { attribute, button, h, setText } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";
import { speakers } from "./people.js";

/** @param {import("./round.js").Round} round */
export function queue(round) {
  const list = h("ol", { class: "ks-turns-list" });
  const stop = button("ここで終える", () => stopRound(round));
  const again = button("もう一度はじめから", () => startAgain(round));
  const box = h(
    "aside",
    { class: "ks-turns-queue", "aria-label": "話す順番" },
    h("h3", { text: "話す順番" }),
    list,
    h("div", { class: "ks-turns-buttons" }, stop, again),
  );
  const put = keptList(list, (/** @type {string} */ id) => id, (id) => queueRow(round, id));
  const draw = () => {
    const now = round.line;
    box.hidden = now.stage === "before";
    stop.hidden = !round.leads || now.stage !== "on";
    again.hidden = !round.leads || now.stage !== "after";
    put(inLine(now, round));
  };
  return { box, draw };
}

/**
 * As they speak: done, now, waiting, absent; for those who lead also who is not in the line.
 * @param {import("./line.js").Line} now @param {import("./round.js").Round} round
 */
function inLine(now, round) {
  const known = [...now.done, ...(now.current ? [now.current] : []), ...now.waiting, ...now.absent];
  if (!round.leads) return known;
  const outside = speakers(round.live.all("member")).map(({ id }) => id);
  return [...known, ...outside.filter((id) => !known.includes(id))];
}

function queueRow(/** @type {import("./round.js").Round} */ round, /** @type {string} */ id) {
  const mark = h("span", { class: "ks-turns-mark" });
  const name = h("b");
  const organisation = h("span", { class: "ks-turns-organisation" });
  const absent = button("いない", () => round.act("turn.absent", { member: id }), "small");
  const back = button("", () => round.act("turn.back", { member: id }), "small");
  const box = h("li", {}, mark, h("span", { class: "ks-turns-name" }, name, organisation),
    absent, back);
  const draw = () => {
    const { live } = round;
    const place = placeIn(round.line, id);
    const member = live.get("member", id);
    attribute(box, "data-place", place);
    attribute(box, "aria-current", place === "now" ? "true" : null);
    setText(mark, MARKS[place]);
    setText(name, member?.name || "名簿にない人");
    setText(organisation, `${member?.organisation ?? ""}${id === live.you?.member ? "（あなた）" : ""}`);
    const leads = round.leads;
    absent.hidden = !leads || !["waiting", "next"].includes(place);
    back.hidden = !leads || !["done", "absent", "outside"].includes(place);
    setText(back, place === "done" ? "もう一度" : "順番に入れる");
    attribute(absent, "aria-label", `${member?.name ?? ""}さんは、いない`);
    attribute(back, "aria-label", `${member?.name ?? ""}さんを順番に入れる`);
  };
  return { box, draw };
}

/** @type {Record<string, string>} */
const MARKS = { done: "✓ 済", now: "▶ いま", next: "つぎ", waiting: "待ち", absent: "いない", outside: "—" };

function placeIn(/** @type {import("./line.js").Line} */ now, /** @type {string} */ id) {
  if (now.current === id) return "now";
  if (now.done.includes(id)) return "done";
  if (now.absent.includes(id)) return "absent";
  if (now.next === id) return "next";
  return now.waiting.includes(id) ? "waiting" : "outside";
}

async function stopRound(/** @type {import("./round.js").Round} */ round) {
  const waiting = round.line.waiting.length;
  const sure = await ask({
    title: "ここで終えますか",
    text: `${waiting > 0 ? `まだ話していない人が${waiting}人います。` : ""}書きのこしたことばは、そのまま残ります。`,
    yes: "終える",
  });
  if (sure) round.act("turn.stop");
}

async function startAgain(/** @type {import("./round.js").Round} */ round) {
  const sure = await ask({
    title: "もう一度、はじめの人から回しますか",
    text: "「済」のしるしは外れます。書きのこしたことばは、そのまま残ります。",
    yes: "はじめから回す",
  });
  const now = round.line;
  if (sure) round.act("turn.start", { order: [...now.done, ...now.waiting] });
}
