/** The address at which a meeting is held online: a link, and its QR for another device. */

import { addressQr } from "./code.js";
import { attribute, h, setText } from "./dom.js";

/**
 * @param {string} workshop @param {string} name of the class that its root has
 * @returns {{box: HTMLElement, draw: (address: string) => void}}
 */
export function onlineBox(workshop, name) {
  const link = h("a", { target: "_blank", rel: "noopener noreferrer" });
  const picture = h("img", { alt: "オンラインで参加するアドレスのQRコード", width: 112, height: 112 });
  const box = h("div", { class: name, hidden: true }, picture,
    h("p", {}, h("b", { text: "オンラインで参加する方" }), link));
  const draw = (/** @type {string} */ address) => {
    const known = isAddress(address);
    box.hidden = !known;
    if (!known) return;
    setText(link, address);
    attribute(link, "href", address);
    const source = addressQr(workshop, address);
    if (picture.getAttribute("src") !== source) attribute(picture, "src", source);
  };
  return { box, draw };
}

/** Whether a text leads to a page and to nothing else. */
export function isAddress(/** @type {string} */ text) {
  return /^https?:\/\/\S+$/i.test(text);
}

/**
 * The address of the meeting that is on, else of the one ahead.
 * @param {any} live @param {{meeting: any} | null} ahead
 */
export function onlineAddress(live, ahead) {
  const { activity, meeting } = live.get("workshop", "main") ?? {};
  const held = live.get("meeting", meeting);
  return ((activity ? held : ahead?.meeting) ?? held)?.address ?? "";
}
