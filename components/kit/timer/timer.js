/** The room's timer: the same figures on every screen, counted from the record by each itself. */

import { attribute, button, h, setText } from "../dom.js";
import { refusals } from "../part.js";
import { chime } from "./chime.js";
import { left, milestone, phase, share, sign, text, untilChange } from "./clock.js";
import { soundSwitch, timerMenu } from "./menu.js";
import { onTick } from "./ticker.js";


/**
 * @typedef {object} Options
 * @property {boolean} [controls] buttons for those who lead
 * @property {boolean} [large] for the projector
 * @property {boolean} [sound] offer a sound at the end
 * @property {() => {label: string, seconds: number}[]} [presets]
 * @property {boolean} [breaks] offer a break, with a clock of its own
 */

/**
 * Show the timer.
 * @param {HTMLElement} root
 * @param {any} live
 * @param {Options} [options]
 * @returns {() => void} takes it away
 */
export function mountTimer(root, live,
    { controls = false, large = false, sound = false, presets = () => [], breaks = false } = {}) {
  const face = makeFace();
  const trouble = refusals();
  const box = h("div", { class: large ? "ks-timer ks-timer-large" : "ks-timer" }, face.box);
  const buttons = controls ? makeControls(live, trouble, { presets, sound, breaks }) : null;
  if (buttons) box.append(buttons.box, trouble.line);
  else if (sound) box.append(soundSwitch());
  root.replaceChildren(box);
  const draw = drawing(live, face, buttons);
  const ticking = onTick(draw);
  const forget = live.subscribe(ticking.poke);
  return () => {
    forget();
    ticking.stop();
    box.remove();
  };
}

/** The figures, the word, the bar, and the line that is only read out. */
function makeFace() {
  const figures = h("span", { class: "ks-timer-figures", role: "timer", "aria-live": "off",
    "aria-label": "残り時間" });
  const word = h("span", { class: "ks-timer-sign" });
  const bar = h("i");
  const spoken = h("span", { class: "ks-unseen", "aria-live": "polite", role: "status" });
  const track = h("span", { class: "ks-timer-bar", "aria-hidden": "true" }, bar);
  const under = h("span", { class: "ks-timer-under" }, track, word);
  return { box: h("div", { class: "ks-timer-face" }, figures, under, spoken), figures, word,
    bar, spoken };
}

/** A function that draws the moment and answers when to draw next. */
function drawing(/** @type {any} */ live, /** @type {any} */ face, /** @type {any} */ buttons) {
  /** @type {number | null} */
  let before = null;
  return () => {
    const timer = live.get("timer", "main");
    const now = live.now();
    const rest = left(timer, now);
    const length = timer?.length ?? 0;
    const phaseNow = phase(rest, length);
    attribute(face.box, "data-phase", phaseNow);
    attribute(face.box, "data-running", timer?.started !== null && rest > 0);
    setText(face.figures, text(rest, length));
    setText(face.word, live.get("timer", "aside") ? "休憩中" : sign(phaseNow, timer));
    face.bar.style.inlineSize = `${share(rest, length) * 100}%`;
    buttons?.draw(Boolean(timer && timer.started !== null && rest > 0), length > 0);
    if (before !== null && timer?.started != null) announce(face.spoken, before, rest);
    before = rest;
    return untilChange(timer, now);
  };
}

/** @param {HTMLElement} spoken @param {number} before @param {number} rest */
function announce(spoken, before, rest) {
  const said = milestone(before, rest);
  if (rest > before) setText(spoken, "");
  if (!said) return;
  setText(spoken, said);
  if (rest <= 0) chime();
}

/**
 * @param {any} live @param {any} trouble
 * @param {{presets: any, sound: boolean, breaks: boolean}} offered
 */
function makeControls(live, trouble, { presets, sound, breaks }) {
  let running = false;
  const send = (/** @type {string} */ op, fields = {}) => trouble.attempt(live.do(op, fields));
  const toggle = button("始める", () => send(running ? "timer.pause" : "timer.start"));
  const more = button("＋1分", () => send("timer.add", { seconds: 60 }));
  const rest = breaks ? (/** @type {number} */ minutes) => send("break.start", { minutes }) : null;
  const set = (/** @type {number} */ seconds) => send("timer.set", { seconds });
  const menu = timerMenu({ presets, sound, set, rest });
  const draw = (/** @type {boolean} */ runs, /** @type {boolean} */ set) => {
    running = runs;
    setText(toggle, runs ? "一時停止" : "始める");
    toggle.disabled = !set;
  };
  toggle.classList.add("ks-timer-toggle");
  return { box: h("div", { class: "ks-timer-controls" }, toggle, more, menu), draw };
}
