/** Texts that the server could not take: nothing is dropped before the person has decided. */

import { arrange, button, h } from "../../kit/dom.js";
import { splitPlace, columnOf, placesOf, placeName } from "./sheet.js";

export class RefusedPanel {
  #cards = new Map();

  /** @param {import("./board.js").Board} board */
  constructor(board) {
    this.board = board;
    this.element = h("div", { class: "ks-refused", role: "region", "aria-label": "まだ決まっていない付箋" });
  }

  render() {
    const items = this.board.live.refused.filter((item) => belongs(this.board, item));
    const cards = items.map((item) => this.#card(item));
    arrange(this.element, cards);
    this.element.hidden = cards.length === 0;
    for (const opId of this.#cards.keys()) {
      if (!items.some((item) => item.op_id === opId)) this.#cards.delete(opId);
    }
  }

  #card(item) {
    const writable = this.board.canWrite;
    const sign = `${writable}`;
    const known = this.#cards.get(item.op_id);
    if (known?.dataset.sign === sign) return known;
    if (!known) this.board.notices.loud.textContent = item.refused.message;
    const card = item.refused.code === "stale" && item.refused.current ? staleCard(this.board, item) : looseCard(this.board, item);
    card.dataset.sign = sign;
    this.#cards.set(item.op_id, card);
    return card;
  }
}

/** Two people changed the same note: both texts, side by side. */
function staleCard(board, item) {
  const { current } = item.refused;
  const mine = item.fields.values;
  return h(
    "div",
    { class: "ks-card" },
    h("p", { class: "ks-card-message", text: item.refused.message }),
    h("div", { class: "ks-both" }, textBox("あなたの文", mine, board), textBox("相手の文", current.values, board)),
    buttons(
      choice(board, "自分の文にする", item, true, () => board.live.do("entry.edit", { id: item.fields.id, version: current.version, values: mine }, item.about)),
      choice(board, "相手の文にする", item, false, () => {}),
      choice(board, "両方のこす（新しい付箋にする）", item, true, () => asNew(board, item)),
    ),
  );
}

/** The note is gone, the sheet is closed, …: the text can become a new note. */
function looseCard(board, item) {
  return h(
    "div",
    { class: "ks-card" },
    h("p", { class: "ks-card-message", text: item.refused.message }),
    textBox("あなたの文", item.fields.values, board),
    buttons(
      choice(board, "書いた内容を新しい付箋にする", item, true, () => asNew(board, item)),
      choice(board, "捨てる", item, false, () => {}),
    ),
  );
}

function choice(board, label, item, writes, job) {
  const press = () => {
    job();
    board.live.discard(item.op_id);
    board.render();
  };
  const closed = writes && !board.canWrite;
  return button(label, press, `small${writes ? " primary" : ""}`, { disabled: closed, title: closed ? "締め切りが解かれると押せます" : null });
}

function buttons(...children) {
  return h("div", { class: "ks-card-buttons" }, ...children);
}

function textBox(label, values, board) {
  const more = (board.sheet.note_fields ?? []).filter((field) => values?.[field.id]).map((field) => `${field.label}：${values[field.id]}`);
  return h("div", { class: "ks-card-text" }, h("span", { class: "ks-card-label", text: label }), h("p", { text: [values?.text ?? "", ...more].join("\n") }));
}

function asNew(board, item) {
  const { fields, about } = item;
  const place = placeFor(board, fields, about);
  const author = board.live.get("member", fields.author) ? fields.author : undefined;
  board.actions.add(place, fields.values, { sources: fields.sources ?? about?.sources ?? [], colour: fields.colour ?? about?.colour, author });
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
