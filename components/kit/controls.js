/** What a value is written with, by the type of its field. */

import { h } from "./dom.js";
import { WORDS } from "../sheets/form/words.js";
import { NAME, TEXT } from "./limits.js";
import { screenDate } from "./dates.js";

/**
 * @typedef {object} Control
 * @property {HTMLElement} element
 * @property {(value: any) => void} set
 * @property {boolean} [named] it shows the field's label itself
 *
 * @typedef {object} Setting
 * @property {string} label
 * @property {(value: any, now?: boolean) => void} changed `now`: nothing more will be typed
 * @property {() => {id: string, name: string}[]} roster
 * @property {boolean} [narrow] in a cell of a small table
 * @property {boolean} [single] a text stays on one line: Enter adds it, or a list is offered for it
 */

/** @param {import("./entries.js").Field} field @param {Setting} setting @returns {Control} */
export function control(field, setting) {
  if (field.type === "choice" && setting.narrow) return select(field, setting);
  return (MAKERS[field.type] ?? line)(field, setting);
}

const MAKERS = { long_text: area, number, date: moment, time: moment, person, people, flag, choice, choices };

function number(field, setting) {
  const made = single(field, setting);
  made.element.inputMode = "numeric";
  return made;
}

function single(field, { label, changed }) {
  const input = h("input", { type: "text", class: "ks-input", maxlength: TEXT, autocomplete: "off", "aria-label": label, placeholder: field.hint || null });
  input.addEventListener("input", () => changed(input.value));
  return { element: input, set: (value) => put(input, value) };
}

/** One line that goes on below itself where it is long, so that all of it can be read. */
function line(field, setting) {
  if (setting.single) return single(field, setting);
  const made = area(field, { ...setting, narrow: true });
  made.element.classList.add("ks-paper-line");
  made.element.addEventListener("keydown", keepOneLine);
  return made;
}

function keepOneLine(event) {
  if (event.key === "Enter" && !event.isComposing && event.keyCode !== 229) event.preventDefault();
}

function area(field, { label, changed, narrow }) {
  const input = h("textarea", { class: "ks-input ks-paper-area", rows: narrow ? 1 : 3, maxlength: TEXT, autocomplete: "off", "aria-label": label, placeholder: field.hint || null });
  input.addEventListener("input", () => {
    grow(input);
    changed(input.value);
  });
  const set = (value) => {
    if (put(input, value)) grow(input);
  };
  return { element: input, set };
}

