/** Above a map: which case, picture or list, what is thinned out, and what is compared. */

import { button, h, setText } from "../../kit/dom.js";
import { copyName } from "../../kit/entries.js";
import { groundText } from "../../kit/picks.js";
import { keptList, redrawn } from "../../kit/lists.js";
import { filterChoices, inFront } from "./model.js";
import { WORDS, filteredText } from "./words.js";

export class Bar {
  /** @param {import("./map.js").ResourceMap} map */
  constructor(map) {
    this.map = map;
    const { sheet } = map;
    this.tabs = h("div", { class: "ks-map-tabs", role: "group", "aria-label": "ケース" });
    this.put = keptList(this.tabs, ({ id }) => id, ({ id }) => this.#tab(id));
    this.more = h("select", { class: "ks-input", "aria-label": "ほかのケース",
      onchange: () => this.more.value && map.openCase(this.more.value) });
    this.shows = button("", () => map.project(map.open));
    this.elsewhere = h("span", {});
    this.follow = h("div", { class: "ks-copy-follow", role: "status" }, this.elsewhere,
      button(WORDS.follow, () => map.openCase(map.focus), "small"));
    this.ground = h("p", { class: "ks-case-ground" });
    this.views = ["picture", "list"].map((view) => button(WORDS[view], () => map.turnTo(view)));
    this.wide = button(WORDS.wide, () => map.setWide(!map.wide));
    this.several = button(WORDS.several, () => map.setChoosing(!map.choosing));
    this.other =
      h("select", { class: "ks-input", onchange: () => map.compareWith(this.other.value) });
    this.compared = h("label", { class: "ks-map-pair" }, h("span", { text: WORDS.compare }),
      this.other);
    this.filters = [
      { id: "ring", label: "輪", list: this.#filter("ring", "輪") },
      ...sheet.filters.map((id) => sheet.columns.find((column) => column.id === id))
        .map(({ id, label }) => ({ id, label, list: this.#filter(id, label) })),
    ];
    this.count = h("span", { class: "ks-map-filtered", role: "status" });
    this.clear = button(WORDS.unfilter, () => map.filter(null), "small");
    this.element = h(
      "div",
      { class: "ks-map-bar" },
      this.follow,
      h(
        "div",
        { class: "ks-map-choices" },
        this.tabs,
        this.more,
        h("div", { class: "ks-map-views", role: "group", "aria-label": "見かた" }, ...this.views),
        this.wide,
        this.several,
        h("details", { class: "ks-map-filters" }, h("summary", { text: "絞り込む・くらべる" }),
          h("div", { class: "ks-map-filter-list" }, ...this.filters.map(({ label, list }) =>
          h("label", { class: "ks-map-pair" }, h("span", { text: label }), list)), this.compared)),
        this.count,
        this.clear,
        this.shows,
      ),
      this.ground,
    );
  }

  #filter(id, label) {
    const list = h("select", { class: "ks-input", "aria-label": `${label}で絞り込む`,
      onchange: () => this.map.filter(id, list.value) });
    return list;
  }

  draw() {
    const { map } = this;
    this.#drawCases();
    this.views.forEach((one, at) =>
      one.setAttribute("aria-pressed", String(map.view === ["picture", "list"][at])));
    this.wide.setAttribute("aria-pressed", String(map.wide));
    this.wide.hidden = map.narrow;
    this.several.setAttribute("aria-pressed", String(map.choosing));
    this.several.hidden = !map.writes || map.view !== "picture";
    this.#drawFilters();
    this.#drawOther();
  }

  #drawCases() {
    const { map } = this;
    const front = map.cases.slice(0, inFront(map.form, map.cases));
    const others = map.cases.slice(front.length);
    this.put(front);
    this.more.hidden = others.length === 0;
    fillList(this.more, "ほか…", others.map((copy) => [copy.id, this.#name(copy)]));
    this.more.value = others.some(({ id }) => id === map.open) ? map.open : "";
    this.shows.hidden = !map.leads || !map.open;
    const copy = map.cases.find(({ id }) => id === map.open);
    setText(this.ground, groundText(map.form, copy));
    this.shows.disabled = Boolean(copy?.body.hidden);
    setText(this.shows, map.projects(map.open) ? "投影をやめる" : "投影する");
    const there = map.cases.find(({ id }) => id === map.focus);
    this.follow.hidden = map.leads || !there || there.id === map.open;
    if (there) setText(this.elsewhere, `いま部屋は「${copyName(map.form, there)}」を見ています`);
  }

  #name(copy) {
    const shown = copy.id === this.map.focus ? "（投影中）" : "";
    return `${copyName(this.map.form, copy)}${copy.body.hidden ? "（未公開）" : ""}${shown}`;
  }

  #tab(id) {
    const { map } = this;
    const box = button("", () => map.openCase(id), "copies-tab");
    const draw = (copy) => {
      setText(box, this.#name(copy));
      box.setAttribute("aria-pressed", String(id === map.open));
    };
    return { box, draw };
  }

  #drawFilters() {
    const { map } = this;
    const all = map.now.rings.flat();
    for (const { id, list } of this.filters) {
      const choices = id === "ring"
        ? map.sheet.rings.map((ring) => [ring.id, ring.short || ring.label])
        : filterChoices(map.sheet, id, all).map((choice) => [choice, choice]);
      fillList(list, WORDS.all, choices);
      list.value = map.filters[id] ?? "";
    }
    setText(this.count, filteredText(map.now.shown.flat().length, all.length));
    this.clear.hidden = Object.values(map.filters).every((value) => !value);
  }

  #drawOther() {
    const { map } = this;
    const others = map.cases.filter(({ id, body }) => id !== map.open &&
      (!body.hidden || map.leads));
    this.compared.hidden = others.length === 0;
    fillList(this.other, WORDS.notCompared,
      others.map((copy) => [copy.id, copyName(map.form, copy)]));
    this.other.value = map.other ?? "";
  }
}

/** Only where it differs, so that an open list stays open. */
function fillList(list, first, choices) {
  const { value } = list;
  redrawn(list, [first, choices], () => {
    return [["", first], ...choices].map(([id, text]) => h("option", { value: id, text }));
  });
  list.value = value;
}
