/** Who is coming in: a name from the roster, or one's own writing. */

import { h, labelled } from "../../kit/dom.js";
import { MANY, narrowed } from "./words.js";

const OWN = "";

/**
 * @param {import("./words.js").Person[]} roster
 * @param {string} role
 * @param {(event: KeyboardEvent) => void} onKey for the fields' Enter
 * @returns {{box: HTMLElement, given: () => {picked: string | null, name: string,
 *   organisation: string},
 *   focus: () => void}}
 */
export function whoIsIt(roster, role, onKey) {
  let picked = OWN;
  const own = ownName(role, onKey);
  const choose = (/** @type {string} */ id) => {
    picked = id;
    own.box.hidden = id !== OWN;
    if (id !== OWN) return;
    own.name.focus();
    own.box.scrollIntoView({ block: "nearest" });
  };
  const list = roster.length > 0 ? rosterList(roster, choose) : null;
  own.box.hidden = roster.length > 0;
  const given = () =>
    ({ picked: picked || null, name: own.name.value, organisation: own.organisation.value });
  const focus = () => own.name.focus();
  return { box: h("div", { class: "ks-join-who" }, list, own.box), given, focus };
}

/** @param {import("./words.js").Person[]} roster @param {(id: string) => void} choose */
function rosterList(roster, choose) {
  const lines = roster.map((person) =>
    ({ person, line: radio(person.id, person.name, person.organisation, choose) }));
  const list = h("div", { class: "ks-join-roster" }, ...lines.map(({ line }) => line));
  const none =
    h("p", { class: "ks-loading", text: "見つかりません。下の「名簿にない・自分で書く」を選んでください。", hidden: true });
  const filter = h("input", { class: "ks-input", type: "search", autocomplete: "off" });
  filter.addEventListener("input", () => {
    const left = new Set(narrowed(roster, filter.value));
    for (const { person, line } of lines) line.hidden = !left.has(person);
    none.hidden = left.size > 0;
  });
  return h(
    "fieldset",
    {},
    h("legend", { text: "あなたのお名前を選んでください" }),
    roster.length >= MANY ? labelled("名前や所属でさがす", filter) : null,
    list,
    none,
    radio(OWN, "名簿にない・自分で書く", "", choose),
  );
}

/**
 * @param {string} value @param {string} name @param {string} organisation
 * @param {(id: string) => void} choose
 */
function radio(value, name, organisation, choose) {
  const box =
    h("input", { type: "radio", name: "ks-join-who", value, onchange: () => choose(value) });
  const rest = organisation
    ? h("span", { class: "ks-join-organisation", text: organisation }) : null;
  return h("label", { class: "ks-choice" }, box, h("span", {}, h("b", { text: name }), rest));
}

function ownName(/** @type {string} */ role, /** @type {(event: KeyboardEvent) => void} */ onKey) {
  const attributes = { enterkeyhint: "go" };
  const name =
    h("input", { class: "ks-input", ...attributes, autocomplete: "name", onkeydown: onKey });
  const organisation = h("input", { class: "ks-input", ...attributes, autocomplete: "organization",
    onkeydown: onKey });
  const optional = role === "viewer" ? "（書かなくてもかまいません）" : "";
  return { name, organisation, box: h("div", { class: "ks-join-own" },
    labelled(`お名前${optional}`, name), labelled("所属（あれば）", organisation)) };
}
