/** The band that says what is done, why, and what is there at the end. Can be folded. */

import { button, h } from "../../kit/dom.js";

const KEY = "kasane.stage.guide";

/** @typedef {import("../../live/programme.js").Material} Material */

/**
 * @param {{what: string, why: string, goals: string[], materials?: Material[]}} activity
 * @param {HTMLElement | null} beside what stands at the band's right and stays when it is folded
 * @returns {HTMLElement}
 */
export function guideBand({ what, why, goals, materials = [] }, beside) {
  const columns = h(
    "div",
    { class: "ks-guide-columns" },
    section("何をやるか", h("p", { text: what })),
    section("なぜやるか", h("p", { text: why })),
    section("到達目標", goalList(goals)),
  );
  const used = materials.length > 0 ? materialsShown(materials) : null;
  const links = h("div", { class: "ks-guide-links" }, used?.opener ?? null);
  const band = h(
    "section",
    { class: "ks-guide", "aria-label": "この活動について" },
    columns,
    links,
    beside,
    used?.box ?? null,
  );
  links.append(foldLink(band, columns));
  return band;
}

function foldLink(/** @type {HTMLElement} */ band, /** @type {HTMLElement} */ columns) {
  const fold = link("", () => {
    remember(!remembered());
    draw();
  });
  const draw = () => {
    const open = remembered();
    columns.hidden = !open;
    band.classList.toggle("ks-guide-folded", !open);
    fold.textContent = open ? "説明をたたむ" : "説明をひらく";
    fold.setAttribute("aria-expanded", String(open));
  };
  draw();
  return fold;
}

/** The materials take room only while somebody looks at them. */
export function materialsShown(/** @type {Material[]} */ materials) {
  const box = h("div", { class: "ks-guide-materials", hidden: true }, materialList(materials));
  const opener = link("使う資料", () => {
    box.hidden = !box.hidden;
    opener.setAttribute("aria-expanded", String(!box.hidden));
  });
  opener.setAttribute("aria-expanded", "false");
  return { box, opener };
}

export function link(/** @type {string} */ text, /** @type {() => void} */ press) {
  const made = button(text, press);
  made.className = "ks-guide-link";
  return made;
}

function section(/** @type {string} */ heading, /** @type {Node} */ content) {
  return h("div", {}, h("h2", { text: heading }), content);
}

/** The goals, as a list where there are several. */
export function goalList(/** @type {string[]} */ goals) {
  if (goals.length === 1) return h("p", { text: goals[0] });
  return h("ul", {}, ...goals.map((goal) => h("li", { text: goal })));
}

/** The materials; an address is opened in a new tab. */
export function materialList(/** @type {Material[]} */ materials) {
  return h("ul", {}, ...materials.map((material) => h("li", {}, ...materialLine(material))));
}

function materialLine(/** @type {Material} */ { title, link, kind, speaker, start, end, pages }) {
  const web = link && /^https?:\/\//.test(link);
  const name = web
    ? h("a", { text: title, href: link, target: "_blank", rel: "noopener noreferrer" })
    : h("span", { text: title });
  const rest = [kind, speaker, end ? `${start}〜${end}` : pages].filter(Boolean).join("・");
  return rest ? [name, h("span", { text: `（${rest}）` })] : [name];
}

let kept = true;

function remembered() {
  try {
    return localStorage.getItem(KEY) !== "folded";
  } catch {
    return kept;
  }
}

function remember(/** @type {boolean} */ open) {
  kept = open;
  try {
    localStorage.setItem(KEY, open ? "open" : "folded");
  } catch {
    // It opens again after the next reload; nothing else is lost.
  }
}
