/** Dates and times as people write them. Pure. Kept are YYYY-MM-DD and HH:MM. */

import { hourMinute } from "../dates.js";

/** @type {Record<string, number>} */
const ERAS = { 令和: 2018, R: 2018, 平成: 1988, H: 1988 };
const WITH_YEAR = /^(令和|平成|R|H)?(\d{1,4}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u;
const WITHOUT_YEAR = /^(\d{1,2})[-/.月](\d{1,2})日?$/u;
const CLOCK = /^(午前|午後|AM|PM)?(\d{1,2})(?:[:時](\d{1,2}|半)?)分?$/u;

/** Signs of any width alike, without blanks and a weekday in brackets. */
function plain(/** @type {string} */ text) {
  const weekday = /\([日月火水木金土](曜日?)?(・?祝)?\)/u;
  return text.normalize("NFKC").replace(/\s/gu, "").replace(weekday, "").toUpperCase();
}

/**
 * 「2026/12/8」「令和8年12月8日」「12/8（火）」→ "2026-12-08".
 * @param {string} text
 * @param {string} today YYYY-MM-DD; a day without a year is the one nearest to it
 * @returns {string | null} null: not a date
 */
export function readDate(text, today) {
  const written = plain(text);
  const full = WITH_YEAR.exec(written);
  if (full) {
    const [, era, year, month, day] = full;
    const counted = (year === "元" ? 1 : Number(year)) + (ERAS[era] ?? 0);
    return era || counted >= 1000 ? made(counted, Number(month), Number(day)) : null;
  }
  const short = WITHOUT_YEAR.exec(written);
  return short && nearest(Number(short[1]), Number(short[2]), today);
}

/** @param {number} month @param {number} day @param {string} today */
function nearest(month, day, today) {
  const year = Number(today.slice(0, 4));
  const far = (/** @type {string} */ date) => Math.abs(Date.parse(date) - Date.parse(today));
  const years = [year, year + 1, year - 1].map((known) => made(known, month, day));
  const dates = years.filter((date) => date !== null);
  return dates.sort((a, b) => far(a) - far(b))[0] ?? null;
}

function made(/** @type {number} */ year, /** @type {number} */ month, /** @type {number} */ day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year > 9999) return null;
  return date.toISOString().slice(0, 10);
}

/** 「13:30」「13時半」「午後1時」→ "13:30"; null: not a time. @param {string} text */
export function readTime(text) {
  const found = CLOCK.exec(plain(text));
  if (!found) return null;
  const [, half, hours, minutes = "0"] = found;
  const late = half === "午後" || half === "PM";
  const hour = (Number(hours) % (half ? 12 : 24)) + (late ? 12 : 0);
  const minute = minutes === "半" ? 30 : Number(minutes);
  if (Number(hours) > 24 || minute > 59) return null;
  return hourMinute(hour, minute);
}
