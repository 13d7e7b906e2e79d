/**
 * 材料を並べる: what led to the idea, beside the field that tells why. A person chooses; nothing is
 * written unasked.
 */

import { button, h } from "../../kit/dom.js";
import { tagOf } from "../../kit/notes/sheet.js";
import { copyName, fieldsOf, textOf } from "../../kit/entries.js";
import { lineUp } from "../../kit/related.js";
import { SHOWN } from "../../kit/limits.js";

export class LineUp {
  /** @param {import("./form.js").Form} form @param {{field: string}} options */
  constructor(form, { field }) {
    this.form = form;
    this.field = field;
    this.list = h("div", { class: "ks-line-up-list" });
    this.element = h(
      "details",
      { class: "ks-line-up", open: true },
      h("summary", { text: "材料を並べる" }),
      h("p", { class: "ks-paper-hint", text: "このアイデアのもとになったものです。「入れる」を押した文だけが、左の欄に入ります。" }),
      this.list,
    );
  }

  /**
   * @param {import("../../kit/entries.js").Entry} copy @param {any} _entries
   * @param {boolean} writable
   */
  draw(copy, _entries, writable) {
    const { form } = this;
    const rounds = Object.fromEntries(form.live.all("sheet")
      .map(({ id, body }) => [id, body.ballot ?? 1]));
    const found = lineUp({ copy, sheets: form.sheets, entries: form.live.all("entry"),
      ballots: form.live.all("ballot"), rounds });
    const groups = groupsOf(found, form.sheets);
    const sign = JSON.stringify([groups, writable]);
    if (sign === this.sign) return;
    this.sign = sign;
    this.list.replaceChildren(...(groups.length
      ? groups.map((group) => this.#group(group, writable))
      : [h("p", { class: "ks-paper-hint", text: "つながっているものが、まだありません。取組アイデアを一覧からえらぶと、ここに並びます。" })]));
  }

  #group({ title, lines }, writable) {
    return h("section", {}, h("h4", { text: title }),
      h("ul", {}, ...lines.map((line) => this.#line(line, writable))));
  }

  #line({ id, tag, text }, writable) {
    const box = () => this.form.boxOf(this.field);
    const take =
      button("入れる", () => box()?.take([{ id, text }].filter((offer) => offer.id || offer.text)),
      "small", { "aria-label": `入れる：${text}` });
    take.addEventListener("pointerdown", () => box()?.rememberCaret());
    return h("li", {}, h("span", {}, tag && h("span", { class: "ks-tag", text: tag }), text),
      writable && take);
  }
}

/**
 * What is shown, group by group.
 * @param {ReturnType<typeof lineUp>} found @param {Record<string, any>} sheets
 */
export function groupsOf({ cases, notes, votes, results, ideas }, sheets) {
  const caseLine = (entry) => ({ id: entry.id, tag: copyName(sheets[entry.body.sheet], entry),
    text: shortOf(sheets[entry.body.sheet], entry) });
  const noteLine = (entry) => ({ id: entry.id,
    tag: tagOf(sheets[entry.body.sheet], entry.body.place), text: entry.body.values.text });
  const all = [
    { title: "ケース", lines: cases.map(caseLine) },
    { title: "もとの付箋", lines: notes.map(noteLine) },
    { title: "取組アイデア", lines: ideas.map(noteLine) },
    { title: "投票",
      lines: votes.map(({ label, text }) => ({ id: "", tag: label, text: `${label} ${text}` })) },
    { title: "確かめた結果", lines: results.map((entry) =>
      ({ id: entry.id, tag: "", text: rowText(sheets[entry.body.sheet], entry) })) },
  ];
  return all.map(({ title, lines }) => ({ title, lines: lines.filter(({ text }) => text) }))
    .filter(({ lines }) => lines.length > 0);
}

/** A case in a line: the first of what was written, and how it went. */
function shortOf(sheet, copy) {
  const fields = fieldsOf(sheet);
  const long = fields.find((field) => field.type === "long_text" && textOf(copy, field.id).trim());
  const outcome = sheet.pick?.one_of_each ? textOf(copy, sheet.pick.one_of_each) : "";
  const text = long ? textOf(copy, long.id).split("\n")[0].slice(0, SHOWN) : "";
  return `${copyName(sheet, copy)}${outcome ? `（${outcome}）` : ""}${text ? `：${text}` : ""}`;
}

/** A row in a line: what was to be done, and what came of it. */
function rowText(sheet, row) {
  const shown =
    sheet.columns.filter((column) => ["text", "long_text", "choice"].includes(column.type) &&
    !column.auto && column.id !== "status" &&
    (!column.choices_from || column.id === sheet.talks?.who));
  const told = shown.map((column) => [column.label, textOf(row, column.id).trim()])
    .filter(([, text]) => text);
  return told.map(([label, text], at) => (at === 0 ? text : `${label}：${text}`)).join("／");
}

