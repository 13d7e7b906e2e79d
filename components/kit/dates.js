/** Dates as people read them. kasane/plain/dates.py has the rules too. Kept are YYYY-MM-DD. */

const WEEKDAYS = "日月火水木金土";
const ERAS = /** @type {[string, string][]} */ ([["令和", "2019-05-01"], ["平成", "1989-01-08"]]);

/** 「12月8日（火）」, with the year where it is not today's; what is no date stays as it is. */
export function screenDate(/** @type {string} */ value, today = dayOf(new Date())) {
  const text = monthDay(value);
  if (!text) return value;
  return value.slice(0, 4) === today.slice(0, 4) ? text : `${Number(value.slice(0, 4))}年${text}`;
}

/** 「令和8年（2026年）12月8日（火）」, as on paper and where a meeting is announced. */
export function japaneseDate(/** @type {string} */ value) {
  const text = monthDay(value);
  if (!text) return value;
  const year = Number(value.slice(0, 4));
  const era = ERAS.find(([, begins]) => value >= begins);
  if (!era) return `${year}年${text}`;
  const counted = year - Number(era[1].slice(0, 4)) + 1;
  return `${era[0]}${counted === 1 ? "元" : counted}年（${year}年）${text}`;
}

/** 「12月8日（火）」; "" for what is no date. */
function monthDay(/** @type {string} */ value) {
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/u.test(value) ? `${value}T00:00:00Z` : "");
  if (Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(value.slice(8))) return "";
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日（${WEEKDAYS[at.getUTCDay()]}）`;
}

/** The day on this device, YYYY-MM-DD. */
export function dayOf(/** @type {Date} */ at) {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** A time of the day, "09:05". @param {number} hours @param {number} minutes */
export function hourMinute(hours, minutes) {
  return `${two(hours)}:${two(minutes)}`;
}

/** A number with two digits. */
export function two(/** @type {number} */ number) {
  return String(number).padStart(2, "0");
}
