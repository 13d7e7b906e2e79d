/** The questions of a survey to be answered; nothing leaves the browser before 「送る」. */

import { button, h } from "../../kit/dom.js";
import { SIDES } from "./model.js";

/** Letters of a free text (kasane/workshop/surveys.py). */
const MOST = 1000;
let made = 0;

/**
 * @param {string} sheet id
 * @param {import("./model.js").Question[]} questions
 * @param {(answers: any) => Promise<boolean>} send
 * @param {boolean} leads answers may come from paper
 */
export function answerForm(sheet, questions, send, leads) {
  const name = `${sheet}-${made += 1}`;
  const paper = h("input", { type: "checkbox" });
  const form = h("form", { class: "ks-survey-form" },
    ...questions.map((question, index) => asked(question, index + 1, name)),
    group("あなたは", "庁内・庁外に分けた数は、それぞれ5人以上のときだけ出します。",
      radios(`${name}-side`, [...Object.entries(SIDES), ["", "答えない"]])),
    leads ? h("label", {}, paper, "紙で受け取った答え（続けて入れられます）") : null,
    button("送る", () => form.requestSubmit(), "primary"),
    h("p", { text: "送ったあとは直せません。だれの答えか分からない形で届くためです。" }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const sending = send(answersOf(form, questions, name, paper.checked));
    if (await sending) form.reset();
  });
  return { element: form };
}

function answersOf(/** @type {HTMLFormElement} */ form,
  /** @type {import("./model.js").Question[]} */ questions, /** @type {string} */ name,
  /** @type {boolean} */ paper) {
  const given = new FormData(form);
  const said = (/** @type {string} */ key) => String(given.get(`${name}-${key}`) ?? "").trim();
  const values = Object.fromEntries(questions.map(({ id }) => [id, said(id)])
    .filter(([, text]) => text));
  return { values, side: said("side"), paper };
}

function asked(/** @type {any} */ { id, label, hint, choices }, /** @type {number} */ number,
  /** @type {string} */ name) {
  const title = `${number}. ${label}`;
  if (choices.length) {
    const pairs = choices.map((/** @type {string} */ choice) => [choice, choice]);
    return group(title, hint, radios(`${name}-${id}`, pairs));
  }
  const box = h("textarea", { name: `${name}-${id}`, rows: "3", "aria-label": title,
    oninput: () => box.setCustomValidity(box.value.length > MOST
      ? `${MOST}文字までです。いま${box.value.length}文字です。書いた文は残っています。` : "") });
  return group(title, hint || "名前や、だれのことか分かることは書かないでください。", [box]);
}

function group(/** @type {string} */ title, /** @type {string} */ hint,
  /** @type {HTMLElement[]} */ inside) {
  return h("fieldset", {}, h("legend", { text: title }), hint ? h("small", { text: hint }) : null,
    ...inside);
}

function radios(/** @type {string} */ name, /** @type {string[][]} */ pairs) {
  return pairs.map(([value, text]) => h("label", {},
    h("input", { type: "radio", name, value }), h("span", { text })));
}
