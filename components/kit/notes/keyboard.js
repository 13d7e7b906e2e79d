/** The board by keyboard alone. */

import { isUndo, isWriting, noteKey } from "../keys.js";
import { openMove } from "./dialogs.js";
import { openMenu } from "./menu.js";
import { placeBeside, stepInPlace } from "../../live/ranks.js";
import { canBeSource } from "./note.js";

/** @param {import("./board.js").Board} board @returns {() => void} stops listening */
export function listenToKeys(board) {
  const onKey = (event) => noteKeys(board, event);
  const onUndo = (event) => undoKey(board, event);
  board.box.addEventListener("keydown", onKey);
  document.addEventListener("keydown", onUndo);
  return () => {
    board.box.removeEventListener("keydown", onKey);
    document.removeEventListener("keydown", onUndo);
  };
}

function undoKey(board, event) {
  if (!isUndo(event) || isWriting(event.composedPath()[0]) || !board.writes) return;
  event.preventDefault();
  board.actions.undo();
}

function noteKeys(board, event) {
  const note = event.target;
  if (!note.classList?.contains("ks-note")) return;
  const view = board.model.notes.get(note.dataset.id);
  const key = noteKey(event);
  if (!view || !key) return;
  const job = DEEDS[key.act];
  if (!job || (key.act !== "walk" && key.act !== "menu" && !board.writes)) return;
  if (job(board, view, key.direction, note) !== false) event.preventDefault();
}

const DEEDS = {
  walk: (board, view, direction, note) => walk(board, note, direction),
  shift: (board, view, direction) => shift(board, view, direction),
  edit: (board, view) => board.edit(view),
  move: (board, view) => openMove(board, view),
  menu: (board, view, _direction, note) => openMenu(board, view, note),
  delete: (board, view) => (view.own || board.leads) && board.actions.remove(view),
  pick: (board, view) => {
    if (!board.ui.choosing || !canBeSource(board, view)) return false;
    board.choose(view.id);
    return true;
  },
};

/** The nearest note in that direction gets the focus. */
function walk(board, note, direction) {
  const from = middle(note);
  const others = [...board.box.querySelectorAll(".ks-note")].filter((other) => other !== note);
  let best = null;
  let least = Infinity;
  for (const other of others) {
    const to = middle(other);
    const along = { left: from.x - to.x, right: to.x - from.x, up: from.y - to.y,
      down: to.y - from.y }[direction];
    const across = direction === "left" || direction === "right" ? Math.abs(to.y - from.y)
      : Math.abs(to.x - from.x);
    const far = along + 2 * across;
    if (along > 4 && far < least) [best, least] = [other, far];
  }
  if (best) board.focusNote(best.dataset.id);
}

function middle(element) {
  const rect = element.getBoundingClientRect();
  return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
}

/** Ctrl and an arrow: one place on, or one up or down within the place. */
function shift(board, view, direction) {
  const order = board.model.places.get(view.place)?.leads.map((note) => note.id) ?? [];
  const step = { up: -1, down: 1 }[direction];
  const within = step && !view.under ? stepInPlace(order, view.id, step) : null;
  const beside = within ? null : placeBeside(board.sheet, view.place, direction);
  if (within) {
    board.actions.move(view, view.place, within.before);
    board.notices.whisper(direction === "up" ? "1つ前へうごかしました。" : "1つ後ろへうごかしました。");
  } else if (beside) board.actions.move(view, beside, null);
  else board.notices.whisper("これより先にはうごかせません。");
  board.focusNote(view.id);
}
