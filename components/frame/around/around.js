/**
 * What is so on every page, also where there is no other part: Japanese, no dialog about the line,
 * and no draft of what the server has taken.
 */

import { spokenInJapanese } from "../../kit/japanese.js";
import { part } from "../../kit/part.js";
import { dropTaken } from "../../kit/typed.js";
import { undisturbed } from "../../kit/undisturbed.js";

/** @typedef {{taken: import("../../kit/typed.js").Taken[]}} Data */

export const mount = part((/** @type {import("../../kit/part.js").Place<Data>} */ place) => {
  const stops = [undisturbed(), spokenInJapanese()];
  return {
    draw: () => void dropTaken(place.data.taken),
    close: () => stops.forEach((stop) => stop()),
  };
}, () => "");
