/**
 * The card that asks what becomes of a text that the server did not take. Nobody's text is dropped.
 */

import { button, h } from "./dom.js";

/** The one set of words, for every sheet. */
export const WORDS = {
  region: "まだ決まっていない文",
  choose: "どうするか選んでください",
  yours: "あなたの文",
  theirs: "ほかの人の文",
  takeYours: "あなたの文にする",
  takeTheirs: "ほかの人の文にする",
  both: "両方のこす",
  again: "もう一度送る",
  drop: "捨てる",
  otherWords: "置きかえると",
  takeOtherWords: "置きかえてはる",
  asItIs: "このままはる",
  empty: "（空）",
  closed: "締め切りが解かれると押せます",
};

/** Types of which both values can be kept. */
const JOINED = new Set(["text", "long_text", "choices", "people"]);

/**
 * @typedef {object} Choice
 * @property {string} text
 * @property {() => void} [job]
 * @property {boolean} [writes] it waits until the person may write
 * @property {boolean} [quiet] it is not the one that is offered
 *
 * @typedef {object} Asked
 * @property {string} message the server's sentence
 * @property {string} [where] which field it is about
 * @property {[string, string][]} [texts] whose each is, and what it says
 * @property {Choice[]} choices
 */

export class ConflictCard {
  #said = "";

  /** @param {Asked} asked */
  constructor({ message, where = "", texts = [], choices }) {
    this.texts = h("div", { class: "ks-both" });
    this.presses = choices.map(({ text, job, writes = false, quiet = !writes }) => ({
      writes,
      press: button(text, job ?? null, quiet ? "small" : "small primary"),
    }));
    this.element = h(
      "div",
      { class: "ks-card", role: "group",
        "aria-label": where ? `${where}：${WORDS.choose}` : WORDS.choose },
      h("p", { class: "ks-card-message", role: "alert", text: message }),
      where && h("p", { class: "ks-card-where", text: where }),
      this.texts,
      h("div", { class: "ks-card-buttons" }, ...this.presses.map(({ press }) => press)),
    );
    this.draw(texts, true);
  }

  /** @param {[string, string][]} texts @param {boolean} writable */
  draw(texts, writable) {
    for (const { press, writes } of this.presses) {
      press.disabled = writes && !writable;
      press.title = press.disabled ? WORDS.closed : "";
    }
    const said = JSON.stringify(texts);
    if (said === this.#said) return;
    this.#said = said;
    this.texts.replaceChildren(...texts.map(([whose, text]) => textBox(whose, text)));
  }
}

/** @param {string} whose @param {string} text */
function textBox(whose, text) {
  return h("div", { class: "ks-card-text" }, h("span", { class: "ks-card-label", text: whose }),
    h("p", { text: text || WORDS.empty }));
}

/**
 * What is said of a text that tells of somebody, and what can be done. It stays as it is only by a
 * press of its writer.
 * @param {any} item a refused operation
 * @param {(values: Record<string, any>) => string} textOf
 * @param {(more: Record<string, any>) => void} send the operation again, with more fields
 * @returns {Required<Pick<Asked, "texts" | "choices">>}
 */
export function telling({ fields, refused }, textOf, send) {
  const { values } = refused.current;
  return {
    texts: [[WORDS.yours, textOf(fields.values)], [WORDS.otherWords, textOf(values)]],
    choices: tellingChoices(() => send({ values }), () => send({ confirmed: true })),
  };
}

/**
 * @param {() => void} takeOtherWords @param {() => void} leaveAsItIs @param {() => void} [drop]
 * @returns {Choice[]}
 */
export function tellingChoices(takeOtherWords, leaveAsItIs, drop) {
  return [
    { text: WORDS.takeOtherWords, writes: true, job: takeOtherWords },
    { text: WORDS.asItIs, writes: true, quiet: true, job: leaveAsItIs },
    { text: WORDS.drop, job: drop },
  ];
}

/** @param {string} mine @param {string} theirs @returns {[string, string][]} */
export function bothTexts(mine, theirs) {
  return [[WORDS.yours, mine], [WORDS.theirs, theirs]];
}

/**
 * What can be done about a value of a field.
 * @param {string} type of the field
 * @param {boolean} stale somebody else's value stands there
 * @param {(choice: "mine" | "theirs" | "both") => void} decide
 * @returns {Choice[]}
 */
export function valueChoices(type, stale, decide) {
  /** @param {"mine" | "theirs" | "both"} choice @param {string} text */
  const made = (choice, text) => ({ text, writes: choice !== "theirs", job: () => decide(choice) });
  if (!stale) return [made("mine", WORDS.again), made("theirs", WORDS.drop)];
  const both = JOINED.has(type) ? [made("both", WORDS.both)] : [];
  return [made("mine", WORDS.takeYours), made("theirs", WORDS.takeTheirs), ...both];
}
