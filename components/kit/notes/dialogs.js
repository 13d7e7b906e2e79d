/** The dialogs of the board: where to move a note, under which note to put it. */

import { button, h } from "../dom.js";
import { alikeFirst } from "./alike.js";
import { columnOf, placeOf, splitPlace, titleOf } from "./sheet.js";

/**
 * @param {import("./board.js").Board} board
 * @param {{title: string, content: Element[], ok?: string, onOk?: () => (void | false)}} asked
 *   `ok`: none where what is asked for is pressed itself; `onOk` answers false where the dialog is
 *   to stay
 */
export function openDialog(board, { title, content, ok = "", onOk = () => {} }) {
  const element = h("dialog", { class: "ks-board-dialog", "aria-label": title });
  const close = () => element.close();
  const made = {
    close,
    content: h("div", {}, ...content),
    ok: button(ok, () => onOk() !== false && close(), "primary"),
    cancel: button("やめる", close),
  };
  element.append(h("h3", { text: title }), made.content,
    h("div", { class: "ks-board-dialog-buttons" }, ok ? made.ok : null, made.cancel));
  element.addEventListener("close", () => element.remove());
  element.addEventListener("keydown", (event) => event.stopPropagation());
  board.box.append(element);
  element.showModal();
  return made;
}

function select(label, options, value) {
  const list = h("select", { class: "ks-input" },
    ...options.map(([id, text]) => h("option", { value: id, text, selected: id === value })));
  return { list,
    row: h("label", { class: "ks-board-dialog-row" }, h("span", { text: label }), list) };
}

/** Which place: 列, and 場面 where the column does not span them. */
export function placeChoice(board, place, changed = () => {}) {
  const { sheet } = board;
  const now = splitPlace(place);
  const rows = select(sheet.row_heading ||
    "場面", sheet.rows.map((row) => [row.id, row.label]), now.row);
  const columns = select("列", sheet.columns.map((column) => [column.id, titleOf(column)]),
    now.column);
  const fit = () => {
    rows.row.hidden = sheet.rows.length === 0 ||
      Boolean(columnOf(sheet, columns.list.value)?.spanning);
  };
  columns.list.addEventListener("change", fit);
  fit();
  const element = h("div", { onchange: changed }, columns.row, rows.row);
  return { element, get place() {
    return placeOf(sheet, rows.list.value, columns.list.value);
  } };
}

/** うごかす: 場面, 列, 先頭か末尾. */
export function openMove(board, view) {
  const where = placeChoice(board, view.place);
  const order = select("順番", [["last", "末尾"], ["first", "先頭"]], "last");
  const onOk = () => {
    const leads =
      board.model.places.get(where.place)?.leads.filter((note) => note.id !== view.id) ?? [];
    board.actions.move(view, where.place, order.list.value === "first" ? leads[0]?.id ??
      null : null);
  };
  openDialog(board, { title: "付箋をうごかす", content: [where.element, order.row], ok: "うごかす", onOk });
}

/** 重ねる: on which note of the same place, those that say nearly the same first. */
export function openStack(board, view) {
  const others = (board.model.places.get(view.place)?.leads ?? []).filter((note) =>
    note.id !== view.id && note.id !== view.under);
  if (others.length === 0) {
    board.notices.say("この場所には、重ねられる付箋がほかにありません。");
    return;
  }
  const text = h("p", { class: "ks-board-dialog-text",
    text: `「${shorten(view.values.text)}」を、どの付箋に重ねますか` });
  const onto = alikeFirst(view, others).map((note) => h("li", {},
    button(note.values.text, () => (dialog.close(), board.actions.stack(view, note.id)))));
  const dialog = openDialog(board, { title: "付箋を重ねる",
    content: [text, h("ul", { class: "ks-board-dialog-onto" }, ...onto)] });
}

/** The beginning of a text, cut between characters as people see them. */
export function shorten(text, most = 40) {
  const line = text.replace(/\s+/g, " ").trim();
  const marks = [...new Intl.Segmenter("ja").segment(line)].map((part) => part.segment);
  return marks.length > most ? `${marks.slice(0, most).join("")}…` : line;
}
