/** What was written elsewhere, to be chosen and taken over into a field. */

import { h } from "./dom.js";
import { SHOWN } from "./limits.js";
import { WORDS } from "./words.js";

/** @typedef {import("./field.js").Offer} Offer */

/**
 * @param {{take: (offers: Offer[], how: {replace: boolean}) => void}} editor
 * @param {string} label
 * @param {() => Offer[]} offers
 */
export function offerList(editor, label, offers) {
  const list = h("select", { class: "ks-input ks-paper-offers",
    "aria-label": `${label}：${WORDS.chooseOffer}` });
  /** @type {Offer[]} */
  let offered = [];
  list.addEventListener("change", () => {
    const offer = offered[Number(list.value)];
    list.value = "";
    if (offer) editor.take([offer], { replace: true });
  });
  const draw = () => {
    offered = offers();
    const sign = JSON.stringify(offered);
    list.hidden = offered.length === 0;
    if (sign === list.dataset.sign) return;
    list.dataset.sign = sign;
    const options =
      offered.map(({ text }, at) => h("option", { value: String(at), text: text.slice(0, SHOWN) }));
    list.replaceChildren(h("option", { value: "", text: WORDS.chooseOffer }), ...options);
  };
  return { element: list, draw };
}
