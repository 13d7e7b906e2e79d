/** できました: each says that they are done; those who lead see how many are. */

import { attribute, button, h, setText } from "../../kit/dom.js";

/** Who is done with the item where the room is. @returns {string[]} */
function done(/** @type {any} */ live) {
  const room = live.get("workshop", "main");
  return live.get("ready", room?.item ?? room?.activity)?.members ?? [];
}

/**
 * The button of those who take part.
 * @param {import("./stage.js").Stage} stage @param {any} trouble
 * @returns {{box: HTMLElement, draw: (here: boolean) => void}}
 */
export function readyButton({ live }, trouble) {
  const said = () => done(live).includes(live.you?.member ?? "");
  const say = () => trouble.attempt(live.do("ready.say", { ready: !said() }));
  const press = button("", say, "small");
  press.classList.add("ks-ready");
  const draw = (/** @type {boolean} */ here) => {
    press.hidden = !here;
    attribute(press, "aria-pressed", String(said()));
    setText(press, said() ? "✓ できました" : "できました");
  };
  return { box: press, draw };
}

/**
 * "できました 5/8": of those who take part and are here, or have been.
 * @param {any} live
 */
export function readyText(live) {
  const said = done(live);
  if (said.length === 0) return "";
  const people = live.all("member").filter((/** @type {any} */ { id, body }) =>
    body.role === "participant" && (live.presence.people.includes(id) || said.includes(id)));
  const count = people.filter((/** @type {any} */ { id }) => said.includes(id)).length;
  return people.length > 0 ? `できました ${count}/${people.length}` : "";
}

/** @param {any} live @returns {{box: HTMLElement, draw: () => void}} */
export function readyCount(live) {
  const box = h("span", { class: "ks-ready-count", role: "status" });
  return { box, draw: () => setText(box, readyText(live)) };
}
