/** A note in a circle: pressed it is chosen for joining; beside it the way to its fields. */

import { button, h, setText } from "../../kit/dom.js";
import { redrawn } from "../../kit/lists.js";
import { nameColumn } from "./model.js";
import { PinPanel } from "./pin_panel.js";
import { WORDS } from "./words.js";

/** @param {import("./overlap.js").Overlap} overlap */
export function pinCard(overlap) {
  let pin = null;
  const mark = h("span", { class: "ks-overlap-mark" });
  const text = h("span", { class: "ks-overlap-text" });
  const facts = h("span", { class: "ks-overlap-facts" });
  const choose = h("button", { type: "button", class: "ks-overlap-choose", onclick: () => overlap.toggle(pin.id) }, mark, text, facts);
  const edit = button(WORDS.edit, () => new PinPanel(overlap, pin).open(), "", { class: "ks-overlap-word" });
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
    redrawn(facts, said, () => said.map(([look, words]) => h("span", { class: look, text: words })));
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
  const values = pin.area.columns.filter((column) => column !== name).map(({ id }) => pin.body.values?.[id] ?? "").filter(Boolean);
  const author = overlap.authorOf(pin);
  return [
    ...values.map((value) => ["ks-tag", value]),
    ...(pin.uses ? [["ks-used", `→${overlap.sheet.middle.tag} ${pin.uses}`]] : []),
    ...(author ? [["ks-author", author]] : []),
    ...(pin.body.hidden ? [["ks-hidden-label", WORDS.hidden]] : []),
    ...(pin.pending ? [["ks-pending-label", WORDS.notSent]] : []),
  ];
}
