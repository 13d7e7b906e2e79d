/**
 * One sticky note on the screen. Its body is drawn anew when it changes; a form in it is left
 * alone.
 */

import { button, h } from "../dom.js";
import { menuItems } from "./menu.js";
import { columnAt, ideaColumn, tagOf } from "./sheet.js";
import { WORDS } from "./words.js";

/** @returns {HTMLLIElement} */
export function createNote(id, hintId) {
  const note =
    h("li", { class: "ks-note", "data-id": id, tabindex: "-1", "aria-describedby": hintId });
  note.append(h("div", { class: "ks-note-body" }));
  return note;
}

/** What every note's look depends on, besides its own view. */
export function commonFlags(board) {
  return `${board.writes}|${board.leads}|${board.shape}|${board.ui.choosing !== null}|`;
}

/** What this note's look depends on, besides its own view. */
export function ownFlags(board, view) {
  const { openPiles, openSources, choosing } = board.ui;
  const chosen = (choosing?.has(view.id) ? "c" : "") + (board.ui.choosingFor === view.id
    ? "f" : "");
  const pile = openPiles.has(view.id) ? "p" : "";
  const sources = openSources.has(view.id) ? sourceTexts(board, view).join("\n") : "";
  return chosen + pile + sources;
}

/**
 * @param {import("./board.js").Board} board
 * @param {HTMLElement} note
 * @param {import("./model.js").NoteView} view
 */
export function updateNote(board, note, view) {
  note.dataset.colour = view.colour;
  note.classList.toggle("ks-own", view.own);
  note.classList.toggle("ks-hidden", view.hidden);
  note.classList.toggle("ks-pending", view.pending);
  note.classList.toggle("ks-gone", view.gone);
  note.classList.toggle("ks-pile-top", view.pile.length > 0);
  note.classList.toggle("ks-chosen", board.ui.choosing?.has(view.id) ?? false);
  note.classList.toggle("ks-chosen-for", board.ui.choosingFor === view.id);
  note.children[0].replaceChildren(...bodyOf(board, view));
}

function bodyOf(board, view) {
  const quiet = board.onWall;
  const parts = [
    !quiet && board.ui.choosing && checkbox(board, view),
    !quiet && board.shape === "grid" && menuButton(board, view),
    looks(board) && !view.under && lookButton("look-note", "この付箋を大きく映す"),
    h("div", { class: "ks-note-main" },
      h("span", { class: "ks-note-text", text: view.values?.text ?? "" }), author(board, view)),
    ...fieldTexts(board.sheet, view),
    metaOf(board, view),
    !quiet && linksOf(board, view),
  ];
  return parts.filter(Boolean);
}

function fieldTexts(sheet, view) {
  return (sheet.note_fields ?? [])
    .filter((field) => view.values?.[field.id]?.trim())
    .map((field) =>
      h("div", { class: "ks-note-field" },
        h("span", { class: "ks-note-label", text: `${field.label}：` }), view.values[field.id]),
    );
}

function author(board, view) {
  const plain = board.shape === "phone" && view.own;
  return view.author && !plain && h("span", { class: "ks-author", text: view.author });
}

/** The small signs under the text. */
function metaOf(board, view) {
  const phone = board.shape === "phone";
  const signs = [
    phone && h("span", { class: "ks-tag", text: tagOf(board.sheet, view.place) }),
    ...view.tags.map((tag) => h("span", { class: "ks-tag", text: tag, title: "この付箋のもと" })),
    view.uses > 0 && !board.onWall && h("span", { class: "ks-used",
      text: `→${view.useTag} ${view.uses}`, title: `${view.uses}枚のもとになっています` }),
    view.colourLabel && h("span", { class: "ks-colour-label", text: view.colourLabel }),
    view.hidden && h("span", { class: "ks-hidden-label",
      text: view.unread ? WORDS.unreadNote : WORDS.hiddenNote }),
    view.fresh && h("span", { class: "ks-fresh", text: view.fresh }),
    view.pending && h("span", { class: "ks-pending-label", text: WORDS.waiting }),
    view.pile.length > 0 && board.onWall && h("span", { text: `ほか${view.pile.length}枚` }),
    phone && words(board, view),
  ].filter(Boolean);
  return signs.length > 0 && h("div", { class: "ks-note-meta" }, ...signs);
}

/** Buttons that open something in the note: its pile, its sources. */
function linksOf(board, view) {
  const pileOpen = board.ui.openPiles.has(view.id);
  const sourcesOpen = board.ui.openSources.has(view.id);
  const links = [
    view.pile.length > 0 &&
      link(pileOpen ? "たたむ" : `ほか${view.pile.length}枚`, "pile", pileOpen),
    view.sources.length > 0 && link(`もとの付箋 ${view.sources.length}枚`, "sources", sourcesOpen),
    view.under && board.writes && link("はなす", "unstack"),
  ].filter(Boolean);
  if (links.length === 0) return null;
  return h("div", { class: "ks-note-links" }, ...links, sourcesOpen && sourceList(board, view));
}

function link(text, act, expanded) {
  return button(text, act, "", { class: "ks-link", tabindex: "-1",
    "aria-expanded": expanded === undefined ? null : String(expanded) });
}

function sourceList(board, view) {
  return h("ul", { class: "ks-sources", "aria-label": "もとの付箋" },
    ...sourceTexts(board, view).map((text) => h("li", { text })));
}

function sourceTexts(board, view) {
  return view.sources.map((id) => {
    const found = board.model.notes.get(id);
    if (found) return `${tagOf(board.sheet, found.place)}　${found.values.text}`;
    return board.live.get("entry", id)?.values?.text ?? WORDS.goneSource;
  });
}

/** Notes of the idea column itself can't be chosen as sources. */
export function canBeSource(board, view) {
  return columnAt(board.sheet, view.place) !== ideaColumn(board.sheet);
}

function checkbox(board, view) {
  if (!canBeSource(board, view)) return null;
  return h("input", {
    type: "checkbox", class: "ks-choose", "data-act": "choose", checked:
      board.ui.choosing.has(view.id),
    "aria-label": `もとにする：${view.values.text}`,
  });
}

function menuButton(board, view) {
  if (menuItems(board, view).length === 0) return null;
  return button("…", "menu", "", { class: "ks-menu-button", tabindex: "-1", "aria-haspopup": "menu",
    "aria-label": "この付箋でできること" });
}

/** Whether this person says what the wall shows large. */
export function looks(board) {
  return board.leads && board.shape === "grid" && !board.onWall;
}

/** What is shown large on the wall by one press. @param {string} act @param {string} label */
export function lookButton(act, label, props = {}) {
  return button("映", act, "", { class: "ks-look", tabindex: "-1", "aria-label": label,
    title: label, ...props });
}

/** On the phone the actions are words. */
function words(board, view) {
  const items = menuItems(board, view);
  const has = (act) => items.some((item) => item.act === act);
  const shown = [["edit", "なおす"], ["move", "うごかす"], ["delete", "けす"]].filter(([act]) => has(act));
  const rest = items.length > shown.length;
  if (items.length === 0) return null;
  return h(
    "div",
    { class: "ks-words" },
    ...shown.map(([act, text]) => button(text, act, "", { class: "ks-word" })),
    rest && button("その他", "menu", "", { class: "ks-word", "aria-haspopup": "menu" }),
  );
}
