/** For those who lead: notes that the others don't see before somebody has read them. */

import { button, h, setText } from "../../kit/dom.js";
import { UNREAD, unreadText } from "./words.js";

/** @param {import("./stage.js").Stage} stage */
export function unreadLine({ live, place }) {
  const text = h("b", { role: "status" });
  const read = button("読んで確かめる",
    () => place.component.setTriggerValue("open", UNREAD), "small");
  const box = h("div", { class: "ks-unread", hidden: true }, text, read);
  const draw = () => {
    const said = unreadText(live.all("entry").filter((/** @type {any} */ { body }) =>
      body.hidden && body.unread).length);
    box.hidden = said === "";
    setText(text, said);
  };
  return { box, draw };
}
