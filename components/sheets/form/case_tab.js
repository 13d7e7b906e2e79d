/** A case of those who don't lead: opened by a press, and one's hand for looking at it first. */

import { button, h, setText } from "../../kit/dom.js";
import { copyName } from "../../kit/entries.js";
import { handsOf } from "../../kit/votes/hands.js";

/** The hands that are up for each case. */
export function shownHands({ live, sheet, me }) {
  const number = live.get("sheet", sheet.id)?.ballot ?? 1;
  return handsOf(live.all("ballot"),
    { sheet: sheet.id, column: sheet.hands?.id ?? "", number, me });
}

/** A case to open, and one's hand for looking at it first once everybody may see it. */
export function makeTab(cases, id) {
  const { form } = cases;
  const { hands } = form.sheet;
  let mine = false;
  const open = button("", () => form.show(id), "copies-tab");
  const raise = button("", () => form.do("vote.cast", { sheet: form.sheet.id, entry: id,
    column: hands.id, value: mine ? 0 : 1 }), "small");
  const draw = (copy) => {
    const shown = cases.hands.get(id);
    mine = shown?.mine ?? false;
    const name = copyName(form.sheet, copy);
    setText(open, name + form.markOf(copy));
    open.setAttribute("aria-pressed", String(id === form.open));
    raise.hidden = !hands || copy.body.hidden || !form.writes;
    setText(raise, `${mine ? "✓ " : ""}${hands?.label ?? ""} ${shown?.count ?? 0}`);
    raise.setAttribute("aria-pressed", String(mine));
    raise.setAttribute("aria-label", `${name}を${hands?.label ?? ""}：いま${shown?.count ?? 0}人`);
  };
  return { box: h("span", { class: "ks-cases-tab" }, open, raise), draw };
}
