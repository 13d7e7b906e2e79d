/** People of the roster, or names that aren't on it. */

import { h } from "../dom.js";
import { isComposing } from "../keys.js";
import { IN_LIST, LIST_TOO_LONG, NAME, NAME_TOO_LONG } from "../limits.js";
import { plainName } from "../names.js";
import { splitNames } from "./choices.js";
import { lettersIn } from "../words.js";
import { ValueType } from "./value.js";

/** @import {Known, Read, Setting} from "./value.js" */

const FREE = " free";

/** The one member of this name, else the name: there may be none, or more than one. */
function memberOf(/** @type {string} */ name, /** @type {Known} */ { members }) {
  const sought = plainName(name);
  const found = members.filter((one) => one.id === name || plainName(one.name) === sought);
  return found.length === 1 ? found[0].id : name;
}

const nameTooLong = (/** @type {string} */ name) => lettersIn(name) > NAME;

export class PersonValue extends ValueType {
  show(/** @type {any} */ value, /** @type {Known} */ known) {
    return this.nameOf(String(value ?? ""), known);
  }

  /** A member's name; the text itself where it is no member's id. */
  nameOf(/** @type {string} */ one, /** @type {Known} */ { members }) {
    return members.find(({ id }) => id === one)?.name ?? one;
  }

  /** @returns {Read} */
  parse(/** @type {string} */ trimmed, /** @type {Known} */ known) {
    const value = memberOf(trimmed.replace(/\s+/gu, " "), known);
    return nameTooLong(value) ? { problem: NAME_TOO_LONG } : { value };
  }

  /** @returns {string} */
  problem(/** @type {any} */ value) {
    return nameTooLong(value) ? NAME_TOO_LONG : "";
  }

  control(/** @type {Setting} */ { label, changed, known }) {
    const free = freeName(`${label}の名前`);
    const list = whoList(label);
    let writes = false;
    free.addEventListener("input", () => changed(free.value));
    list.addEventListener("change", () => {
      writes = list.value === FREE;
      free.hidden = !writes;
      if (writes) free.focus();
      else changed(list.value, true);
    });
    const set = (/** @type {string} */ value) => {
      const { members } = known();
      fillWho(list, members, "");
      const listed = value === "" ? !writes : members.some(({ id }) => id === value);
      list.value = listed ? value : FREE;
      free.hidden = listed;
      if (!listed && free.value !== value) free.value = value;
    };
    return { element: h("div", { class: "ks-paper-who" }, list, free), set };
  }
}

export class PeopleValue extends PersonValue {
  empty = /** @type {string[]} */ ([]);

  show(/** @type {any} */ value, /** @type {Known} */ known) {
    const people = [value ?? []].flat().filter(Boolean);
    return people.map((id) => this.nameOf(id, known)).join("、");
  }

  /** @returns {Read} */
  parse(/** @type {string} */ trimmed, /** @type {Known} */ known) {
    const whole = memberOf(trimmed, known);
    const names = whole === trimmed ? splitNames(trimmed) : [whole];
    const value = [...new Set(names.map((name) => memberOf(name, known)))];
    const problem = this.problem(value);
    return problem ? { problem } : { value };
  }

  /** @returns {string} */
  problem(/** @type {any} */ value) {
    if (value.length > IN_LIST) return LIST_TOO_LONG;
    return [value].flat().some(nameTooLong) ? NAME_TOO_LONG : "";
  }

  /** Each with a way to leave them out. */
  control(/** @type {Setting} */ { label, changed, known }) {
    const chips = h("span", { class: "ks-paper-chips" });
    const list = whoList(`${label}に人を足す`);
    const free = freeName(`${label}に足す名前`, "名前を書いてEnter");
    /** @type {string[]} */
    let now = [];
    const add = (/** @type {string} */ value) => {
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
    free.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter" && !isComposing(event)) addFree();
    });
    free.addEventListener("blur", addFree);
    const set = (/** @type {any} */ value) => {
      now = [value || []].flat();
      fillWho(list, known().members, now.length ? "＋ 人を足す" : "えらぶ");
      const leave = (/** @type {string} */ id) => changed(now.filter((one) => one !== id), true);
      chips.replaceChildren(...now.map((id) => chip(this.nameOf(id, known()), () => leave(id))));
    };
    return { element: h("div", { class: "ks-paper-who" }, chips, list, free), set };
  }
}

function freeName(/** @type {string} */ label, placeholder = "") {
  const looks = { class: "ks-input", placeholder: placeholder || null, hidden: true };
  return h("input", { type: "text", ...looks, "aria-label": label, autocomplete: "off" });
}

function whoList(/** @type {string} */ label) {
  return h("select", { class: "ks-input", "aria-label": label });
}

/** The roster, and a way to write a name that isn't on it. */
function fillWho(
  /** @type {any} */ list,
  /** @type {Known["members"]} */ members,
  /** @type {string} */ first,
) {
  const named = members.map(({ id, name }) => [id, name]);
  const options = [["", first], ...named, [FREE, "名簿にない人を書く…"]];
  const sign = JSON.stringify(options);
  if (list.dataset.sign === sign) return;
  list.dataset.sign = sign;
  list.replaceChildren(...options.map(([value, text]) => h("option", { value, text })));
}

function chip(/** @type {string} */ name, /** @type {() => void} */ leave) {
  const says = { "aria-label": `${name}をはずす`, text: "×" };
  const close = h("button", { type: "button", class: "ks-chip-close", ...says, onclick: leave });
  return h("span", { class: "ks-source-chip" }, h("span", { text: name }), close);
}
