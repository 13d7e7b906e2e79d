/** The editor of an entry's field in a part whose people write entries. */

import { FieldEditor } from "./field.js";
import { typistsText } from "./words.js";

/**
 * @param {any} part
 * @param {{entry: string, field: import("./field.js").Field, label?: string, quiet?: boolean,
 *   narrow?: boolean, single?: boolean, fresh?: () => string}} about
 */
export function entryField(part, { entry, field, ...look }) {
  const place = `${entry}/${field.id}`;
  return new FieldEditor({
    ...look,
    field,
    live: part.live,
    sheet: part.sheet.id,
    entry: () => entry,
    draft: part.draftOf(`${entry}.${field.id}`),
    offers: part.offers ? () => part.offers(field.choices_from) : undefined,
    typing: (on) => (on ? part.startTyping(place) : part.stopTyping(place)),
    typists: () => typistsText(part, place),
    changed: () => part.drawSoon(),
  });
}
