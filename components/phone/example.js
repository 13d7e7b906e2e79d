/** 記入例 on the light page: fetched when somebody asks for it, in a dialog above the blank sheet. */

import { button, h } from "../kit/dom.js";

/** @typedef {{title: string, part: string, sheet: string}} Example */

const WORDS = {
  title: "記入例（架空のまちのものです）",
  waits: "記入例を読んでいます…",
  failed: "記入例を読めませんでした。書いたものは残っています。電波のよいところで、もう一度押してください。",
};

/**
 * @param {string} workshop @param {Example[]} examples
 * @param {(box: HTMLElement, part: string, data: any) => () => void} mount
 */
export async function showExample(workshop, examples, mount) {
  let close = () => {};
  const box = h("div", { class: "ks-phone-sheet" }, h("p", { text: WORDS.waits, role: "status" }));
  const choice = h("nav", { class: "ks-phone-choice", "aria-label": "見るシート" });
  const dialog = h("dialog", { class: "ks-phone-menu ks-phone-example", "aria-label": WORDS.title },
    h("div", { class: "ks-part" }, button("とじる", () => dialog.close(), "small"),
      h("h2", { text: WORDS.title }), choice), box);
  dialog.addEventListener("close", () => (close(), dialog.remove()));
  document.body.append(dialog);
  dialog.showModal();
  const records = await read(workshop);
  if (!records) return box.replaceChildren(h("p", { text: WORDS.failed, role: "alert" }));
  const show = (/** @type {Example} */ { part, sheet }) => {
    close();
    box.replaceChildren();
    close = mount(box, part, { sheet, copy: null, example: records });
  };
  if (examples.length > 1) {
    choice.append(...examples.map((one) => button(one.title, () => show(one), "small")));
  }
  if (dialog.isConnected) show(examples[0]);
}

async function read(/** @type {string} */ workshop) {
  try {
    const answer = await fetch(`/phone/example.json?${new URLSearchParams({ w: workshop })}`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
