/** For those who lead: that the day runs late, and what could be shortened. */

import { changed, linesOf } from "../agenda/items.js";
import { meetingOf, roomNow, stepItems, timesOf } from "../agenda/day.js";
import { itemTitle } from "../agenda/words.js";
import { button, h, setText } from "../../kit/dom.js";
import { redrawn } from "../../kit/lists.js";
import { left } from "../../kit/timer/clock.js";
import { fewer, lateText, outlook, shorter } from "./late_words.js";

/** @typedef {import("./late_words.js").Item} Item */

const AGAIN = 20_000;
const JAPAN = 9 * 60;

/** @param {import("./stage.js").Stage} stage @param {any} trouble */
export function lateLine(stage, trouble) {
  const { live, steps } = stage;
  const text = h("b", { role: "status" });
  const list = h("ul", { class: "ks-late-list", hidden: true });
  const opener = button("短くする・とばす", () => {
    list.hidden = !list.hidden;
    opener.setAttribute("aria-expanded", String(!list.hidden));
  }, "small", { "aria-expanded": "false" });
  const box = h("div", { class: "ks-late", hidden: true }, text, opener, list);
  const draw = () => {
    const room = roomNow(live, steps);
    const said = lateText(room && seenOf(live, room));
    box.hidden = said === "" && list.hidden;
    setText(text, said || "予定の時間に終わります");
    if (!room) return;
    const offered = shorter(room.day, room.item.id);
    redrawn(list, offered.map((item) => [item.id, item.minutes]),
      () => offered.map((item) => line(item, stage, trouble)));
  };
  const ticking = setInterval(draw, AGAIN);
  return { box, draw, close: () => clearInterval(ticking) };
}

/** @param {any} live @param {{item: Item, day: Item[]}} room */
function seenOf(live, { item, day }) {
  const now = live.now();
  const meeting = meetingOf(live, item.step.id)?.body ?? null;
  const aside = live.get("timer", "aside");
  const rest = aside ? left(live.get("timer", "main"), now) / 60_000 : 0;
  const spent = timesOf(live, day, item).runs.reduce((sum, run) =>
    sum + Math.max(0, (run.ended ? Date.parse(run.ended) : now) - Date.parse(run.started)), 0);
  return outlook({ day, room: item.id, spent: spent / 60_000, meeting, rest,
    rested: Boolean(aside?.onward), now: (now / 60_000 + JAPAN) % 1440 });
}

/** @param {Item} item @param {import("./stage.js").Stage} stage @param {any} trouble */
function line(item, { live, steps }, trouble) {
  const send = (/** @type {Partial<Item>} */ fields) => {
    const items = changed(stepItems(live, steps, item.step), item.id, fields);
    return trouble.attempt(live.do("agenda.edit", { step: item.step.id, items: linesOf(items) }));
  };
  const name = itemTitle(item);
  return h("li", {}, h("span", { text: `${name}　${item.minutes}分` }),
    button(`${fewer(item.minutes)}分にする`, () => send({ own: fewer(item.minutes) }), "small",
      { "aria-label": `${name}を${fewer(item.minutes)}分にする` }),
    button("とばす", () => send({ skipped: true }), "small", { "aria-label": `${name}をとばす` }));
}
