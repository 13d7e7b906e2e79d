/** Carries out what is pressed on a board. One listener serves all its notes. */

import { openMove, openStack } from "./dialogs.js";
import { ideaColumn, placeOf } from "./sheet.js";
import { canBeSource } from "./note.js";
import { openMany } from "./many.js";
import { closeMenu, openMenu } from "./menu.js";
import { WORDS } from "./words.js";

const ON_NOTE = {
  edit: (board, view) => board.edit(view),
  move: (board, view) => openMove(board, view),
  stack: (board, view) => openStack(board, view),
  unstack: (board, view) => board.actions.unstack(view),
  copy: (board, view) => board.actions.copy(view),
  delete: (board, view) => board.actions.remove(view),
  hide: (board, view) => board.actions.hide(view),
  show: (board, view) => board.actions.show(view),
  colour: (board, view, pressed) => board.actions.colour(view, pressed.dataset.value),
  idea: (board, view) => makeIdea(board, [view.id]),
  "choose-sources": (board, view) => board.startChoosing(true, view),
  menu: (board, view, pressed) => openMenu(board, view, pressed),
  pile: (board, view) => board.toggle("openPiles", view.id),
  sources: (board, view) => board.toggle("openSources", view.id),
  choose: (board, view) => board.choose(view.id),
  "look-note": (board, view) => board.look({ entry: view.id }),
};

const ON_BOARD = {
  add: (board, pressed) => board.layout.openForm(pressed.dataset.place),
  undo: (board) => board.actions.undo(),
  choosing: (board) => board.startChoosing(board.ui.choosing === null),
  "idea-of-chosen": (board) => makeIdea(board, [...board.ui.choosing]),
  "sources-chosen": (board) => changeSources(board),
  many: (board) => openMany(board),
  "look-part": (board, pressed) => board.look({ part: pressed.dataset.part }),
};

/** @param {import("./board.js").Board} board */
export function listenToClicks(board) {
  board.box.addEventListener("click", (event) => press(board, event));
  board.box.addEventListener("dblclick", (event) => twice(board, event));
}

function press(board, event) {
  const pressed = event.target.closest("[data-act]");
  const note = event.target.closest("[data-id]");
  const view = note && board.model.notes.get(note.dataset.id);
  if (!pressed) {
    chooseByNote(board, view, event);
    return;
  }
  const { act } = pressed.dataset;
  if (ON_BOARD[act]) ON_BOARD[act](board, pressed);
  else if (view && ON_NOTE[act]) {
    if (pressed.closest(".ks-menu")) closeMenu(board, true);
    ON_NOTE[act](board, view, pressed);
  }
}

/** While sources are chosen, the whole note is the box to tick. */
function chooseByNote(board, view, event) {
  const writing = event.target.closest(".ks-form");
  if (board.ui.choosing && view && !writing && canBeSource(board, view)) board.choose(view.id);
}

function twice(board, event) {
  const note = event.target.closest(".ks-note");
  const view = note && board.model.notes.get(note.dataset.id);
  const busy = event.target.closest("button, .ks-form");
  if (view && !busy && board.writes && !board.ui.choosing) board.edit(view);
}

function makeIdea(board, sources) {
  const place = placeOf(board.sheet, "", ideaColumn(board.sheet).id);
  board.startChoosing(false);
  board.layout.openForm(place, { sources });
}

function changeSources(board) {
  const { choosing, choosingFor } = board.ui;
  const view = board.model.notes.get(choosingFor);
  board.startChoosing(false);
  if (!view) return board.notices.say(WORDS.goneSourceNote);
  board.actions.sources(view, [...choosing]);
  return board.focusNote(view.id);
}
