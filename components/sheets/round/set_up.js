/** Before the first one speaks: who takes part, and in which order. */

import { attribute, button, h, setText } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";
import { lengthText } from "./line.js";
import { inTheRoom, speakers } from "./people.js";

/** @param {import("./round.js").Round} round */
export function setUp(round) {
  const { live, sheet } = round;
  /** What was chosen by hand. @type {Map<string, boolean>} */
  const chosen = new Map();
  /** @type {string[]} */
  let order = [];
  const list = h("ul", { class: "ks-turns-people" });
  const total = h("p", { role: "status" });
  const takesPart = (/** @type {string} */ id, /** @type {string[]} */ there) => chosen.get(id) ??
    there.includes(id);
  const start = button("最初の人から始める", () =>
    round.act("turn.start", { order: order.filter((id) => takesPart(id, present())) }), "primary");
  const present = () => inTheRoom(live.all("member"), attendanceOf(live), live.presence.people);
  const box = h(
    "div",
    { class: "ks-turns-setup" },
    h("h3", { text: "話す人と順番" }),
    h("p", { text: "話す人にしるしを付けます。「上へ」で順番を変えられます。" }),
    h("div", { class: "ks-turns-buttons" }, start, total),
    list,
  );
  const up = (/** @type {string} */ id) => {
    const at = order.indexOf(id);
    if (at > 0) order.splice(at - 1, 2, id, order[at - 1]);
    draw();
  };
  const put = keptList(list, (/** @type {{id: string}} */ { id }) => id, ({ id }) =>
    personRow(id, (on) => (chosen.set(id, on), draw()), () => up(id)));
  const draw = () => {
    box.hidden = !round.leads || round.line.stage !== "before";
    if (box.hidden) return;
    const members = speakers(live.all("member"));
    const ids = members.map(({ id }) => id);
    order = [...order.filter((id) => ids.includes(id)), ...ids.filter((id) => !order.includes(id))];
    const there = present();
    put(order.map((id) => ({ id, member: live.get("member", id), on: takesPart(id, there) })));
    const count = order.filter((id) => takesPart(id, there)).length;
    setText(total,
      `${count}人・1人${lengthText(sheet.seconds)}・ぜんぶで約${Math.ceil((count * sheet.seconds) / 60)}分`);
    attribute(start, "disabled", count === 0);
  };
  return { box, draw };
}

/** @param {string} id @param {(on: boolean) => void} choose @param {() => void} up */
function personRow(id, choose, up) {
  const check = h("input", { type: "checkbox", onchange: () => choose(check.checked) });
  const name = h("span");
  const higher = button("上へ", () => (up(), higher.focus()), "small");
  const box = h("li", { "data-member": id },
    h("label", { class: "ks-check" }, check, name), higher);
  const draw = (/** @type {any} */ { member, on }) => {
    check.checked = on;
    setText(name, [member?.name, member?.organisation].filter(Boolean).join("　"));
    attribute(higher, "aria-label", `${member?.name ?? ""}さんを上へ`);
  };
  return { box, draw };
}

/** member id → attendance at the present meeting. */
function attendanceOf(/** @type {any} */ live) {
  return live.get("meeting", live.get("workshop", "main")?.meeting ?? "")?.attendance ?? {};
}
