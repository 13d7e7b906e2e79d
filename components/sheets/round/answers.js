/**
 * What was said, where somebody wants to keep it: one's own, and for those who lead everybody's.
 */

import { attribute, h, setText } from "../../kit/dom.js";
import { draftsIn } from "../../kit/drafts.js";
import { entryOf } from "../../kit/entries.js";
import { FieldEditor } from "../../kit/field.js";
import { nameLine, namedText } from "../../kit/named.js";

/** @param {import("./round.js").Round} round */
export function answersPanel(round) {
  const { live, sheet } = round;
  /** Whose words are written, where it was chosen by hand. @type {string | null} */
  let chosen = null;
  let author = "";
  /** The first field makes the entry; one made a moment ago is known before the server has it. */
  const create = (/** @type {string} */ field) => (/** @type {string} */ value) =>
    live.do("entry.add", {
      id: live.ids(),
      sheet: sheet.id,
      place: "",
      values: { [field]: value },
      ...(author === live.you?.member ? {} : { author }),
    });
  const drafts = draftsIn(live, sheet.id);
  const fields = sheet.fields.map((field) =>
    new FieldEditor({
      live, field, sheet: sheet.id, tells: true, create: create(field.id),
      entry: () => entryOf(live, sheet.id, author),
      draft: drafts.of(() => `${author}.${field.id}`),
    }),
  );
  const whose = h("select", { class: "ks-input",
    onchange: () => ((chosen = whose.value || null), take(wanted()), draw()) });
  const picker = h("label", { class: "ks-labelled" }, h("span", { text: "だれのことば" }), whose);
  /** What each confirms by their own hand, those who lead too. */
  const confirms = sheet.fields.some(({ type }) => type === "flag");
  const title = h("h3");
  const others = h("ul", { class: "ks-turns-words" });
  const seen = nameLine(() => (round.writes ? namedText(live, sheet.id, author) : ""));
  const box = h(
    "div",
    { class: "ks-turns-kept", onfocusout: () => setTimeout(draw) },
    title,
    picker,
    seen.element,
    h("div", { class: "ks-turns-fields" }, ...fields.map(({ element }) => element)),
    others,
  );
  const wanted = () => (round.leads && !confirms && (chosen ?? round.line.current)) ||
    live.you?.member || "";
  /** What is typed is saved for whom it was typed, before the fields are about somebody else. */
  const take = (/** @type {string} */ member) => {
    if (member === author) return;
    if (author) fields.forEach((field) => field.leave());
    author = member;
  };
  const draw = () => {
    const leads = round.leads;
    box.hidden = sheet.fields.length === 0 ||
      (leads && !confirms && round.line.stage === "before");
    if (!author || !box.contains(document.activeElement)) take(wanted());
    picker.hidden = !leads || confirms;
    if (leads) drawPeople(whose, live, chosen);
    if (confirms) setText(title, "自分で確かめる");
    else setText(title, leads ? `話したことを書きのこす（任意）：${live.get("member", author)?.name ?? ""}`
      : "自分が話すことを書いておく（任意）");
    seen.draw();
    fields.forEach((field) => field.draw(round.writes));
    drawOthers(others, live, sheet);
  };
  return { box, draw };
}

/** @param {HTMLSelectElement} select @param {any} live @param {string | null} chosen */
function drawPeople(select, live, chosen) {
  const people = live
    .all("member")
    .filter((/** @type {any} */ { body }) => body.role !== "viewer")
    .map((/** @type {any} */ { id, body }) => [id, body.name]);
  const offered = [["", "いま話している人"], ...people];
  const said = JSON.stringify(offered);
  if (select.dataset.said !== said) {
    select.dataset.said = said;
    select.replaceChildren(...offered.map(([value, text]) => h("option", { text, value })));
  }
  if (select.value !== (chosen ?? "")) select.value = chosen ?? "";
}

/** What stands in a field, in words; a mark is told by what it says. */
function said(/** @type {any} */ { type, label }, /** @type {string | undefined} */ value) {
  return type === "flag" && value ? label : String(value ?? "");
}

/**
 * What all have kept, to be read by everybody.
 * @param {HTMLElement} list @param {any} live @param {import("./round.js").RoundSheet} sheet
 */
function drawOthers(list, live, sheet) {
  const lines = live
    .all("entry")
    .filter((/** @type {any} */ { body }) => body.sheet === sheet.id && !body.covered &&
      body.author !== live.you?.member)
    .map((/** @type {any} */ { body }) => ({
      name: live.get("member", body.author)?.name ?? "",
      text: sheet.fields.map((field) => said(field, body.values[field.id])).filter(Boolean)
        .join("／"),
    }))
    .filter((/** @type {any} */ { text }) => text !== "");
  const shape = JSON.stringify(lines);
  if (list.dataset.said === shape) return;
  list.dataset.said = shape;
  attribute(list, "aria-label", "みんなのことば");
  list.replaceChildren(
    ...lines.map((/** @type {any} */ { name, text }) =>
      h("li", {}, name ? h("b", { text: `${name}：` }) : null, h("span", { text }))),
  );
}
