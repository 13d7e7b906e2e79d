/**
 * The people of a household as a picture: who lives together in a box, who lives elsewhere below
 * it, with a line. On paper: kasane/record/pictures/household.py.
 *
 * @typedef {{name: string, more: string[], home: "together" | "near" | "apart",
 *   lives: string, sign: string}} Person
 */

import { redrawn } from "../../kit/lists.js";
import { h } from "../../kit/dom.js";
import { textOf } from "../../kit/entries.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * Everybody of whom something is written; the server's rule (kasane/programme/household.py).
 * @param {any} rule @param {{body: any}[]} rows
 * @returns {Person[]}
 */
export function peopleOf(rule, rows) {
  return rows.flatMap((row) => {
    const text = (/** @type {string} */ id) => textOf(row, id).trim();
    const more = rule.more.map(text).filter(Boolean);
    if (!text(rule.name) && more.length === 0) return [];
    const lives = text(rule.lives);
    const home = lives === "" || lives === rule.together ? "together"
      : rule.near.includes(lives) ? "near" : "apart";
    return [{ name: text(rule.name), more, home, lives, sign: text(rule.sign) }];
  });
}

/**
 * Draw it anew where it says something else; nothing where nobody is.
 * @param {HTMLElement} box @param {any} field @param {{body: any}[]} rows
 */
export function drawHousehold(box, field, rows) {
  const people = peopleOf(field.household, rows);
  redrawn(box, people, () => people.length ? [picture(people, field)] : []);
}

/** @param {Person[]} people @param {any} field */
function picture(people, { label, household }) {
  const home = people.filter((one) => one.home === "together");
  const away = people.filter((one) => one.home !== "together");
  const list = (/** @type {Person[]} */ some, /** @type {string} */ look) =>
    h("div", { class: look, role: "list" }, ...some.map(person));
  const signs = [...new Set(people.map(({ sign }) => sign).filter(Boolean))];
  return h("figure", { "aria-label": `${label}の図` },
    home.length ? h("div", { class: "ks-household-home" }, h("span", { text: household.together }),
      list(home, "ks-household-people")) : null,
    away.length ? list(away, "ks-household-people ks-household-away") : null,
    signs.length ? h("figcaption", { text: signs.join("　") }) : null);
}

/** @param {Person} one */
function person({ name, more, home, lives, sign }) {
  return h("div", { class: `ks-household-${home}`, role: "listitem" }, drawnSign(sign[0] ?? ""),
    h("b", { text: name || "（続柄なし）" }), ...more.map((text) => h("span", { text })),
    home === "together" ? null : h("small", { text: lives }));
}

/** The sign, and its meaning not by colour alone. @param {string} sign */
function drawnSign(sign) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 48 48");
  svg.setAttribute("aria-hidden", "true");
  svg.dataset.sign = sign;
  const shapes = sign === "□" ? [["rect", { x: 5, y: 5, width: 38, height: 38 }]]
    : sign === "◎" ? [["circle", { cx: 24, cy: 24, r: 20 }], ["circle", { cx: 24, cy: 24, r: 14 }]]
    : [["circle", { cx: 24, cy: 24, r: 20 }]];
  for (const [tag, about] of /** @type {[string, Record<string, number>][]} */ (shapes)) {
    const shape = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(about)) shape.setAttribute(key, String(value));
    svg.append(shape);
  }
  return svg;
}
