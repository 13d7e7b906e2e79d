/**
 * The cases: for the secretariat a list with what decides about taking one up; for everybody else
 * their own and the opened ones.
 */

import { button, h, setText } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";
import { knownOf } from "../../kit/values/known.js";
import { typeOf } from "../../kit/values/types.js";
import { copyName, fieldsOf, stepped, valueOf } from "../../kit/entries.js";
import { isOwn } from "../../live/rights.js";
import { isPicked, pickWarning, pickedText } from "../../kit/picks.js";
import { makeTab, shownHands } from "./case_tab.js";
import { WORDS, addText, noCopiesText } from "./words.js";

const FACTS = new Set(["person", "choice", "choices"]);

export class Cases {
  /** @type {ReturnType<typeof shownHands>} */
  hands = new Map();

  /** @param {import("./form.js").Form} form */
  constructor(form) {
    this.form = form;
    this.fields = fieldsOf(form.sheet).filter((field) => FACTS.has(field.type));
    this.warning = h("p", { class: "ks-cases-warning", role: "status" });
    this.picked = h("p", { class: "ks-cases-picked" });
    this.none = h("p", { class: "ks-paper-hint", text: noCopiesText(form.sheet, form.leads) });
    this.lines = h("tbody", {});
    this.table = h("table", { class: "ks-cases-table" }, this.#heading(), this.lines);
    this.put = keptList(this.lines, ({ id }) => id, ({ id }) => makeRow(this, id));
    this.list = h("div", { class: "ks-cases-list" }, this.table);
    this.mine = group(this, "わたしのケース");
    this.opened = group(this, "みんなで見るケース");
    this.arrives = h("p", { class: "ks-paper-hint", text: WORDS.arrives });
    this.add = button(addText(form.sheet), () => form.addCopy(), "primary");
    // What a tick changes stands below the list, so that no line moves under the next press.
    this.element = h("nav", { class: "ks-copies ks-cases", "aria-label": "ケースの一覧" },
      this.list, this.warning, this.picked, this.mine.element, this.opened.element, this.none,
      h("div", { class: "ks-copies-adding" }, this.add, this.arrives));
  }

  #heading() {
    const flag = fieldsOf(this.form.sheet).find((field) => field.id === this.form.sheet.pick.flag);
    const { hands } = this.form.sheet;
    const { named_by: named, title } = this.form.sheet;
    const names = ["順", named ? title : "ケース", ...this.fields.map((field) => field.label),
      ...(hands ? [hands.label] : []), flag?.label ?? "", "状態", ""];
    return h("thead", {}, h("tr", {}, ...names.map((text) => h("th", { scope: "col", text }))));
  }

  draw(copies) {
    const { form } = this;
    this.copies = copies;
    this.hands = shownHands(form);
    this.none.hidden = copies.length > 0;
    this.add.hidden = !form.writes;
    this.arrives.hidden = form.leads || !form.writes;
    this.#drawWarning();
    this.list.hidden = !form.leads || copies.length === 0;
    if (form.leads) this.put(copies);
    this.#drawGroups();
  }

  #drawWarning() {
    const { form, copies } = this;
    const warning = form.leads && copies.length > 0 ? pickWarning(form.sheet, copies) : "";
    setText(this.warning, warning && `⚠ ${warning}`);
    this.warning.hidden = warning === "";
    setText(this.picked, form.leads ? pickedText(form.sheet, copies) : "");
    this.picked.hidden = this.picked.textContent === "";
  }

  /** Tabs of those who don't lead. */
  #drawGroups() {
    const { form, copies } = this;
    const own = form.leads ? [] : copies.filter((copy) => isOwn(copy, form.me));
    const others = form.leads ? [] : copies.filter((copy) => !isOwn(copy, form.me));
    for (const [{ element, put }, list] of [[this.mine, own], [this.opened, others]]) {
      element.hidden = list.length === 0;
      put(list);
    }
  }
}

function group(cases, title) {
  const tabs = h("div", { class: "ks-copies-tabs", role: "group", "aria-label": title });
  return { put: keptList(tabs, ({ id }) => id, ({ id }) => makeTab(cases, id)),
    element: h("div", { class: "ks-cases-group", hidden: true }, h("h3", { text: title }), tabs) };
}

/** A line of the secretariat's list. */
function makeRow(cases, id) {
  const { form, fields } = cases;
  const { flag } = form.sheet.pick;
  const move = (step) => {
    const where = stepped(cases.copies, id, step);
    if (where) form.moveCopy(id, where.before);
  };
  const up = button("↑", () => move(-1), "small");
  const down = button("↓", () => move(1), "small");
  const open = button("", () => form.show(id), "small cases-open");
  const facts = fields.map(() => h("td", {}));
  const pick = h("input", { type: "checkbox", onchange: () => form.write(id, flag, pick.checked
    ? "1" : "", cases.copies.find((copy) => copy.id === id)?.body.values?.[flag] ?? "") });
  const state = h("td", { class: "ks-cases-state", "data-label": "状態" });
  const raised = h("td", { class: "ks-cases-hands" });
  const away = button("けす", () => form.remove(id), "small danger");
  const box = h("tr", { "data-id": id },
    h("td", { class: "ks-cases-order" }, up, down), h("th", { scope: "row" }, open), ...facts,
    ...(form.sheet.hands ? [raised] : []),
    h("td", { class: "ks-cases-pick", "data-label": "取り上げる" }, h("label", {}, pick)), state,
    h("td", {}, away));
  const draw = (copy) => {
    const name = copyName(form.sheet, copy);
    setText(open, name);
    open.setAttribute("aria-pressed", String(form.open === id));
    box.classList.toggle("ks-cases-shown", form.open === id);
    fields.forEach((field, at) => {
      const text = typeOf(field).show(valueOf(copy, field.id), knownOf(form.live));
      setText(facts[at], text || "—");
      facts[at].dataset.label = field.label;
      facts[at].classList.toggle("ks-cases-warned", field.id === form.sheet.pick.hidden_field &&
        (text === "" || text === form.sheet.pick.hidden_choice));
    });
    raised.dataset.label = form.sheet.hands?.label ?? "";
    setText(raised, `${cases.hands.get(id)?.count ?? 0}人`);
    pick.checked = isPicked(form.sheet, copy);
    pick.disabled = !form.writes;
    pick.setAttribute("aria-label", `${name}を取り上げる`);
    up.setAttribute("aria-label", `${name}を前へうごかす`);
    down.setAttribute("aria-label", `${name}を後へうごかす`);
    away.setAttribute("aria-label", `${name}をけす`);
    up.disabled = !form.writes || !stepped(cases.copies, id, -1);
    down.disabled = !form.writes || !stepped(cases.copies, id, 1);
    away.disabled = !form.writes;
    setText(state, id === form.focus ? "投影中" : copy.body.hidden ? "未公開" : "公開中");
    if (copy.pending) setText(state, WORDS.waiting);
  };
  return { box, draw };
}
