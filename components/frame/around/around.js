/**
 * What is so on every page, also where there is no other part: Japanese, and no dialog about the
 * line.
 */

import { spokenInJapanese } from "../../kit/japanese.js";
import { undisturbed } from "../../kit/undisturbed.js";

/** @returns {() => void} stops it */
export function mount() {
  const stops = [undisturbed(), spokenInJapanese()];
  return () => stops.forEach((stop) => stop());
}
