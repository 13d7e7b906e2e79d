/** A survey as a live part: answer once without a name; those who lead close, show and carry on. */

import { arrange, button, h, setText, wear } from "../../kit/dom.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { answerForm } from "./answer_form.js";
import { leadBox } from "./lead.js";
import { LEAST, SIDES, questionsOf, sidesOf, totalOf } from "./model.js";

class Survey extends LivePart {
  #paper = false;
  /** @type {any} */
  #form = null;
  #drawn = "";

  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    this.count = h("p", { class: "ks-survey-count", role: "status" });
    this.inside = h("div", { class: "ks-survey-inside" });
    this.results = h("div", { class: "ks-survey-results" });
    this.lead = h("div", { class: "ks-survey-lead" });
    const title = this.onWall ? h("h2", { text: this.sheet.title }) : null;
    this.frame(`ks-survey${this.onWall ? " ks-survey-wall" : ""}`, title, this.count, this.inside,
      this.lead, this.results);
  }

  get survey() {
    return this.live.get("survey", this.sheet.id);
  }

  get found() {
    return this.live.get("results", this.sheet.id);
  }

  get open() {
    return this.survey?.open !== false;
  }

  /** In this browser only, so that nobody answers twice by mistake. */
  get #mark() {
    return `kasane-answered:${this.workshop}:${this.sheet.id}`;
  }

  get answered() {
    return localStorage.getItem(this.#mark) !== null;
  }

  get people() {
    return (this.live.presence.answers?.[this.sheet.id] ?? 0) + totalOf(this.found).people;
  }

  paint() {
    setText(this.count, this.#told());
    const shape = JSON.stringify([this.survey, this.answered, this.#paper, this.writesNow]);
    if (shape !== this.#drawn) {
      this.#drawn = shape;
      arrange(this.inside, this.#inside());
    }
    arrange(this.results, this.#results());
    if (this.leads) leadBox(this);
  }

  /** What is not shown to somebody is no number: closed, without its results, nobody is counted. */
  #told() {
    const count = this.open || this.people ? `${this.people}人が答えました。` : "";
    const calls = this.onWall && this.open ? "お手もとの画面から答えてください。" : "";
    const closed = this.onWall ? "締め切りました。ありがとうございました。" : "締め切っています。";
    return `${count}${calls}${this.open ? "" : closed}`;
  }

  get writesNow() {
    return this.writes && this.open;
  }

  #inside() {
    if (this.onWall || !this.writesNow) return [];
    if (this.#paper || !this.answered) return [this.#answerForm().element];
    return [h("p", { text: "答えを受け取りました。ありがとうございました。だれの答えかは、記録に残りません。" }),
      this.leads ? button("紙の答えを入れる", () => this.#type()) : null].filter((one) => one !== null);
  }

  #answerForm() {
    const questions = questionsOf(this.sheet, this.survey);
    this.#form = answerForm(this.sheet.id, questions, (answers) => this.#send(answers), this.leads);
    return this.#form;
  }

  #type() {
    this.#paper = true;
    this.drawSoon();
  }

  async #send(/** @type {any} */ answers) {
    const { workshop, sheet } = this;
    try {
      const answer = await fetch(`/survey/${workshop}/${sheet.id}`,
        { method: "POST", body: JSON.stringify(answers) });
      if (!answer.ok) throw new Error((await answer.json()).message);
    } catch (error) {
      const told = error instanceof TypeError
        ? "まだ送れていません。書いた内容はこの画面に残っています。もう一度「送る」を押してください。"
        : /** @type {Error} */ (error).message;
      this.notices.say(told);
      return false;
    }
    if (answers.paper) this.#drawn = "";
    else localStorage.setItem(this.#mark, "1");
    this.notices.say("答えを受け取りました。");
    this.drawSoon();
    return true;
  }

  #results() {
    const total = totalOf(this.found);
    if (!total.people) {
      const when = this.open || this.leads ? `${LEAST}人以上が答えて、事務局が締め切ったあとに出ます。`
        : "事務局が見せると、ここに出ます。";
      return this.onWall ? [] : [h("p", { class: "ks-survey-note", text: `結果は、${when}` })];
    }
    const sides = sidesOf(this.found);
    const apart = sides && h("p", { class: "ks-survey-note", text: Object.entries(SIDES)
      .map(([side, name]) => `${name} ${sides[side].people}人`).join("・") });
    return [...(apart ? [apart] : []),
      ...questionsOf(this.sheet, this.survey).filter(({ choices }) => choices.length)
        .map((question) => shares(question, total.answers[question.id], sides))];
  }
}

/** How many said what, as bars with numbers. */
function shares(/** @type {any} */ { id, label, choices }, /** @type {any} */ said,
  /** @type {Record<string, import("./model.js").Counted> | null} */ sides) {
  if (!said) {
    return h("section", {}, h("h3", { text: label }),
      h("p", { text: `答えた人が${LEAST}人に満たないため、出していません。` }));
  }
  const apart = (/** @type {string} */ choice) => Object.entries(SIDES)
    .map(([side, name]) => `${name} ${sides?.[side].answers[id][choice]}人`).join("・");
  const told = sides && Object.keys(SIDES).every((side) => sides[side].answers[id]);
  const most = Math.max(1, ...Object.values(said));
  const lines = choices.map((/** @type {string} */ choice) => {
    const bar = h("i", { style: `inline-size:${Math.round((100 * said[choice]) / most)}%` });
    return h("li", {}, h("span", { text: choice }), h("b", { text: `${said[choice]}人` }),
      h("span", { class: "ks-survey-bar", "aria-hidden": "true" }, bar),
      told ? h("small", { text: apart(choice) }) : null);
  });
  return h("section", {}, h("h3", { text: label }), h("ul", {}, ...lines));
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "sheet", "survey");
  return new Survey(opened);
});
