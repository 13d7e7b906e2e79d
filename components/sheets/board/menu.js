/** What can be done with a note, and the menu that offers it. */

import { button, focused, h } from "../../kit/dom.js";
import { columnAt, ideaColumn } from "./sheet.js";

/**
 * @param {{canWrite: boolean, canLead: boolean, sheet: any, shape: string}} board
 * @param {import("./model.js").NoteView} view
 * @returns {{act: string, label: string, value?: string, checked?: boolean}[]}
 */
export function menuItems(board, view) {
  const hiding = board.canLead
    ? [view.hidden ? item("show", "見えるようにする") : item("hide", "見えなくする")]
    : [];
  if (!board.canWrite) return hiding;
  const idea = ideaColumn(board.sheet);
  const makesIdea = idea ? columnAt(board.sheet, view.place) !== idea : null;
  return [
    item("edit", "なおす"),
    item("move", "うごかす"),
    item("stack", "重ねる"),
    view.under && item("unstack", "はなす"),
    item("copy", "うつしをつくる"),
    makesIdea === false && item("choose-sources", "もとの付箋をなおす"),
    makesIdea && item("idea", `これをもとに${idea.tag || idea.short || "次"}をつくる`),
    ...board.sheet.colours.map((colour) => ({
      act: "colour", label: colour.label, value: colour.id, checked: colour.id === view.colour,
    })),
    ...hiding,
    (view.own || board.canLead) && item("delete", "けす"),
  ].filter(Boolean);
}

function item(act, label) {
  return { act, label };
}

/**
 * Open the menu beside an element.
 * @param {import("./board.js").Board} board
 * @param {import("./model.js").NoteView} view
 * @param {Element} anchor
 */
export function openMenu(board, view, anchor) {
  closeMenu(board);
  const items = menuItems(board, view);
  if (items.length === 0) return;
  const menu = h("div", { class: "ks-menu", role: "menu", "aria-label": "この付箋でできること", "data-id": view.id });
  menu.append(...items.filter((known) => known.act !== "colour").map(entry));
  const colours = items.filter((known) => known.act === "colour");
  if (colours.length > 0) menu.insertBefore(colourGroup(colours), menu.lastElementChild);
  board.box.append(menu);
  board.ui.menu = { menu, anchor: anchor.closest("[data-id]"), close: (event) => outside(board, menu, event) };
  setTimeout(() => document.addEventListener("pointerdown", board.ui.menu?.close, true));
  menu.addEventListener("keydown", (event) => menuKey(board, menu, event));
  setPosition(menu, anchor.getBoundingClientRect());
  menu.querySelector("button").focus();
}

/** @param {boolean} [back] give the focus back to the note */
export function closeMenu(board, back = false) {
  const open = board.ui.menu;
  if (!open) return;
  board.ui.menu = null;
  document.removeEventListener("pointerdown", open.close, true);
  open.menu.remove();
  if (back) open.anchor?.focus({ preventScroll: true });
}

function entry({ act, label, value, checked }) {
  const role = checked === undefined ? "menuitem" : "menuitemradio";
  return button(label, act, "", { class: `ks-menu-item${act === "delete" ? " ks-menu-danger" : ""}`, role, "data-value": value, "aria-checked": checked === undefined ? null : String(checked) });
}

function colourGroup(colours) {
  const buttons = colours.map((colour) => {
    const made = entry(colour);
    made.prepend(h("span", { class: "ks-swatch", "data-colour": colour.value, "aria-hidden": "true", text: colour.checked ? "✓" : "" }));
    return made;
  });
  return h("div", { class: "ks-menu-group", role: "group", "aria-label": "色" }, h("span", { class: "ks-menu-title", text: "色" }), ...buttons);
}

function outside(board, menu, event) {
  if (!event.composedPath().includes(menu)) closeMenu(board);
}

function menuKey(board, menu, event) {
  event.stopPropagation();
  const buttons = [...menu.querySelectorAll("button")];
  const at = buttons.indexOf(focused(menu));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (event.key === "Escape" || event.key === "Tab") closeMenu(board, true);
  else if (to === undefined) return;
  else buttons.at(to % buttons.length).focus();
  event.preventDefault();
}

function setPosition(menu, near) {
  const size = menu.getBoundingClientRect();
  const left = Math.min(near.left, innerWidth - size.width - 8);
  const below = near.bottom + 4;
  const top = below + size.height > innerHeight - 8 ? Math.max(8, innerHeight - size.height - 8) : below;
  menu.style.left = `${Math.max(8, left)}px`;
  menu.style.top = `${top}px`;
}
