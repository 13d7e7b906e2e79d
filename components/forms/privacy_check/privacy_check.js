/** A text with marks where something was found. All of it is text, never HTML. */

import { el, styles } from "../../kit/dom.js";
import { part } from "../../kit/part.js";

/** @typedef {{label: string, segments: {text: string, sign: string, label: string}[]}} Data */

export const mount = part(build, (/** @type {Data} */ data) => JSON.stringify(data));

function build(/** @type {import("../../kit/part.js").Place<Data>} */ place) {
  styles(new URL("./privacy_check.css", import.meta.url));
  const pieces = place.data.segments.map(({ text, sign, label }) => (sign ? marked(text, sign, label) : text));
  place.root.replaceChildren(
    el("section", { class: "ks-part ks-privacy" }, el("h3", { text: place.data.label }), el("p", { class: "ks-privacy-text" }, ...pieces)),
  );
  return { draw: () => {}, close: () => {} };
}

/** The sign stands before what was found; a colour alone would not be seen by everybody. */
function marked(/** @type {string} */ text, /** @type {string} */ sign, /** @type {string} */ label) {
  return el("mark", { attributes: { title: label, "aria-label": `${sign} ${label} ${text}` } }, el("b", { text: sign }), text);
}
