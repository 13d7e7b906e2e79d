/** The door: the code, the name, and in. */

import { tidied } from "../../kit/code.js";
import { button, h, labelled, setText, wear } from "../../kit/dom.js";
import { isEnter } from "../../kit/keys.js";
import { part } from "../../kit/part.js";
import { Closed, join, look } from "./door.js";
import { whoIsIt } from "./who.js";
import { afterJoining, entrance, workshopTitle } from "./words.js";

/** @typedef {{code: string, after: string}} Data */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  wear(place.root, "join_card");
  const frame = h("div", { class: "ks-part ks-join" });
  place.root.replaceChildren(frame);
  askForCode(frame, place, place.data.code ?? "", Boolean(place.data.code));
  return { draw: () => {}, close: () => frame.remove() };
}

/**
 * First step: the code. One that came with the address is tried at once.
 * @param {HTMLElement} frame @param {any} place @param {string} code @param {boolean} atOnce
 */
function askForCode(frame, place, code, atOnce) {
  const wrong = wrongLine("ks-join-wrong-code");
  const field = h("input", {
    class: "ks-input ks-join-code",
    autocomplete: "off", autocapitalize: "characters", spellcheck: "false", enterkeyhint:
      "next", "aria-describedby": "ks-join-wrong-code",
  });
  field.value = code;
  const next = guarded(async () => {
    wrong.say("");
    const typed = tidied(field.value);
    if (!typed) throw new Error("参加コードを入れてください。画面や案内にあります。");
    askForName(frame, place, typed, await look(typed), atOnce);
    atOnce = false;
  }, wrong, "確かめています…");
  field.addEventListener("keydown",
    (/** @type {KeyboardEvent} */ event) => onEnter(event, next.run));
  frame.replaceChildren(h("h1", { text: "ワークショップに参加する" }), labelled("参加コード", field), wrong.line,
    next.button("つぎへ"));
  if (atOnce) next.run();
  else field.focus();
}

/** Second step: who it is. The focus goes along only where a person made the step. */
function askForName(
  /** @type {HTMLElement} */ frame,
  /** @type {any} */ place,
  /** @type {string} */ code,
  /** @type {import("./words.js").Found} */ found,
  /** @type {boolean} */ byItself,
) {
  const wrong = wrongLine("ks-join-wrong-name");
  const enter = guarded(async () => {
    wrong.say("");
    const asked = entrance(code, who.given(), found.role);
    if ("missing" in asked) throw new Error(asked.missing);
    return comeIn(asked.send);
  }, wrong, "入っています…");
  const comeIn = async (/** @type {Record<string, string | boolean>} */ send) => {
    twice.replaceChildren();
    try {
      const { workshop, role } = await join(send);
      location.assign(afterJoining(place.data.after, workshop, role));
    } catch (error) {
      if (error instanceof Closed && error.code === "namesake") {
        const again = (/** @type {Record<string, string | boolean>} */ said) =>
          comeIn(said).catch((/** @type {Error} */ { message }) => wrong.say(message));
        twice.replaceChildren(...namesakes(send, error.member, again));
      }
      throw error;
    }
    return true;
  };
  const twice = h("div", { class: "ks-join-twice" });
  const who = whoIsIt(found.roster, found.role, (event) => onEnter(event, enter.run));
  const title = h("h1", { text: workshopTitle(found), tabindex: -1 });
  frame.replaceChildren(
    title,
    ROLE[found.role] ? h("p", { class: "ks-join-role", text: ROLE[found.role] })
      : h("p", { text: "ようこそ。お名前を教えてください。" }),
    who.box,
    h("p", { class: "ks-join-privacy", text: "個人名や住所など、ケースの個人情報は書かないでください。" }),
    h("div", { class: "ks-join-enter" }, wrong.line, twice, enter.button("参加する")),
    h("p", {}, button("コードを入れなおす", () => askForCode(frame, place, "", false))),
  );
  if (found.roster.length === 0) who.focus();
  else if (!byItself) title.focus();
}

/**
 * What can be said where the name is on the roster already.
 * @param {Record<string, string | boolean>} send @param {string | null} member
 * @param {(send: Record<string, string | boolean>) => void} enter
 */
function namesakes(send, member, enter) {
  const own = () => enter({ code: send.code, member: /** @type {string} */ (member) });
  return [member ? button("はい、本人です", own, "primary") : null,
    button("同じ名前の別の人です", () => enter({ ...send, namesake: true }))].filter((one) => one !== null);
}

/** @type {Record<string, string>} */
const ROLE = {
  viewer: "見学・投影用のコードです。見るだけで、書くことはできません。",
  facilitator: "事務局のコードです。進行のための操作ができます。",
};

/** Enter goes on, but never while a word is being composed. */
function onEnter(/** @type {KeyboardEvent} */ event, /** @type {() => void} */ go) {
  if (!isEnter(event)) return;
  event.preventDefault();
  go();
}

function wrongLine(/** @type {string} */ id) {
  const line = h("p", { class: "ks-refusal", id, role: "alert", hidden: true });
  const say = (/** @type {string} */ text) => {
    setText(line, text);
    line.hidden = text === "";
  };
  return { line, say };
}

/**
 * Work that runs once at a time, and whose errors are said in place. True: leave it running.
 * @param {() => Promise<boolean | void>} work @param {{say: (text: string) => void}} wrong
 * @param {string} meanwhile
 */
function guarded(work, wrong, meanwhile) {
  /** @type {HTMLButtonElement} */
  let press;
  let label = "";
  let busy = false;
  const show = (/** @type {boolean} */ now) => {
    busy = now;
    setText(press, now ? meanwhile : label);
    press.setAttribute("aria-disabled", String(now));
  };
  const run = async () => {
    if (busy) return;
    show(true);
    try {
      if (await work()) return;
    } catch (error) {
      wrong.say(/** @type {Error} */ (error).message);
    }
    show(false);
  };
  const make = (/** @type {string} */ text) => {
    label = text;
    press = button(text, run, "primary");
    return press;
  };
  return { run, button: make };
}
