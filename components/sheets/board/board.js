/**
 * The live board of sticky notes, in the places of a printed sheet. `mount` is what the page calls.
 */

import { wear } from "../../kit/dom.js";
import { livePart } from "../../kit/live_part.js";
import { Board } from "../../kit/notes/board.js";

export const mount = livePart((opened) => {
  wear(opened.place.root, "sheet", "notes");
  return new Board(opened);
});
