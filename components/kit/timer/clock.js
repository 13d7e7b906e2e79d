/** What the timer says at a moment. Pure functions; times in milliseconds. */

import { two } from "../dates.js";
import { MINUTES } from "../limits.js";

/** @typedef {{length: number, remaining: number, started: number | null}} Timer */
/** @typedef {"calm" | "late" | "last" | "over"} Phase */

const LATE = 0.2;
const LAST = 0.05;
const MINUTE = 60_000;

/**
 * Milliseconds left, never below 0.
 * @param {Timer | null} timer
 * @param {number} now the server's time
 */
export function left(timer, now) {
  if (!timer) return 0;
  const gone = timer.started === null ? 0 : Math.max(0, now - timer.started);
  return Math.max(0, timer.remaining - gone);
}

/**
 * Orange from 20 % on, red from 5 % on. A timer without a length is calm.
 * @param {number} leftNow
 * @param {number} length
 * @returns {Phase}
 */
export function phase(leftNow, length) {
  if (length <= 0) return "calm";
  if (leftNow <= 0) return "over";
  if (leftNow <= length * LAST) return "last";
  return leftNow <= length * LATE ? "late" : "calm";
}

/**
 * "03:06"; a second that has begun counts whole. "終了" at the end, "--:--" without a length.
 * @param {number} leftNow
 * @param {number} [length]
 */
export function text(leftNow, length = 1) {
  if (length <= 0) return "--:--";
  if (leftNow <= 0) return "終了";
  const seconds = Math.ceil(leftNow / 1000);
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** The part of the length that is left, 0 to 1, for the bar. */
export function share(/** @type {number} */ leftNow, /** @type {number} */ length) {
  return length <= 0 ? 0 : Math.min(1, Math.max(0, leftNow / length));
}

/**
 * The word beside the figures: colour is never the only sign.
 * @param {Phase} phaseNow
 * @param {Timer | null} timer
 */
export function sign(phaseNow, timer) {
  if (!timer || timer.length <= 0) return "";
  if (phaseNow === "over") return "時間です";
  if (timer.started === null) return timer.remaining < timer.length ? "一時停止中" : "開始前";
  return { calm: "", late: "残りわずか", last: "まもなく終わり" }[phaseNow];
}

/**
 * What a screen reader is told when the time passes 5 minutes, 1 minute or the end; else "".
 * @param {number} before left at the last look
 * @param {number} leftNow
 */
export function milestone(before, leftNow) {
  if (before <= leftNow) return "";
  if (leftNow <= 0) return "時間です";
  if (passed(before, leftNow, MINUTE)) return "残り1分です";
  return passed(before, leftNow, 5 * MINUTE) ? "残り5分です" : "";
}

/**
 * Milliseconds until the figures change; null while nothing runs.
 * @param {Timer | null} timer
 * @param {number} now
 */
export function untilChange(timer, now) {
  if (!timer || timer.started === null) return null;
  const rest = left(timer, now);
  if (rest <= 0) return null;
  return rest % 1000 || 1000;
}

/** Seconds from the minutes that somebody typed, full-width digits too; null for nonsense. */
export function typedSeconds(/** @type {string} */ typed) {
  const minutes = Number(typed.normalize("NFKC").replace(/分$/, "").trim() || NaN);
  const seconds = Math.round(minutes * 60);
  return seconds > 0 && minutes <= MINUTES ? seconds : null;
}

const passed =
  (/** @type {number} */ before, /** @type {number} */ now, /** @type {number} */ at) =>
  before > at && now <= at;
