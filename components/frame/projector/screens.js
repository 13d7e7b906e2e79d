/** The welcome on the wall, and the QR by which people come in. */

import { meetingText } from "../agenda/words.js";
import { grouped, qrAddress } from "../../kit/code.js";
import { attribute, h, setText } from "../../kit/dom.js";
import { onlineBox } from "../../kit/online.js";

/** @typedef {{box: HTMLElement, draw: (facts: any) => void, close: () => void}} Screen */

/**
 * Before the first activity: which workshop this is and how to come in.
 * @param {any} data
 * @returns {Screen}
 */
export function welcomeScreen(data) {
  const name = h("h1");
  const code = h("b", { class: "ks-projector-code" });
  const picture = qrPicture();
  const people = h("p", { class: "ks-projector-people" });
  const join = h(
    "div",
    { class: "ks-projector-join" },
    picture,
    h(
      "div",
      {},
      h("p", { text: "スマートフォンで読み取るか、下のアドレスを開いて参加コードを入れてください。" }),
      h("p", { class: "ks-projector-address", text: data.room_url }),
      h("p", {}, h("span", { text: "参加コード " }), code),
      people,
    ),
  );
  const place = h("p", { class: "ks-projector-place",
    text: [data.date_text, data.venue].filter(Boolean).join("　") });
  const online = onlineBox(data.workshop, "ks-projector-online");
  const box = h("div", { class: "ks-projector-welcome" }, name, place, join, online.box);
  const draw = (/** @type {any} */ facts) => {
    setText(name, facts.name);
    if (facts.coming?.meeting?.date) {
      setText(place, `${facts.coming.step.short}　${meetingText(facts.coming.meeting)}`);
    }
    setText(code, grouped(facts.code));
    online.draw(facts.online);
    setText(people, `いま ${facts.here}人が参加しています（事務局も入れて）`);
    drawQr(picture, data.workshop, facts.code);
  };
  return { box, draw, close: () => {} };
}

/** The QR picture; hidden until a code is known. */
export function qrPicture() {
  return h("img", { class: "ks-projector-qr", alt: "参加するためのQRコード", hidden: true });
}

/**
 * Show the QR of a code; it is fetched only where the code is another.
 * @param {HTMLImageElement} picture @param {string} workshop @param {string} code
 */
export function drawQr(picture, workshop, code) {
  picture.hidden = !code;
  const address = qrAddress(workshop, code);
  if (code && picture.getAttribute("src") !== address) attribute(picture, "src", address);
}
