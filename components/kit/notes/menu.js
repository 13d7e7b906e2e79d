/** What can be done with a note, and the menu that offers it. */

import { button, focused, h } from "../dom.js";
import { menuStep } from "../keys.js";
import { columnAt, ideaColumn } from "./sheet.js";

/**
 * @import { Board } from "./board.js"
 * @import { NoteView } from "./model.js"
 * @typedef {{act: string, label: string, value?: string, checked?: boolean}} Item
 * @typedef {{menu: HTMLElement, anchor: HTMLElement | null, close: (event: Event) => void}} Open
 */

/**
 * @param {{writes: boolean, leads: boolean, sheet: any, shape: string}} board
 * @param {NoteView} view
 * @returns {Item[]}
 */
export function menuItems(board, view) {
  const hiding = board.leads
    ? [view.hidden ? item("show", "見えるようにする") : item("hide", "見えなくする")]
    : [];
  if (!board.writes) return hiding;
  const idea = ideaColumn(board.sheet);
  const inIdea = columnAt(board.sheet, view.place) === idea;
  const offered = [
    item("edit", "なおす"),
    item("move", "うごかす"),
    item("stack", "重ねる"),
    view.under && item("unstack", "はなす"),
    item("copy", "うつしをつくる"),
    idea && inIdea && item("choose-sources", "もとの付箋をなおす"),
    idea && !inIdea && item("idea", `これをもとに${idea.tag || idea.short || "次"}をつくる`),
    ...board.sheet.colours.map((colour) => ({
      act: "colour", label: colour.label, value: colour.id, checked: colour.id === view.colour,
    })),
    ...hiding,
    (view.own || board.leads) && item("delete", "けす"),
  ];
  return offered.flatMap((known) => known || []);
}

/** @param {string} act @param {string} label @returns {Item} */
function item(act, label) {
  return { act, label };
}

/**
 * Open the menu beside an element.
 * @param {Board} board
 * @param {NoteView} view
 * @param {Element} anchor
 */
export function openMenu(board, view, anchor) {
  closeMenu(board);
  const items = menuItems(board, view);
  if (items.length === 0) return;
  const menu =
    h("div", { class: "ks-menu", role: "menu", "aria-label": "この付箋でできること", "data-id": view.id });
  menu.append(...items.filter((known) => known.act !== "colour").map(entry));
  const colours = items.filter((known) => known.act === "colour");
  if (colours.length > 0) menu.insertBefore(colourGroup(colours), menu.lastElementChild);
  board.box.append(menu);
  board.ui.menu = { menu, anchor: anchor.closest("[data-id]"),
    close: (event) => outside(board, menu, event) };
  setTimeout(() => {
    if (board.ui.menu) document.addEventListener("pointerdown", board.ui.menu.close, true);
  });
  menu.addEventListener("keydown", (event) => menuKey(board, menu, event));
  setPosition(menu, anchor.getBoundingClientRect());
  menu.querySelector("button")?.focus();
}

/** @param {Board} board @param {boolean} [back] give the focus back to the note */
export function closeMenu(board, back = false) {
  const open = board.ui.menu;
  if (!open) return;
  board.ui.menu = null;
  document.removeEventListener("pointerdown", open.close, true);
  open.menu.remove();
  if (back) open.anchor?.focus({ preventScroll: true });
}

/** @param {Item} item */
function entry({ act, label, value, checked }) {
  const role = checked === undefined ? "menuitem" : "menuitemradio";
  return button(label, act, "", { class: `ks-menu-item${act === "delete" ? " ks-menu-danger" : ""}`,
    role, "data-value": value, "aria-checked": checked === undefined ? null : String(checked) });
}

/** @param {Item[]} colours */
function colourGroup(colours) {
  const buttons = colours.map((colour) => {
    const made = entry(colour);
    made.prepend(h("span", { class: "ks-swatch", "data-colour": colour.value, "aria-hidden": "true",
      text: colour.checked ? "✓" : "" }));
    return made;
  });
  return h("div", { class: "ks-menu-group", role: "group", "aria-label": "色" },
    h("span", { class: "ks-menu-title", text: "色" }), ...buttons);
}

/** @param {Board} board @param {HTMLElement} menu @param {Event} event */
function outside(board, menu, event) {
  if (!event.composedPath().includes(menu)) closeMenu(board);
}

/** @param {Board} board @param {HTMLElement} menu @param {KeyboardEvent} event */
function menuKey(board, menu, event) {
  event.stopPropagation();
  const buttons = [...menu.querySelectorAll("button")];
  const to = menuStep(event, buttons.indexOf(focused(menu)), buttons.length);
  if (event.key === "Escape" || event.key === "Tab") closeMenu(board, true);
  else if (to === null) return;
  else buttons[to].focus();
  event.preventDefault();
}

/** @param {HTMLElement} menu @param {DOMRect} near */
function setPosition(menu, near) {
  const size = menu.getBoundingClientRect();
  const left = Math.min(near.left, innerWidth - size.width - 8);
  const below = near.bottom + 4;
  const top = below + size.height > innerHeight - 8
    ? Math.max(8, innerHeight - size.height - 8) : below;
  menu.style.left = `${Math.max(8, left)}px`;
  menu.style.top = `${top}px`;
}
