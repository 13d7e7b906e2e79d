/** Which cases are taken up in the meeting, and what still stands in their way. Pure. */

import { copyName, fieldsOf, textOf } from "./entries.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./entries.js").FormSheet} FormSheet */

/** @param {FormSheet} sheet @param {Entry} copy */
export function isPicked(sheet, copy) {
  return Boolean(sheet.pick && textOf(copy, sheet.pick.flag));
}

/**
 * Whether it is not said yet on what ground the case may be shared.
 * @param {FormSheet} sheet @param {Entry} copy
 */
export function isUnconfirmed(sheet, copy) {
  return Boolean(sheet.pick) && groundOf(sheet, copy) === sheet.pick?.hidden_choice;
}

/**
 * On what ground a case may be shared; "" of what is no case.
 * @param {FormSheet | undefined} sheet @param {Entry} copy
 */
export function groundOf(sheet, copy) {
  return sheet?.pick ? textOf(copy, sheet.pick.hidden_field) || sheet.pick.hidden_choice : "";
}

/**
 * The ground and what it allows, as it stands above a case; "" of what is no case.
 * @param {FormSheet | undefined} sheet @param {Entry | undefined} copy
 */
export function groundText(sheet, copy) {
  if (!sheet?.pick || !copy) return "";
  const ground = groundOf(sheet, copy);
  const allowed = sheet.pick.allows?.[ground] ?? "";
  return `${groundField(sheet)?.label}：${ground}${allowed && `。${allowed}`}`;
}

/**
 * 「ケースA（匿名化した事例）」, for the wall.
 * @param {FormSheet} sheet @param {Entry} copy
 */
export function nameAndGround(sheet, copy) {
  const ground = groundOf(sheet, copy);
  return `${copyName(sheet, copy)}${ground && `（${ground}）`}`;
}

/** @param {FormSheet} sheet */
function groundField(sheet) {
  return fieldsOf(sheet).find((known) => known.id === sheet.pick?.hidden_field);
}

/**
 * What the set of picked cases lacks (source 001 slide 1-① p.13: one of each at least; slide 2-①
 * p.13: one to three).
 * @param {FormSheet} sheet @param {Entry[]} copies
 * @returns {string} "" where it is complete
 */
export function pickWarning(sheet, copies) {
  if (!sheet.pick) return "";
  const picked = copies.filter((copy) => isPicked(sheet, copy));
  const wanted = `${eachText(sheet)}${countText(sheet.pick.most)}`;
  if (picked.length === 0) return wanted && `取り上げるケースが、まだ選ばれていません。${wanted}`;
  const missing = missingChoices(sheet, picked);
  if (missing.length > 0) return `取り上げるケースに、${missing.map(quoted).join("と")}がまだありません。${wanted}`;
  const { most } = sheet.pick;
  return most && picked.length > most ? `取り上げるケースが、${picked.length}件あります。${wanted}` : "";
}

/** The choices of which no picked case is. @param {FormSheet} sheet @param {Entry[]} picked */
function missingChoices(sheet, picked) {
  const there = new Set(picked.map((copy) => textOf(copy, sheet.pick?.one_of_each ?? "")));
  return eachOf(sheet).filter((choice) => !there.has(choice));
}

/** @param {FormSheet} sheet @returns {string[]} */
function eachOf(sheet) {
  return fieldsOf(sheet).find((known) => known.id === sheet.pick?.one_of_each)?.choices ?? [];
}

/** @param {FormSheet} sheet */
function eachText(sheet) {
  const each = eachOf(sheet);
  return each.length > 0 ? `${each.map(quoted).join("と")}を、1件以上ずつ選びます。` : "";
}

/** @param {number | null} most */
function countText(most) {
  if (!most) return "";
  return most === 1 ? "1件を選びます。" : `1～${most}件を選びます。`;
}

/** @param {string} choice */
function quoted(choice) {
  return `「${choice}」`;
}

/**
 * What stands in the way of a case's opening or projecting; "" where nothing does.
 * @param {FormSheet} sheet @param {Entry} copy
 */
export function notYet(sheet, copy) {
  if (isUnconfirmed(sheet, copy)) {
    return `「${groundField(sheet)?.label ?? ""}」を確かめてから、公開できます。`;
  }
  const missing = lacking(sheet, copy);
  return missing.length > 0 ? `${missing.map(quoted).join("")}を書いてから、公開できます。` : "";
}

/**
 * What the ground of a case asks for and nobody has written yet.
 * @param {FormSheet} sheet @param {Entry} copy
 */
function lacking(sheet, copy) {
  const wanted = sheet.pick?.requires?.[groundOf(sheet, copy)] ?? [];
  return fieldsOf(sheet).filter(({ id }) => wanted.includes(id) && !textOf(copy, id).trim())
    .map(({ label }) => label);
}

/**
 * The case that comes after another: picked and open; while none is picked, the next open one.
 * @param {FormSheet} sheet @param {Entry[]} copies in order @param {string} id
 * @returns {Entry | undefined}
 */
export function nextCase(sheet, copies, id) {
  const none = !copies.some((copy) => isPicked(sheet, copy));
  const line = copies.filter((copy) => copy.id === id ||
    ((none || isPicked(sheet, copy)) && !copy.body.hidden));
  return line[line.findIndex((copy) => copy.id === id) + 1];
}

/** 「取り上げる 2件・ケースA → ケースC」 @param {FormSheet} sheet @param {Entry[]} copies */
export function pickedText(sheet, copies) {
  const picked = copies.filter((copy) => isPicked(sheet, copy));
  if (picked.length === 0) return "";
  return `取り上げる ${picked.length}件：${picked.map((copy) => copyName(sheet, copy)).join(" → ")}`;
}
