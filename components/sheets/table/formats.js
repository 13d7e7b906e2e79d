/**
 * Values to texts and back: what stands in a cell, and what was typed or pasted into it. Pure.
 *
 * @typedef {import("./columns.js").Column} Column
 * @typedef {string | string[]} Value
 * @typedef {{members: {id: string, name: string}[], today: string}} Known
 */

import { isEmpty, isList } from "./columns.js";
import { readDate, readTime } from "./dates.js";
import { plainName } from "../../kit/names.js";
import { NAME, NAME_TOO_LONG, TEXT, TEXT_TOO_LONG, IN_LIST, LIST_TOO_LONG } from "../../kit/limits.js";
import { screenDate } from "../../kit/dates.js";

const YES = new Set(["1", "○", "〇", "◯", "✓", "✔", "レ", "はい", "済", "TRUE", "YES", "する"]);
const NO = new Set(["", "0", "×", "✕", "いいえ", "未", "FALSE", "NO", "しない", "-", "－"]);

/** The text of a cell. @param {Column} column @param {any} value @param {Known} known */
export function textOf(column, value, known) {
  if (isEmpty(value)) return "";
  if (isList(column)) return [value].flat().map((one) => nameOf(column, one, known)).join("、");
  if (column.type === "person") return nameOf(column, value, known);
  if (column.type === "date") return screenDate(String(value), known.today);
  if (column.type === "flag") return "✓";
  return String(value);
}

/** What stands in a cell as it is typed: a date with its year, so that it is read again as it was. */
export function typedText(/** @type {Column} */ column, /** @type {any} */ value, /** @type {Known} */ known) {
  if (column.type !== "date") return textOf(column, value, known);
  return String(value ?? "").replaceAll("-", "/").replace(/\/0/gu, "/");
}

/** How one of several is called. @param {Column} column @param {string} one @param {Known} known */
export function nameOf(column, one, known) {
  if (column.type === "person" || column.type === "people") return known.members.find(({ id }) => id === one)?.name ?? one;
  return column.options?.find(({ id }) => id === one)?.name ?? one;
}

/**
 * The value of a text that was typed or pasted.
 * @param {Column} column
 * @param {string} text
 * @param {Known} known
 * @returns {{value: Value} | {problem: string}}
 */
export function read(column, text, known) {
  if (lettersIn(text) > TEXT) return { problem: TEXT_TOO_LONG };
  if (column.name && lettersIn(text.trim()) > NAME) return { problem: NAME_TOO_LONG };
  const trimmed = text.trim();
  const reader = READERS[column.type];
  if (!reader) return { value: column.type === "text" ? trimmed.replace(/\s*\n\s*/gu, "　") : text.replace(/\s+$/u, "") };
  if (trimmed === "" && column.type !== "flag") return { value: isList(column) ? [] : "" };
  return reader(trimmed, column, known);
}

/** @type {Record<string, (text: string, column: Column, known: Known) => {value: Value} | {problem: string}>} */
const READERS = {
  date: (text, _column, known) => orProblem(readDate(text, known.today), "日付は、12/8 や 2026/12/8 のように書いてください"),
  time: (text) => orProblem(readTime(text), "時刻は、13:30 のように書いてください"),
  number: readNumber,
  flag: readFlag,
  choice: (text, column) => orProblem(choiceOf(column, text), choicesText(column)),
  choices: readChoices,
  person: (text, _column, known) => readPerson(text, known),
  people: readPeople,
};

function orProblem(/** @type {string | null} */ value, /** @type {string} */ problem) {
  return value === null ? { problem } : { value };
}

function readNumber(/** @type {string} */ text) {
  const plain = text.normalize("NFKC").replace(/[,、\s]/gu, "").replace(/^[−ー‐–]/u, "-");
  return /^-?\d{1,12}(\.\d{1,6})?$/u.test(plain) ? { value: plain } : { problem: "数字で書いてください" };
}

function readFlag(/** @type {string} */ text) {
  const plain = text.normalize("NFKC").toUpperCase();
  if (YES.has(text) || YES.has(plain)) return { value: "1" };
  return NO.has(text) || NO.has(plain) ? { value: "" } : { problem: "○ か、空にしてください" };
}

/** @type {(column: Column, text: string) => string | null} */
function choiceOf(column, text) {
  const offered = column.options ?? (column.choices ?? []).map((choice) => ({ id: choice, name: choice }));
  const sought = plainName(text);
  return offered.find(({ id, name }) => id === text || plainName(name) === sought)?.id ?? null;
}

function choicesText(/** @type {Column} */ column) {
  const names = column.options?.map(({ name }) => name) ?? column.choices ?? [];
  return `次の中から選んでください：${names.join("、")}`;
}

/** @type {(text: string, column: Column) => {value: string[]} | {problem: string}} */
function readChoices(text, column) {
  const whole = choiceOf(column, text);
  if (whole !== null) return { value: [whole] };
  const found = splitNames(text).map((part) => choiceOf(column, part));
  if (found.includes(null)) return { problem: choicesText(column) };
  return joined([], /** @type {string[]} */ (found));
}

/** @type {(text: string, known: Known) => {value: string} | {problem: string}} */
function readPerson(text, known) {
  const name = text.replace(/\s+/gu, " ");
  const value = memberNamed(name, known) ?? name;
  return lettersIn(value) > NAME ? { problem: NAME_TOO_LONG } : { value };
}

/** @type {(text: string, column: Column, known: Known) => {value: string[]} | {problem: string}} */
function readPeople(text, _column, known) {
  const whole = memberNamed(text, known);
  const names = whole ? [whole] : splitNames(text).map((name) => memberNamed(name, known) ?? name);
  if (names.some((name) => lettersIn(name) > NAME)) return { problem: NAME_TOO_LONG };
  return joined([], names);
}

/** What stands in a list and what comes to it, each once. @type {(before: string[], more: string[]) => {value: string[]} | {problem: string}} */
export function joined(before, more) {
  const value = [...new Set([...before, ...more])];
  return value.length > IN_LIST ? { problem: LIST_TOO_LONG } : { value };
}

/** As the server counts: 𠮷 is one letter. */
const lettersIn = (/** @type {string} */ text) => [...text].length;

function splitNames(/** @type {string} */ text) {
  return text.split(/[、,，;；/／\n]/u).map((part) => part.trim()).filter(Boolean);
}

/** The one member of this name; null where there is none, or more than one. */
function memberNamed(/** @type {string} */ name, /** @type {Known} */ known) {
  const sought = plainName(name);
  const found = known.members.filter((member) => member.id === name || plainName(member.name) === sought);
  return found.length === 1 ? found[0].id : null;
}
