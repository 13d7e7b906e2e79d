/** A page of a paper or photograph on the wall. */

import { attribute, h, setText } from "../../kit/dom.js";

/** @returns {import("./screens.js").Screen} */
export function pageScreen() {
  const image = h("img", { decoding: "async" });
  const title = h("figcaption");
  const box = h("figure", { class: "ks-projector-page" }, image, title);
  const draw = (/** @type {{attached: {address: string, text: string}}} */ { attached }) => {
    attribute(image, "src", attached.address);
    attribute(image, "alt", attached.text);
    setText(title, attached.text);
  };
  return { box, draw, close: () => {} };
}
