/**
 * The page of somebody who takes part, light enough for a phone: the same live parts, without
 * Streamlit. What belongs to an activity is told by the server (components/phone/__init__.py).
 */

import { button, h } from "../kit/dom.js";
import { showExample } from "./example.js";

/**
 * @typedef {(root: HTMLElement, data: any, component: any) => (() => void) | void} Mount
 * @typedef {{title: string, head: string, lead: string, parts: [string, any][]}} Shown
 *   what can be chosen, with the heading that it has where it is alone
 * @typedef {{title: string, held: string | null, first: number, shown: Shown[],
 *   examples: import("./example.js").Example[], told: [string, string[]][]}} View an activity:
 *   `told` where it has no sheet
 * @typedef {object} Told
 * @property {string} code of the address, tried at once where nobody has come in yet
 * @property {string} workshop "" where nobody has come in yet
 * @property {string} programme
 * @property {string} name
 * @property {string | null} room the activity where the room is
 * @property {Record<string, number>} planned
 * @property {any} shape what the page was drawn with (frame/agenda/drawn_anew.js)
 * @property {string[]} closed the activities that this person may not open
 * @property {Record<string, string>} places
 * @property {Record<string, View>} views by the activity's id
 * @property {Record<string, string>} pages the full page of each activity
 */

/** Pages of no activity, by their name in the address. @type {Record<string, string>} */
const ASIDE = { todo: "やること", acts: "消したもの" };
const TODO = "todo";
/** What the head of an activity says where somebody asks for the worked example. */
const EXAMPLE = "@example";
/** Where one waits. */
const HOME = "workshop";
const WORDS = {
  notYours: "この活動は事務局のためのものです。書くものはありません。",
  none: "この活動では、書くものはありません。",
};

/** Begin, with the `mount` of each part. @param {Record<string, Mount>} parts */
export function start(parts) {
  const told = JSON.parse(document.getElementById("kasane")?.textContent ?? "{}");
  const root = /** @type {HTMLElement} */ (document.getElementById("page"));
  if (told.workshop) new Phone(parts, told, root).begin();
  else parts["frame/join_card"](root, { code: told.code, after: "/phone" }, {});
}

/** What the address says: an activity, "todo", "acts", or "" for waiting. */
export function asked(/** @type {string} */ search, /** @type {Told} */ { views, room }) {
  const wanted = new URLSearchParams(search).get("a");
  if (wanted && (wanted in ASIDE || wanted in views)) return wanted;
  return room && room in views ? room : "";
}

class Phone {
  open = "";
  /** @type {(() => void)[]} */
  closes = [];
  /** @type {(() => void)[]} */
  sheet = [];

  /** @param {Record<string, Mount>} parts @param {Told} told @param {HTMLElement} root */
  constructor(parts, told, root) {
    this.parts = parts;
    this.told = told;
    this.title = h("b", { class: "ks-phone-name", text: told.name });
    this.full = h("a", { class: "ks-phone-full", text: "全体の画面をひらく（パソコン向け）" });
    this.agenda = h("div");
    this.menu = h("dialog", { class: "ks-phone-menu", "aria-label": "メニュー" },
      button("とじる", () => this.menu.close(), "small"), this.agenda,
      button(ASIDE.acts, () => this.go("acts"), "small"), this.full);
    this.menu.addEventListener("click",
      (/** @type {MouseEvent} */ event) => event.target === this.menu && this.menu.close());
    this.main = h("main", { class: "ks-phone-main" });
    root.replaceChildren(
      h("header", { class: "ks-part ks-phone-bar" },
        button("進行表", () => this.menu.showModal(), "small", { "aria-haspopup": "dialog" }),
        this.title,
        button("やること", () => this.go(TODO), "small")),
      this.main,
      h("div", { class: "ks-part" }, this.menu));
  }

  begin() {
    addEventListener("popstate", () => this.#show(asked(location.search, this.told)));
    this.#show(asked(location.search, this.told));
  }

  /** What parts ask of the page: another activity, or to be drawn anew where steps changed. */
  component = { setTriggerValue: (/** @type {string} */ name, /** @type {any} */ value) => {
    if (name !== "open") return;
    if (value === EXAMPLE) {
      showExample(this.told.workshop, this.told.views[this.open].examples,
        (box, part, data) => this.#add(box, part, data));
      return;
    }
    const [view, sheet] = String(value ?? "").split("/");
    if (value === "") location.reload();
    else if (value) this.go(view, sheet);
  } };

  /**
   * @param {string} view an activity's id, "todo", or where one waits
   * @param {string} [sheet] of the activity
   */
  go(view, sheet = "") {
    if (this.menu.open) this.menu.close();
    if (view === this.open && !sheet) return;
    const query = new URLSearchParams({ w: this.told.workshop, a: view });
    history.pushState(null, "", `/phone?${query}`);
    this.#show(view, sheet);
    scrollTo(0, 0);
  }

  /** @returns {() => void} takes the part away */
  #mount(/** @type {HTMLElement} */ box, /** @type {string} */ part, /** @type {any} */ data) {
    const { workshop, programme } = this.told;
    return this.parts[part](box, { workshop, programme, ...data }, this.component) ?? (() => {});
  }

  /** A part with a box of its own. */
  #add(/** @type {HTMLElement} */ below, /** @type {string} */ part, /** @type {any} */ data) {
    const box = h("div", { class: "ks-phone-part" });
    below.append(box);
    return this.#mount(box, part, data);
  }

