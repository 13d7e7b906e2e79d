/** The band that says what is done, why, and what is there at the end. Can be folded. */

import { attribute, el } from "./dom.js";

const KEY = "kasane.stage.guide";

/**
 * @typedef {object} Material
 * @property {string} title
 * @property {string | null} [url]
 * @property {string | null} [kind]
 * @property {string | null} [segment] which part of it
 */

/**
 * @param {{what: string, why: string, goals: string[], alone_minutes?: number | null,
 *   minutes_text?: string, materials?: Material[]}} activity
 * @returns {HTMLElement}
 */
export function guideBand(activity) {
  const folded = el("details", { class: "ks-guide" }, el("summary", { text: `この活動について${timeOf(activity)}` }));
  attribute(folded, "open", remembered());
  folded.addEventListener("toggle", () => remember(folded.open));
  const materials = activity.materials ?? [];
  folded.append(
    el(
      "div",
      { class: "ks-guide-columns" },
      section("何をやるか", el("p", { text: activity.what })),
      section("なぜやるか", el("p", { text: activity.why })),
      section("到達目標", goalList(activity.goals)),
      materials.length > 0 ? section("使う資料", materialList(materials)) : null,
    ),
  );
  return folded;
}

function timeOf(/** @type {any} */ { minutes_text: minutes, alone_minutes: alone }) {
  const parts = [minutes, alone ? `はじめの${alone}分は一人で書く` : ""].filter(Boolean);
  return parts.length > 0 ? `（${parts.join("・")}）` : "";
}

function section(/** @type {string} */ heading, /** @type {Node} */ content) {
  return el("div", {}, el("h2", { text: heading }), content);
}

/** The goals, as a list where there are several. */
export function goalList(/** @type {string[]} */ goals) {
  if (goals.length === 1) return el("p", { text: goals[0] });
  return el("ul", {}, ...goals.map((goal) => el("li", { text: goal })));
}

/** The materials; an address is opened in a new tab. */
export function materialList(/** @type {Material[]} */ materials) {
  return el("ul", {}, ...materials.map((material) => el("li", {}, ...materialLine(material))));
}

function materialLine(/** @type {Material} */ { title, url, kind, segment }) {
  const web = url && /^https?:\/\//.test(url);
  const name = web
    ? el("a", { text: title, attributes: { href: url, target: "_blank", rel: "noopener noreferrer" } })
    : el("span", { text: title });
  const rest = [kind, segment].filter(Boolean).join("・");
  return rest ? [name, el("span", { text: `（${rest}）` })] : [name];
}

function remembered() {
  try {
    return localStorage.getItem(KEY) !== "folded";
  } catch {
    return true;
  }
}

function remember(/** @type {boolean} */ open) {
  try {
    localStorage.setItem(KEY, open ? "open" : "folded");
  } catch {
    // It opens again after the next reload; nothing else is lost.
  }
}
