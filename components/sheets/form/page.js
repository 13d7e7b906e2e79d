/**
 * One filled copy, laid out as the printed sheet: sections with their fields, arrows, grids of
 * notes.
 */

import { h, setText } from "../../kit/dom.js";
import { onScreen } from "../../kit/entries.js";
import { FieldEditor } from "../../kit/field.js";
import { entryField } from "../../kit/entry_field.js";
import { GridBoard } from "./grid.js";
import { Items } from "./items.js";
import { writesSection } from "../../live/rights.js";

/** @import { Entry } from "../../kit/entries.js" */

const SMALL = new Set(["text", "date", "person", "people", "flag", "choice", "choices"]);

export class Page {
  /** @param {import("./form.js").Form} form @param {string} copy */
  constructor(form, copy) {
    this.copy = copy;
    this.sections = form.sheet.sections.filter((section) => !onlyPicks(form.sheet, section))
      .map((section) => makeSection(form, copy, section));
    this.element = h("div", { class: `ks-paper-page ks-paper-${form.sheet.orientation}` },
      ...this.sections.map((section) => section.element));
  }

  /** @param {Entry} copy @param {Entry[]} entries */
  draw(copy, entries) {
    for (const section of this.sections) section.draw(copy, entries);
  }

  /** The box of a field, if the copy has it. @returns {FieldEditor | undefined} */
  box(field) {
    return this.sections.flatMap((section) => section.parts)
      .find((part) => part instanceof FieldEditor && part.field.id === field);
  }

  close() {
    for (const section of this.sections) section.parts.forEach((part) => part.close?.());
  }
}

/** What each ground on which a case may be shared allows, where it is chosen. */
function groundList(sheet) {
  const allows = Object.entries(sheet.pick.allows ?? {});
  return allows.length === 0 ? null : h("dl", { class: "ks-case-grounds" },
    ...allows.flatMap(([ground, text]) => [h("dt", { text: ground }), h("dd", { text })]));
}

/** What only says whether a case is taken up stands in the list and at the head. */
function onlyPicks(sheet, section) {
  return Boolean(sheet.pick) && section.layout !== "grid" &&
    section.fields.every((field) => field.id === sheet.pick.flag);
}

function makeSection(form, copy, section) {
  const parts = section.layout === "grid" ? [new GridBoard(form, { copy, section })]
    : section.fields.map((field) => makePart(form, copy, section, field));
  const body = h("div", { class: "ks-paper-fields" }, ...withArrows(section, parts));
  const heading = section.title ? h("h3", { class: "ks-paper-title", text: section.title }) : null;
  const who = h("span", { class: "ks-paper-who-writes" });
  const text = onScreen(section);
  const lead = text ? h("p", { class: "ks-paper-hint", text }) : null;
  const small = section.layout === "stack" &&
    section.fields.every((field) => SMALL.has(field.type)) && section.fields.length > 1;
  const grounds = section.fields?.some(({ id }) => id === form.sheet.pick?.hidden_field)
    ? groundList(form.sheet) : null;
  const below = form.below?.(section, copy) ?? null;
  const element = h(
    "section",
    { class: `ks-paper-section ks-paper-${section.layout}`, "data-section": section.id },
    heading && h("div", { class: "ks-paper-titles" }, heading, lead, who),
    !heading && lead,
    h("div", { class: "ks-paper-content" }, body, grounds, below?.element),
  );
  element.classList.toggle("ks-paper-small", small);
  element.classList.toggle("ks-paper-titled", Boolean(heading) && !isWide(section));
  const draw = (entry, entries) => {
    const writable = writesSection(section, entry, form.who);
    setText(who, WRITERS[section.written_by] ?? "");
    for (const part of parts) {
      if (part instanceof Items) part.draw(entries, writable);
      else part.draw(writable);
    }
    below?.draw(entry, entries, writable);
  };
  return { element, parts: below ? [...parts, below] : parts, draw };
}

const WRITERS = { provider: "書く人：提供者・事務局", secretariat: "書く人：事務局" };

function makePart(form, copy, section, field) {
  const quiet = field.label === section.title;
  if (field.type === "list" || field.type === "table") {
    return new Items(form, { copy, field, quiet });
  }
  const fresh = () => form.fresh.textOf(copy, field.id);
  return entryField(form, { entry: copy, field, quiet, fresh });
}

/** A flow goes from left to right, with arrows between. */
function withArrows(section, parts) {
  const elements = parts.map((part) => part.element);
  if (section.layout !== "flow") return elements;
  return elements.flatMap((element, at) => (at === 0 ? [element]
    : [h("span", { class: "ks-paper-arrow", "aria-hidden": "true", text: "▶" }), element]));
}

/** Small tables of more columns need the whole page, with the section's title above them. */
const MANY = 5;

function isWide(/** @type {any} */ { fields = [] }) {
  return fields.some((/** @type {any} */ { columns = [] }) => columns.length > MANY);
}
