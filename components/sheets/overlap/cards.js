/** The cards of an overlap: a note in a circle, and an idea where the circles meet. */

import { button, h, setText } from "../../kit/dom.js";
import { redrawn } from "../../kit/lists.js";
import { ideaPanel } from "./idea_panel.js";
import { drawJoins, drawWins } from "./joins.js";
import { nameColumn } from "./model.js";
import { PinPanel } from "./pin_panel.js";
import { WORDS, handsText, lacksText, middleWords } from "./words.js";

/**
 * Pressed a note is chosen for joining; beside it is the way to its fields.
 * @param {import("./overlap.js").Overlap} overlap
 */
export function pinCard(overlap) {
  let pin = null;
  const mark = h("span", { class: "ks-overlap-mark" });
  const text = h("span", { class: "ks-overlap-text" });
  const facts = h("span", { class: "ks-overlap-facts" });
  const choose = h("button", { type: "button", class: "ks-overlap-choose",
    onclick: () => overlap.toggle(pin.id) }, mark, text, facts);
  const edit = button(WORDS.edit, () => new PinPanel(overlap, pin).open(), "",
    { class: "ks-overlap-word" });
  const box = h("li", { class: "ks-overlap-pin" }, choose, edit);
  const draw = (now) => {
    pin = now;
    const chosen = overlap.chosen.has(pin.id);
    box.dataset.id = pin.id;
    box.dataset.colour = pin.area.colour;
    box.classList.toggle("ks-overlap-chosen", chosen);
    box.classList.toggle("ks-overlap-pending", pin.pending);
    box.classList.toggle("ks-overlap-hidden", pin.body.hidden);
    choose.disabled = !overlap.writes;
    choose.setAttribute("aria-pressed", String(chosen));
    setText(mark, `${chosen ? "✓ " : ""}${pin.mark}`);
    setText(text, pin.text);
    const said = factsOf(overlap, pin);
    redrawn(facts, said,
      () => said.map(([look, words]) => h("span", { class: look, text: words })));
    const undecided = overlap.undecided(pin.id);
    setText(edit, undecided ? WORDS.decide : WORDS.edit);
    edit.setAttribute("aria-label", `${edit.textContent}：${pin.text}`);
    edit.hidden = !overlap.writes && !undecided;
  };
  return { box, draw };
}

/** What else a note says, in small signs: [class, text]. */
function factsOf(overlap, pin) {
  const name = nameColumn(pin.area);
  const values = pin.area.columns.filter((column) => column !== name)
    .map(({ id }) => pin.body.values?.[id] ?? "").filter(Boolean);
  const author = overlap.authorOf(pin);
  return [
    ...values.map((value) => ["ks-tag", value]),
    ...(pin.uses ? [["ks-used", `→${overlap.sheet.middle.tag} ${pin.uses}`]] : []),
    ...(author ? [["ks-author", author]] : []),
    ...(pin.body.hidden ? [["ks-hidden-label", WORDS.hidden]] : []),
    ...(pin.pending ? [["ks-pending-label", WORDS.notSent]] : []),
  ];
}

/**
 * What an idea joins, what is good about it, and the hands for it.
 * @param {import("./overlap.js").Overlap} overlap
 */
export function ideaCard(overlap) {
  let idea = null;
  const text = h("h4", { class: "ks-overlap-idea-text" });
  const joins = h("p", { class: "ks-overlap-joins" });
  const wins = h("div", { class: "ks-overlap-wins" });
  const hint = h("p", { class: "ks-overlap-hint" });
  const hands = overlap.sheet.hands
    ? h("button", { type: "button", class: "ks-btn ks-small ks-overlap-hands",
    onclick: () => overlap.raise(idea.id, idea.mine ? 0 : 1) }) : null;
  const edit = button(WORDS.edit, () => ideaPanel(overlap, idea).open(), "",
    { class: "ks-overlap-word" });
  const facts = h("span", { class: "ks-overlap-facts" });
  const box = h("li", { class: "ks-overlap-idea", tabindex: "-1" }, text, joins, wins, hint,
    h("div", { class: "ks-overlap-idea-foot" }, hands, facts, edit));
  const draw = (now) => {
    idea = now;
    box.dataset.id = idea.id;
    box.classList.toggle("ks-overlap-both", idea.both);
    box.classList.toggle("ks-overlap-pending", idea.pending);
    box.classList.toggle("ks-overlap-hidden", idea.body.hidden);
    setText(text, idea.text);
    drawJoins(joins, idea);
    drawWins(wins, idea);
    setText(hint, overlap.writes ? lacksText(idea.lacking) : "");
    if (hands) drawHands(hands, idea, overlap);
    const said = [overlap.authorOf(idea), idea.body.hidden ? WORDS.hidden : "",
      idea.pending ? WORDS.notSent : ""].filter(Boolean);
    redrawn(facts, said, () => said.map((words) => h("span", { class: "ks-author", text: words })));
    setText(edit, overlap.undecided(idea.id) ? WORDS.decide : idea.both ||
      !overlap.writes ? WORDS.edit : middleWords(overlap.sheet).more);
    edit.setAttribute("aria-label", `${edit.textContent}：${idea.text}`);
    edit.hidden = !overlap.writes && !overlap.undecided(idea.id);
  };
  return { box, draw };
}

function drawHands(hands, idea, overlap) {
  setText(hands, `${idea.mine ? "✓ " : ""}${handsText(idea.hands)}`);
  hands.setAttribute("aria-pressed", String(idea.mine));
  hands.setAttribute("aria-label",
    `${handsText(idea.hands)}。${idea.mine ? "押すと取り消し" : "押すと1人ふえる"}：${idea.text}`);
  hands.disabled = !overlap.writes || overlap.who.state !== "open";
}
