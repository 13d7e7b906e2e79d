/** A sheet on the wall: the part of its kind, read only. */

import { h } from "../../kit/dom.js";
import { mount as counts } from "../counts/counts.js";
import { mount as gathered } from "../gathered/gathered.js";

const BESIDE = { counts, gathered };

/**
 * The part that shows a sheet, below components: that of its kind; where people vote, the voting.
 */
export function partOf(/** @type {any} */ sheet) {
  const votes = sheet.columns?.some((/** @type {any} */ column) => column.per_person);
  return votes ? "frame/priorities" : `sheets/${sheet.kind}`;
}

/**
 * What is counted or read together beside a sheet, alone.
 * @param {import("../../kit/live_part.js").LivePart} projector @param {any} sheet
 * @param {{shows: "counts" | "gathered", rule: number}} found
 * @returns {import("./screens.js").Screen}
 */
export function besideScreen({ place, workshop }, sheet, { shows, rule }) {
  const box = h("div", { class: "ks-projector-sheet" });
  const data = /** @type {import("../../kit/live_part.js").LiveData} */ ({ workshop,
    programme: place.data.programme, sheet: sheet.id, rule, view: "projector" });
  const close = BESIDE[shows](box, data, place.component) ?? (() => {});
  return { box, draw: () => {}, close };
}

/**
 * The sheet, one to a screen; of a form, or of what there is of every case, the one that the room
 * looks at.
 * @param {import("../../kit/live_part.js").LivePart} projector
 * @param {any} sheet
 * @returns {import("./screens.js").Screen}
 */
export function sheetScreen({ place, workshop }, sheet) {
  const { programme } = place.data;
  const box = h("div", { class: "ks-projector-sheet" });
  const wait = h("p", { class: "ks-projector-wait", text: "シートを読んでいます…" });
  box.append(wait);
  let gone = false;
  /** @type {any} */
  let module = null;
  /** @type {string | null | undefined} */
  let shown;
  /** @type {string | null} */
  let copy = null;
  /** @type {() => void} */
  let close = () => {};
  const show = () => {
    if (!module || gone || shown === copy) return;
    const data = { workshop, programme, sheet: sheet.id, copy, view: "projector" };
    const before = close;
    wait.remove();
    close = module.mount(box, data, place.component) ?? (() => {});
    if (shown !== undefined) before();
    shown = copy;
  };
  const part = partOf(sheet);
  import(`../../${part}/${part.split("/")[1]}.js`).then(
    (loaded) => {
      module = loaded;
      show();
    },
    () => (wait.textContent = "シートを読み込めませんでした。この画面を開きなおしてください。"),
  );
  const draw = (/** @type {any} */ facts) => {
    copy = facts.choice.copy;
    show();
  };
  return { box, draw, close: () => ((gone = true), close()) };
}
