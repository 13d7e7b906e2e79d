/** What of the records an overlap shows, on a page and on the wall. Pure. */

import { handsOf } from "../../kit/votes/hands.js";
import { ideasOf, pinsOf } from "./model.js";

/** What is seen of a case: its pins, and its ideas with their hands. */
export function seenOf({ live, sheet, entries, caseId, me }) {
  const number = live.get("sheet", sheet.id)?.ballot ?? 1;
  const hands = sheet.hands
    ? handsOf(live.all("ballot"), { sheet: sheet.id, column: sheet.hands.id, number, me })
    : new Map();
  const pins = pinsOf(sheet, entries, caseId);
  return { pins, ideas: ideasOf(sheet, entries, caseId, { pins, hands }) };
}
