/** Resources taken on: to those who may be interviewed, and into the list of the whole town. */

import { textOf } from "../../kit/entries.js";
import { nameColumn, rowValues } from "./model.js";
import { WORDS, takenText } from "./words.js";

/**
 * Where a resource can be taken to.
 * @param {import("./model.js").MapSheet} sheet @param {Record<string, any>} sheets
 */
export function takersOf(sheet, sheets) {
  const candidates = { table: sheets[sheet.leads_to ?? ""], label: WORDS.candidate,
    there: WORDS.isCandidate };
  const list = { table: sheets[sheet.known_in ?? ""], label: WORDS.toList, there: WORDS.inList };
  return [candidates, list].filter(({ table }) => table);
}

/**
 * A row for each resource that has none yet, with the resource as its source. A row of the same
 * name is not made twice: it is told where else it comes from.
 * @param {import("./map_part.js").MapPart} map @param {import("./model.js").Entry[]} pins
 * @param {any} table
 */
export function takeInto(map, pins, table) {
  let added = 0;
  for (const pin of pins) {
    const row = map.rowFor(pin, table);
    if (!row) {
      map.do("entry.add", { id: map.live.ids(), sheet: table.id, place: "",
        values: rowValues(map.sheet, pin, table), sources: [pin.id] }, { sheet: table.id });
      added += 1;
    } else if (!(row.body.sources ?? []).includes(pin.id)) joinSource(map, row, pin, table);
  }
  map.notices.say(takenText(table.title, added, pins.length - added));
}

/** The same name written again is never stale; what is new is the source. */
function joinSource(map, row, pin, table) {
  const field = nameColumn(table.columns).id;
  const value = textOf(row, field);
  map.do("entry.write", { id: row.id, field, value, seen: value, sources: [pin.id] },
    { sheet: table.id });
}
