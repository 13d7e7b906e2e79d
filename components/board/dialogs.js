/** The dialogs of the board: where to move a note, under which note to put it. */

import { button, h } from "./dom.js";
import { placeOf, splitPlace, titleOf } from "./sheet.js";

/**
 * @param {import("./board.js").Board} board
 * @param {string} title
 * @param {Element[]} content
 * @param {string} okLabel
 * @param {() => void} ok
 */
function openDialog(board, title, content, okLabel, ok) {
  const dialog = h("dialog", { class: "ks-board-dialog", "aria-label": title });
  const done = (job) => () => {
    dialog.close();
    job?.();
  };
  dialog.append(
    h("h3", { text: title }),
    ...content,
    h("div", { class: "ks-board-dialog-buttons" }, button(okLabel, "", { class: "ks-btn ks-primary", onclick: done(ok) }), button("やめる", "", { onclick: done() })),
  );
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  board.box.append(dialog);
  dialog.showModal();
}

function select(label, options, value) {
  const list = h("select", { class: "ks-input" }, ...options.map(([id, text]) => h("option", { value: id, text, selected: id === value })));
  return { list, row: h("label", { class: "ks-board-dialog-row" }, h("span", { text: label }), list) };
}

/** うごかす: 場面, 列, 先頭か末尾. */
export function openMove(board, view) {
  const { sheet } = board;
  const now = splitPlace(view.place);
  const rows = select(sheet.row_heading || "場面", sheet.rows.map((row) => [row.id, row.label]), now.row);
  const columns = select("列", sheet.columns.map((column) => [column.id, titleOf(column)]), now.column);
  const order = select("順番", [["last", "末尾"], ["first", "先頭"]], "last");
  const spanning = () => sheet.columns.find((column) => column.id === columns.list.value)?.spanning;
  const fit = () => {
    rows.row.hidden = sheet.rows.length === 0 || Boolean(spanning());
  };
  columns.list.addEventListener("change", fit);
  fit();
  openDialog(board, "付箋をうごかす", [columns.row, rows.row, order.row], "うごかす", () => {
    const place = placeOf(sheet, rows.list.value, columns.list.value);
    const leads = board.model.places.get(place)?.leads.filter((note) => note.id !== view.id) ?? [];
    board.actions.move(view, place, order.list.value === "first" ? leads[0]?.id ?? null : null);
  });
}

/** 重ねる: on which note of the same place. */
export function openStack(board, view) {
  const others = (board.model.places.get(view.place)?.leads ?? []).filter((note) => note.id !== view.id && note.id !== view.under);
  if (others.length === 0) {
    board.notices.say("この場所には、重ねられる付箋がほかにありません。");
    return;
  }
  const onto = select("どの付箋に重ねますか", others.map((note) => [note.id, shorten(note.values.text)]), others[0].id);
  openDialog(board, "付箋を重ねる", [h("p", { class: "ks-board-dialog-text", text: shorten(view.values.text) }), onto.row], "重ねる", () =>
    board.actions.stack(view, onto.list.value),
  );
}

/** The beginning of a text, cut between characters as people see them. */
export function shorten(text, most = 40) {
  const line = text.replace(/\s+/g, " ").trim();
  const marks = [...new Intl.Segmenter("ja").segment(line)].map((part) => part.segment);
  return marks.length > most ? `${marks.slice(0, most).join("")}…` : line;
}
