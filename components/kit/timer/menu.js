/** The facilitator's small menu: set a length, switch the sound. */

import { button, firstField, h, labelled } from "../dom.js";
import { isEnter } from "../keys.js";
import { want, wanted } from "./chime.js";
import { typedSeconds } from "./clock.js";

/**
 * @param {object} given
 * @param {() => {label: string, seconds: number}[]} given.presets asked for when the menu opens
 * @param {boolean} given.sound
 * @param {(seconds: number) => void} given.set
 * @param {((minutes: number) => void) | null} given.rest begins a break; null: none is offered
 * @returns {HTMLElement}
 */
export function timerMenu({ presets, sound, set, rest }) {
  const panel = h("div", { class: "ks-timer-panel", hidden: true });
  const opener = button("時間", () => show(panel.hidden === true));
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-label", "時間を決める");
  const show = (/** @type {boolean} */ open) => {
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (open) {
      offered.replaceChildren(...presets()
        .map(({ label, seconds }) => button(label, () => choose(seconds))));
    }
    if (open) firstField(panel)?.focus();
  };
  const choose = (/** @type {number} */ seconds) => {
    set(seconds);
    show(false);
    opener.focus();
  };
  const offered = h("div", { class: "ks-timer-presets" });
  panel.append(offered, freeMinutes(choose));
  if (rest) {
    panel.append(breaks((minutes) => {
      rest(minutes);
      show(false);
      opener.focus();
    }));
  }
  if (sound) panel.append(soundSwitch());
  const menu = h("div", { class: "ks-timer-menu" }, opener, panel);
  closeWhenLeft(menu, panel, show, opener);
  return menu;
}

const BREAKS = [5, 10, 15];

function breaks(/** @type {(minutes: number) => void} */ rest) {
  return h("div", { class: "ks-timer-presets", role: "group", "aria-label": "休憩にする" },
    ...BREAKS.map((minutes) => button(`休憩 ${minutes}分`, () => rest(minutes))));
}

function freeMinutes(/** @type {(seconds: number) => void} */ choose) {
  const field =
    h("input", { class: "ks-input", inputmode: "decimal", size: 4, autocomplete: "off" });
  const wrong = h("p", { class: "ks-refusal", role: "alert", hidden: true });
  const take = () => {
    const seconds = typedSeconds(field.value);
    wrong.hidden = seconds !== null;
    wrong.textContent = seconds === null ? "600までの数で、分を書いてください。30秒は0.5です。" : "";
    if (seconds !== null) choose(seconds);
  };
  const form = h("form", { class: "ks-timer-free" }, labelled("ほかの長さ（分）", field),
    button("決める", take), wrong);
  form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (isEnter(event)) take();
  });
  return form;
}

/** A check box that says whether this browser sounds at the end. */
export function soundSwitch() {
  const box = h("input", { type: "checkbox", onchange: () => want(box.checked) });
  box.checked = wanted();
  return h("label", { class: "ks-check" }, box, h("span", { text: "音を鳴らす（終わったとき、この端末で）" }));
}

function closeWhenLeft(
  /** @type {HTMLElement} */ menu,
  /** @type {HTMLElement} */ panel,
  /** @type {(open: boolean) => void} */ show,
  /** @type {HTMLElement} */ opener,
) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.stopPropagation();
    show(false);
    opener.focus();
  });
  menu.addEventListener("focusout", (event) => {
    const next = /** @type {Node | null} */ (event.relatedTarget);
    if (!panel.hidden && next && !menu.contains(next)) show(false);
  });
}
