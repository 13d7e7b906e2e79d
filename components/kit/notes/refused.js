/** Notes that the server could not take: nothing is dropped before the person has decided. */

import { bothTexts, telling, WORDS } from "../conflict.js";
import { RefusedTexts } from "../refused.js";
import { splitPlace, columnOf, placesOf, placeName } from "./sheet.js";

/**
 * @import { RefusedItem } from "../../live/types.d.ts"
 * @import { Board } from "./board.js"
 * @import { Asked } from "../conflict.js"
 * @typedef {(board: Board, item: RefusedItem) => Pick<Asked, "texts" | "choices">} Deciding
 */

const AS_NEW = "新しい付箋にする";

/** @param {import("./board.js").Board} board */
export function refusedNotes(board) {
  return new RefusedTexts({
    live: board.live,
    items: () => board.live.refused.filter((item) => belongs(board, item)),
    writable: () => board.writes,
    draw: () => board.draw(),
    asked: (item) => {
      const { message, code, current } = item.refused;
      const decide = current ? DECIDING[code] ?? loose : loose;
      return { message, ...decide(board, item) };
    },
  });
}

/**
 * Code of a refusal that says what stands now → what can be done.
 * @type {Record<string, Deciding>}
 */
const DECIDING = { stale: changed, personal };

/** It may tell of somebody. @type {Deciding} */
function personal(board, item) {
  return telling(item, (values) => textOf(board, values),
    (more) => board.actions.again(item, more));
}

/** Two people changed the same note. @type {Deciding} */
function changed(board, item) {
  const { current } = item.refused;
  const { id, values } = item.fields;
  const edit = () => board.live.do("entry.edit", { id, version: current.version, values },
    item.about);
  return {
    texts: bothTexts(textOf(board, values), textOf(board, current.values)),
    choices: [
      { text: WORDS.takeYours, writes: true, job: edit },
      { text: WORDS.takeTheirs },
      { text: `${WORDS.both}（${AS_NEW}）`, writes: true, job: () => asNew(board, item) },
    ],
  };
}

/** The note is gone, the sheet is closed, …: the text can become a new note. @type {Deciding} */
function loose(board, item) {
  return {
    texts: [[WORDS.yours, textOf(board, item.fields.values)]],
    choices: [{ text: AS_NEW, writes: true, job: () => asNew(board, item) }, { text: WORDS.drop }],
  };
}

function textOf(board, values) {
  const more = (board.sheet.note_fields ?? []).filter((field) => values?.[field.id])
    .map((field) => `${field.label}：${values[field.id]}`);
  return [values?.text ?? "", ...more].join("\n");
}

function asNew(board, item) {
  const { fields, about } = item;
  const place = placeFor(board, fields, about);
  const author = board.live.get("member", fields.author) ? fields.author : undefined;
  board.actions.add(place, fields.values, { sources: fields.sources ?? about?.sources ?? [],
    colour: fields.colour ?? about?.colour, author });
  board.notices.say(`${placeName(board.sheet, place)}に、新しい付箋としてはりました。`);
}

/** Where the text was meant for; the first place where that is not there any more. */
function placeFor(board, fields, about) {
  const wanted = fields.place ?? board.model.notes.get(fields.id)?.place ?? about?.place ?? "";
  const known = placesOf(board.sheet);
  if (known.includes(wanted)) return wanted;
  const column = columnOf(board.sheet, splitPlace(wanted).column);
  return known.find((place) => column && place.endsWith(`/${column.id}`)) ?? known[0];
}

function belongs(board, item) {
  const sheet = item.fields.sheet ?? item.about?.sheet;
  return sheet === undefined || sheet === board.sheet.id;
}
