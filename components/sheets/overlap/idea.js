/** An idea where the circles meet: what it joins, what is good about it, and the hands for it. */

import { button, h, setText } from "../../kit/dom.js";
import { redrawn } from "../../kit/lists.js";
import { ideaPanel } from "./idea_panel.js";
import { drawJoins, drawWins } from "./idea_text.js";
import { WORDS, handsText, lacksText } from "./words.js";

/** @param {import("./overlap.js").Overlap} overlap */
export function ideaCard(overlap) {
  let idea = null;
  const text = h("h4", { class: "ks-overlap-idea-text" });
  const joins = h("p", { class: "ks-overlap-joins" });
  const wins = h("div", { class: "ks-overlap-wins" });
  const hint = h("p", { class: "ks-overlap-hint" });
  const hands = overlap.sheet.hands ? h("button", { type: "button", class: "ks-btn ks-small ks-overlap-hands", onclick: () => overlap.raise(idea.id, idea.mine ? 0 : 1) }) : null;
  const edit = button(WORDS.edit, () => ideaPanel(overlap, idea).open(), "", { class: "ks-overlap-word" });
  const facts = h("span", { class: "ks-overlap-facts" });
  const box = h("li", { class: "ks-overlap-idea", tabindex: "-1" }, text, joins, wins, hint, h("div", { class: "ks-overlap-idea-foot" }, hands, facts, edit));
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
    const said = [overlap.authorOf(idea), idea.body.hidden ? WORDS.hidden : "", idea.pending ? WORDS.notSent : ""].filter(Boolean);
    redrawn(facts, said, () => said.map((words) => h("span", { class: "ks-author", text: words })));
    setText(edit, overlap.undecided(idea.id) ? WORDS.decide : idea.both || !overlap.writes ? WORDS.edit : WORDS.ask);
    edit.setAttribute("aria-label", `${edit.textContent}：${idea.text}`);
    edit.hidden = !overlap.writes && !overlap.undecided(idea.id);
  };
  return { box, draw };
}

function drawHands(hands, idea, overlap) {
  setText(hands, `${idea.mine ? "✓ " : ""}${handsText(idea.hands)}`);
  hands.setAttribute("aria-pressed", String(idea.mine));
  hands.setAttribute("aria-label", `${handsText(idea.hands)}。${idea.mine ? "押すと取り消し" : "押すと1人ふえる"}：${idea.text}`);
  hands.disabled = !overlap.writes || overlap.who.state !== "open";
}
