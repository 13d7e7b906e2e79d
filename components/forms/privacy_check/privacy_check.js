/** A text with marks where something was found. All of it is text, never HTML. */

import { h, wear } from "../../kit/dom.js";
import { part } from "../../kit/part.js";

/** @typedef {{label: string, segments: {text: string, sign: string, label: string}[]}} Data */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  wear(place.root, "privacy_check");
  const pieces =
    place.data.segments.map(({ text, sign, label }) => (sign ? marked(text, sign, label) : text));
  place.root.replaceChildren(
    h("section", { class: "ks-part ks-privacy" }, h("h3", { text: place.data.label }),
      h("p", { class: "ks-privacy-text" }, ...pieces)),
  );
  return { draw: () => {}, close: () => {} };
}

/**
 * The sign stands before what was found; a colour alone would not be seen by everybody.
 * @param {string} text @param {string} sign @param {string} label
 */
function marked(text, sign, label) {
  return h("mark", { title: label, "aria-label": `${sign} ${label} ${text}` },
    h("b", { text: sign }), text);
}