  #show(/** @type {string} */ view, sheet = "") {
    const { told } = this;
    [...this.sheet, ...this.closes].forEach((close) => close());
    this.sheet = [];
    this.open = view;
    this.full.href = `${told.pages[view] ?? "/workshop"}?${new URLSearchParams({ w: told.workshop,
      ...(view in told.views ? { a: view } : {}), full: "1" })}`;
    this.main.replaceChildren();
    this.closes = view in told.views ? this.#activity(view, told.views[view], sheet)
      : this.#aside(view);
    this.closes.push(this.#mount(this.agenda, "frame/agenda", { name: told.name, open: view || null,
      planned: told.planned, shape: told.shape, closed: told.closed }));
  }

  /** A page of no activity: やること, 消したもの, waiting for the room, what is not for this role. */
  #aside(/** @type {string} */ view) {
    const closes = [this.#add(this.main, "frame/follow", {})];
    if (view in ASIDE) {
      this.main.append(h("div", { class: "ks-part" }, h("h1", { text: ASIDE[view] })));
      return [...closes, this.#add(this.main, `frame/${view}`, { places: this.told.places })];
    }
    const forMe = !view || view === HOME;
    this.main.append(h("div", { class: "ks-part ks-phone-wait" }, h("h1", { text: this.told.name }),
      h("p", { text: forMe ? "" : WORDS.notYours })));
    closes.push(this.#add(this.main, "frame/where", { planned: this.told.planned,
      closed: this.told.closed }));
    const agenda = { name: "", open: null, planned: this.told.planned,
      shape: this.told.shape, closed: this.told.closed };
    return [...closes, this.#add(this.main, "frame/agenda", agenda)];
  }

  /** @param {string} id @param {View} view @param {string} sheet that is asked for */
  #activity(id, { held, shown, first, title, examples, told }, sheet) {
    const { planned } = this.told;
    const asked = shown.findIndex(({ parts }) => parts.some(([, data]) => data.sheet === sheet));
    const at = asked < 0 ? first : asked;
    document.title = `${title}｜かさね`;
    const closes = [this.#add(this.main, "frame/stage",
      { activity: id, sheet: held, planned, has_example: examples.length > 0 })];
    const box = h("div", { class: "ks-phone-sheet" });
    if (shown.length > 1) this.main.append(this.#choice(shown, box, at));
    this.main.append(box);
    if (shown.length) this.#sheet(box, shown[at], shown.length === 1);
    else box.append(toldOf(told));
    closes.push(this.#add(this.main, "frame/attachments", { activity: id }),
      this.#add(this.main, "frame/questions", {}));
    return closes;
  }

  /** Which of several sheets is open. */
  #choice(/** @type {Shown[]} */ shown, /** @type {HTMLElement} */ box, /** @type {number} */ at) {
    const presses = shown.map((one, index) => button(one.title, () => choose(index), "small"));
    const mark = (/** @type {number} */ index) => presses.forEach((press, each) =>
      press.setAttribute("aria-pressed", String(each === index)));
    const choose = (/** @type {number} */ index) => {
      mark(index);
      this.#sheet(box, shown[index]);
    };
    mark(at);
    return h("nav", { class: "ks-part ks-phone-choice", "aria-label": "シートを選ぶ" }, ...presses);
  }

  #sheet(/** @type {HTMLElement} */ box, /** @type {Shown} */ shown, alone = false) {
    this.sheet.forEach((close) => close());
    const head = alone && shown.head && h("h2", { text: shown.head });
    const lead = shown.lead && h("p", { text: shown.lead });
    box.replaceChildren(h("div", { class: "ks-part ks-phone-head" }, head || null, lead || null));
    this.sheet = shown.parts.map(([part, data]) => this.#add(box, part, data));
  }
}

/** What an activity is for that has nothing to write. @param {[string, string[]][]} told */
function toldOf(told) {
  const parts = told.flatMap(([title, texts]) => [h("h2", { text: title }),
    texts.length > 1 ? h("ul", {}, ...texts.map((text) => h("li", { text })))
      : h("p", { text: texts[0] })]);
  return h("div", { class: "ks-part ks-phone-told" }, ...parts, h("p", { text: WORDS.none }));
}
