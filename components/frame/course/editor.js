/** Changes a step's agenda for this workshop only: skip, repeat, another order, other minutes. */

import { dayOf, stepItems } from "../agenda/day.js";
import { asPlanned, changed, itemsOf, linesOf, moved, repeated } from "../agenda/items.js";
import { itemTitle } from "../agenda/words.js";
import { attribute, button, h, setText } from "../../kit/dom.js";
import { isEnter } from "../../kit/keys.js";
import { keptList } from "../../kit/lists.js";
import { typedMinutes } from "./words.js";

/** @typedef {import("../agenda/items.js").Item} Item */

/**
 * @param {import("../agenda/items.js").Step} step
 * @param {import("./course.js").Course} course
 * @param {{attempt: (doing: Promise<unknown>) => Promise<boolean>, say: (text: string) => void}}
 *   trouble
 */
export function editor(step, { live, steps }, trouble) {
  const list = h("ol", { "aria-label": `${step.short}の進行をかえる` });
  const said = h("p", { class: "ks-unseen", role: "status" });
  const back = button("プログラムどおりに戻す", () =>
    save(itemsOf(step, null, dayOf(live, steps, step.id))), "small");
  const box = h(
    "div",
    { class: "ks-course-editor", hidden: true },
    h("p", { text: "このワークショップだけの進行です。かえるとすぐに、みんなの進行表に出ます。" }),
    list,
    h("div", {}, back),
    said,
  );
  const items = () => stepItems(live, steps, step);
  const save = async (/** @type {Item[]} */ wanted, says = "") => {
    if (await trouble.attempt(live.do("agenda.edit", { step: step.id, items: linesOf(wanted) }))) {
      setText(said, says);
    }
  };
  const hands = { items, save, trouble, newId: () => live.ids() };
  const put = keptList(list, (/** @type {Item} */ { id }) => id, ({ id }) => editRow(id, hands));
  const draw = () => {
    const now = items();
    put(now);
    back.hidden = asPlanned(now, step);
  };
  return { box, draw };
}

/** @param {string} before @param {(typed: number | null | undefined) => void} take */
function minutesField(before, take) {
  const field =
    h("input", { class: "ks-input", inputmode: "numeric", size: 4, autocomplete: "off" });
  const keep = () => take(typedMinutes(field.value));
  field.addEventListener("change", keep);
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (isEnter(event)) keep();
  });
  const box = h("label", { class: "ks-course-minutes" },
    before ? h("span", { text: before }) : null, field, h("span", { text: "分" }));
  const draw = (/** @type {number | null} */ value, /** @type {string} */ label,
      /** @type {string} */ empty) => {
    attribute(field, "aria-label", label);
    attribute(field, "placeholder", empty);
    if (document.activeElement !== field) field.value = value ? String(value) : "";
  };
  return { box, draw };
}

function editRow(/** @type {string} */ id, /** @type {any} */ { items, save, trouble, newId }) {
  const name = () => itemTitle(items().find((/** @type {Item} */ item) => item.id === id));
  const move = (/** @type {number} */ by) => {
    const wanted = moved(items(), id, by);
    if (wanted.some((/** @type {Item} */ item, /** @type {number} */ at) =>
        item.id !== items()[at].id)) {
      save(wanted, `「${name()}」を${by < 0 ? "前" : "後"}にしました`);
    }
  };
  const up = button("↑", () => move(-1), "small");
  const down = button("↓", () => move(1), "small");
  const title = h("span", { class: "ks-course-name" });
  const skip = button("", () => {
    const item = items().find((/** @type {Item} */ one) => one.id === id);
    save(changed(items(), id, { skipped: !item.skipped }));
  }, "small");
  const again = button("もう一度", () => save(repeated(items(), id, newId())), "small");
  const away = button("取り消す", () =>
    save(items().filter((/** @type {Item} */ item) => item.id !== id)), "small");
  const rest = minutesField("このあと休憩", (typed) => keep("rest", typed));
  const minutes = minutesField("", (typed) => keep("own", typed));
  const keep = (/** @type {"own" | "rest"} */ field,
      /** @type {number | null | undefined} */ typed) => {
    const item = items().find((/** @type {Item} */ one) => one.id === id);
    if (typed === undefined) return trouble.say("長さは、1から600までの分で書いてください。前の長さのままです。");
    if (typed !== item[field]) save(changed(items(), id, { [field]: typed }));
    else trouble.say("");
  };
  const box = h(
    "li",
    {},
    h("div", { class: "ks-course-moves" }, up, down),
    title,
    h("div", { class: "ks-course-lengths" }, minutes.box, rest.box),
    h("div", { class: "ks-course-choices" }, skip, again, away),
  );
  const draw = (/** @type {Item} */ item, /** @type {number} */ at,
      /** @type {Item[]} */ { length }) => {
    const called = itemTitle(item);
    setText(title, called);
    box.classList.toggle("ks-course-skipped", item.skipped);
    setText(skip, item.skipped ? "行う" : "とばす");
    attribute(skip, "aria-label", item.skipped ? `「${called}」をやはり行う` : `「${called}」をとばす`);
    attribute(again, "aria-label", `「${called}」をもう一度行う`);
    attribute(away, "aria-label", `「${called}」を取り消す`);
    attribute(up, "aria-label", `「${called}」を前にする`);
    attribute(down, "aria-label", `「${called}」を後にする`);
    attribute(up, "aria-disabled", at === 0 ? "true" : null);
    attribute(down, "aria-disabled", at === length - 1 ? "true" : null);
    const usual = item.activity.planned ? String(item.activity.planned) : "—";
    minutes.draw(item.own, `「${called}」の長さ（分）`, usual);
    rest.draw(item.rest, `「${called}」のあとの休憩（分）`, "なし");
    away.hidden = !item.again;
  };
  return { box, draw };
}