/** As high as its text, where the browser doesn't do that by itself. */
function grow(input) {
  if (CSS.supports("field-sizing", "content")) return;
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight + 2}px`;
}

/** Only where it differs: the caret stays. */
function put(input, value) {
  if (input.value === value) return false;
  const { selectionStart, selectionEnd } = input;
  input.value = value;
  if (selectionStart !== null && selectionStart !== undefined && input.matches(":focus")) input.setSelectionRange(selectionStart, selectionEnd);
  return true;
}

/** A date or a time; half a date is none, and nothing is sent of it. */
function moment(field, { label, changed }) {
  const input = h("input", { type: field.type, class: "ks-input ks-paper-moment", "aria-label": label });
  input.addEventListener("change", () => {
    if (!input.validity.badInput) changed(input.value, true);
  });
  const set = (value) => {
    if (input.value !== value && !input.validity.badInput) input.value = value;
  };
  return { element: input, set };
}

function flag(field, { changed }) {
  const box = h("input", { type: "checkbox", onchange: () => changed(box.checked ? "1" : "", true) });
  return { element: h("label", { class: "ks-paper-pill" }, box, h("span", { text: field.label })), set: (value) => (box.checked = Boolean(value)), named: true };
}

let groups = 0;

/** One of a few; pressed again it is none. */
function choice(field, { label, changed }) {
  const name = `ks-choice-${(groups += 1)}`;
  let chosen = "";
  const press = (event) => {
    const { value } = event.target;
    changed(value === chosen ? "" : value, true);
  };
  const boxes = (field.choices ?? []).map((text) => h("input", { type: "radio", name, value: text, onclick: press }));
  const set = (value) => {
    chosen = value;
    for (const box of boxes) box.checked = box.value === value;
  };
  return { element: pills(boxes, label, "radiogroup"), set };
}

function choices(field, { label, changed }) {
  const boxes = (field.choices ?? []).map((text) => h("input", { type: "checkbox", value: text }));
  const read = () => boxes.filter((box) => box.checked).map((box) => box.value);
  for (const box of boxes) box.addEventListener("change", () => changed(read(), true));
  return { element: pills(boxes, label, "group"), set: (value) => boxes.forEach((box) => (box.checked = value.includes(box.value))) };
}

function pills(boxes, label, role) {
  return h("div", { class: "ks-paper-pills", role, "aria-label": label }, ...boxes.map((box) => h("label", { class: "ks-paper-pill" }, box, h("span", { text: box.value }))));
}

function select(field, { label, changed }) {
  const list = h("select", { class: "ks-input", "aria-label": label, onchange: () => changed(list.value, true) }, h("option", { value: "", text: "" }), ...(field.choices ?? []).map((text) => h("option", { value: text, text })));
  return { element: list, set: (value) => (list.value = value) };
}

/** Somebody of the roster, or a name that isn't on it. */
function person(field, setting) {
  const { label, changed, roster } = setting;
  const free = h("input", { type: "text", class: "ks-input", maxlength: NAME, "aria-label": `${label}の名前`, hidden: true, autocomplete: "off" });
  const list = whoList(label);
  let writes = false;
  free.addEventListener("input", () => changed(free.value));
  list.addEventListener("change", () => {
    writes = list.value === FREE;
    free.hidden = !writes;
    if (writes) free.focus();
    else changed(list.value, true);
  });
  const set = (value) => {
    const people = roster();
    fillWho(list, people, "");
    const known = value === "" ? !writes : people.some(({ id }) => id === value);
    list.value = known ? value : FREE;
    free.hidden = known;
    if (!known && free.value !== value) free.value = value;
  };
  return { element: h("div", { class: "ks-paper-who" }, list, free), set };
}

const FREE = " free";

function whoList(label) {
  return h("select", { class: "ks-input", "aria-label": label });
}

function fillWho(list, people, first) {
  const sign = JSON.stringify(people);
  if (list.sign === sign) return;
  list.sign = sign;
  list.replaceChildren(h("option", { value: "", text: first }), ...people.map(({ id, name }) => h("option", { value: id, text: name })), h("option", { value: FREE, text: WORDS.freeName }));
}

/** Several, each with a way to leave them out. */
function people(field, { label, changed, roster }) {
  const chips = h("span", { class: "ks-paper-chips" });
  const list = whoList(`${label}に人を足す`);
  const free = h("input", { type: "text", class: "ks-input", maxlength: NAME, "aria-label": `${label}に足す名前`, placeholder: "名前を書いてEnter", hidden: true, autocomplete: "off" });
  let now = [];
  const add = (value) => {
    if (value && !now.includes(value)) changed([...now, value], true);
    list.value = "";
  };
  const addFree = () => {
    add(free.value.trim());
    free.value = "";
    free.hidden = true;
  };
  list.addEventListener("change", () => {
    free.hidden = list.value !== FREE;
    if (list.value === FREE) free.focus();
    else add(list.value);
  });
  free.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && event.keyCode !== 229) addFree();
  });
  free.addEventListener("blur", addFree);
  const set = (value) => {
    now = Array.isArray(value) ? value : value ? [value] : [];
    const members = roster();
    fillWho(list, members, now.length ? "＋ 人を足す" : "えらぶ");
    chips.replaceChildren(...now.map((id) => chip(nameOf(members, id), () => changed(now.filter((other) => other !== id), true))));
  };
  return { element: h("div", { class: "ks-paper-who" }, chips, list, free), set };
}

function chip(name, leave) {
  const close = h("button", { type: "button", class: "ks-chip-close", text: "×", "aria-label": `${name}をはずす`, onclick: leave });
  return h("span", { class: "ks-source-chip" }, h("span", { text: name }), close);
}

/** A member's name; the text itself where it is no member's id. */
export function nameOf(roster, id) {
  return roster.find((member) => member.id === id)?.name ?? id;
}

/** A value for reading. @param {import("./entries.js").Field} field */
export function readable(field, value, roster) {
  if (field.type === "flag") return value ? `✓ ${field.label}` : "";
  if (field.type === "person") return nameOf(roster, value);
  if (field.type === "people") return [value].flat().filter(Boolean).map((id) => nameOf(roster, id)).join("、");
  if (field.type === "date") return screenDate(value);
  return [value].flat().join("、");
}
