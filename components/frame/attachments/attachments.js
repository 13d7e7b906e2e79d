/** What was brought for an activity, as small pictures; those who lead put a page on the wall. */

import { ask } from "../../kit/dialog.js";
import { attribute, button, h, setText, wear } from "../../kit/dom.js";
import { keptList } from "../../kit/lists.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { refusals } from "../../kit/part.js";
import { addressOf, pageText, turned } from "../../kit/attached.js";

/** @typedef {import("../../live/types.d.ts").Attachment} Attachment */
/** @typedef {{id: string, body: Attachment}} Kept */

export class Attachments extends LivePart {
  /** @param {import("../../kit/live_part.js").Opened} opened `activity` in the data */
  constructor(opened) {
    super(opened);
    this.trouble = refusals();
    this.heading = h("h2", { text: "資料・写真" });
    const list = h("ul", { class: "ks-attachments-list" });
    this.put = keptList(list, (/** @type {Kept} */ { id }) => id, (first) => this.#card(first));
    this.box = h("section", { class: "ks-part ks-attachments", "aria-label": "資料・写真" },
      this.heading, this.trouble.line, list);
    this.place.root.replaceChildren(this.box);
  }

  presenceHeard() {}

  paint() {
    const brought = this.live.all("attachment")
      .filter(({ body }) => body.activity === this.data.activity)
      .sort((a, b) => (a.body.created < b.body.created ? -1 : 1));
    this.box.hidden = brought.length === 0;
    this.put(brought);
  }

  #card(/** @type {Kept} */ { id }) {
    const image = h("img", { loading: "lazy", decoding: "async" });
    const title = h("span", { class: "ks-attachment-title" });
    const look = h("button", { type: "button", class: "ks-attachment-look",
      onclick: () => this.#enlarge(id) }, image, title);
    const tools = this.live.you?.role === "facilitator" ? this.#tools(id) : null;
    const draw = (/** @type {Kept} */ { body }) => {
      attribute(image, "src", addressOf(this.workshop, id, 1));
      attribute(image, "alt", "");
      setText(title, `${body.title}${body.pages > 1 ? `（${body.pages}ページ）` : ""}`);
      attribute(look, "aria-label", `${body.title}を大きく見る`);
      tools?.draw(body);
    };
    return { box: h("li", {}, look, tools?.box ?? null), draw };
  }

  /** On the wall: this page, the one before, the next; and away. */
  #tools(/** @type {string} */ id) {
    const room = () => this.live.get("workshop", "main");
    const page = () => (room()?.focus === id ? room()?.page ?? 1 : 0);
    const body = () => this.live.get("attachment", id);
    const show = (/** @type {number} */ wanted) =>
      this.trouble.attempt(this.live.do("attachment.show", { id, page: wanted }));
    const turn = (/** @type {number} */ by) => show(turned(page(), by, body()?.pages ?? 1));
    const wall = button("映す", () => (page() ? this.#lookAway() : show(1)), "small");
    const before = button("◀ 前へ", () => turn(-1), "small");
    const next = button("次へ ▶", () => turn(1), "small");
    const told = h("p", { class: "ks-attachment-told" });
    const share = button("", () => this.trouble.attempt(
      this.live.do("attachment.edit", { id, shared: !body()?.shared })), "small");
    const remove = button("消す", () => this.#remove(id), "small");
    const draw = (/** @type {Attachment} */ { title, pages, shared }) => {
      const shown = page();
      setText(wall, shown ? "映すのをやめる" : "映す");
      for (const press of [before, next]) press.hidden = !shown || pages < 2;
      before.disabled = shown === 1;
      next.disabled = shown === pages;
      setText(told, shared ? "✓ 共有用の記録に入ります" : "共有用の記録には入りません");
      setText(share, shared ? "記録から外す" : "記録に入れる");
      attribute(share, "aria-label", shared ? `${title}を共有用の記録から外す`
        : `${title}を共有用の記録に入れる`);
      attribute(wall, "aria-label", `${title}を${shown ? "映すのをやめる" : "映す"}`);
      attribute(remove, "aria-label", `${title}を消す`);
    };
    const tools = [wall, before, next, remove, told, share];
    return { box: h("div", { class: "ks-attachment-tools" }, ...tools), draw };
  }

  #lookAway() {
    return this.trouble.attempt(this.live.do("activity.focus", { entry: null }));
  }

  async #remove(/** @type {string} */ id) {
    const { title = "" } = this.live.get("attachment", id) ?? {};
    const text = "中身も消えます。元には戻せません。もとのファイルは、お手もとに残ります。";
    if (!(await ask({ title: `「${title}」を消しますか`, text, yes: "消す" }))) return;
    await this.trouble.attempt(this.live.do("attachment.remove", { id }));
  }

  /** All pages of a paper below each other, as wide as the window; a photograph whole. */
  #enlarge(/** @type {string} */ id) {
    const body = this.live.get("attachment", id);
    if (!body) return;
    const pages = Array.from({ length: body.pages }, (_, at) => h("img", {
      src: addressOf(this.workshop, id, at + 1), alt: pageText(body, at + 1), loading: "lazy" }));
    const away = () => (dialog.close(), dialog.remove());
    const dialog = h("dialog", { class: "ks-part ks-attachment-large",
      "data-sort": body.sort, "aria-label": body.title },
      h("div", { class: "ks-attachment-head" }, h("h2", { text: body.title }),
        button("とじる", away, "small")), ...pages);
    dialog.addEventListener("cancel", away);
    this.box.append(dialog);
    dialog.showModal();
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "attachments");
  return new Attachments(opened);
});
