/** What the picture is told of a map: names, letters, sides and marks of every pin. Pure. */

import { textOf } from "../../kit/entries.js";
import { plainName } from "../../kit/names.js";
import { centreText, nameOf, sideOf, signOf } from "./model.js";
import { WORDS, chipText } from "./words.js";

/**
 * @param {import("./model.js").MapSheet} sheet
 * @param {{centre: import("./model.js").Entry[], rings: import("./model.js").Entry[][]}} map
 * @param {object} [also]
 * @param {boolean} [also.short] the rings' short names
 * @param {Set<string>} [also.both] plain names that stand on another map too
 * @param {(pin: import("./model.js").Entry) => string[]} [also.marks]
 * @returns {import("./picture.js").Drawn}
 */
export function drawnOf(sheet, { centre, rings },
    { short = false, both = new Set(), marks = () => [] } = {}) {
  const chip = (pin) => {
    const name = nameOf(sheet, pin);
    const shared = both.has(plainName(name));
    const own = marks(pin);
    const facts = sheet.filters.map((id) => textOf(pin, id));
    const said = chipText({ name, facts, candidate: own.includes("taken"), both: shared });
    return { id: pin.id, name, seat: pin.body.rank, sign: signOf(sheet, pin),
      side: sideOf(sheet, pin), said, marks: shared ? [...own, "both"] : own };
  };
  return {
    centre: centre.map((pin) => ({ id: pin.id, name: centreText(sheet, pin) })),
    noCentre: WORDS.noCentre,
    rings: sheet.rings.map((ring, at) =>
      ({ id: ring.id, label: (short && ring.short) || ring.label, chips: rings[at].map(chip) })),
  };
}
