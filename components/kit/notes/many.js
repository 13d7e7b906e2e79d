/** まとめてはる: paper notes taken over at once, one line a note. */

import { openDialog, placeChoice } from "./dialogs.js";
import { h, setText } from "../dom.js";
import { placeName, placesOf } from "./sheet.js";
import { WORDS, manyProblem, manyText, progressText } from "./words.js";
import { WriterChoice } from "../writers.js";

const DRAFT = "many";

/** The notes in a text. Pure. @param {string} text @returns {string[]} */
export function notesIn(text) {
  return text.split(/\r\n|[\r\n\u2028\u2029]/).map((line) => line.trim())
    .filter((line) => line !== "");
}

/** @param {import("./board.js").Board} board */
export function openMany(board) {
  const draft = board.drafts.get(DRAFT);
  const where = placeChoice(board, draft?.place ?? placesOf(board.sheet)[0], () => typed());
  const writer = new WriterChoice(board, { chosen: draft?.author, changed: () => typed() });
  const area = h("textarea", { class: "ks-input ks-many-text", rows: 8,
    value: draft?.values.text ?? "", oninput: () => typed() });
  const count = h("p", { class: "ks-many-count", role: "status" });
  const row = h("label", { class: "ks-board-dialog-row" },
    h("span", { text: WORDS.manyLines }), area);
  const dialog = openDialog(board, {
    title: WORDS.many, ok: "はる", content: [where.element, writer.element, row, count],
    onOk: () => put(board, dialog,
      { place: where.place, author: writer.value, texts: notesIn(area.value) }),
  });
  const look = () => {
    const texts = notesIn(area.value);
    const problem = manyProblem(texts);
    setText(count, problem || manyText(texts.length));
    count.classList.toggle("ks-failed", problem !== "");
    dialog.ok.disabled = texts.length === 0 || problem !== "";
  };
  const typed = () => {
    board.drafts.keep(DRAFT,
      { values: { text: area.value }, place: where.place, author: writer.value });
    look();
  };
  look();
  area.focus();
}

/** Send them one by one, and say how far it is. @returns {false} the dialog stays open meanwhile */
function put(board, dialog, { place, author, texts }) {
  const bar =
    h("progress", { class: "ks-many-bar", max: texts.length, value: 0, "aria-label": "はりおわった枚数" });
  const said = h("p", { class: "ks-many-count", role: "status" });
  let done = 0;
  let refused = 0;
  const draw = () => {
    bar.value = done + refused;
    setText(said, progressText(texts.length, done, board.live.status));
    if (done + refused < texts.length) return;
    stop();
    dialog.close();
    board.notices.say(refused ? `${done}枚をはりました。${refused}枚は、はれませんでした。`
      : `${placeName(board.sheet, place)}に、${done}枚をはりました。`);
  };
  dialog.content.replaceChildren(bar, said);
  dialog.ok.hidden = true;
  setText(dialog.cancel, "とじる");
  board.drafts.drop(DRAFT);
  const stop = board.live.onStatus(draw);
  const answers = board.actions.addMany(place, texts.map((text) => ({ text })), { author });
  for (const answer of answers) answer.then(() => (done += 1), () => (refused += 1)).then(draw);
  draw();
  return false;
}
