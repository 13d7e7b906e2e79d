/** How people come in: QR, address and code for participants; links for viewers and leaders. */

import { ask } from "../../kit/dialog.js";
import { button, h, setText, wear } from "../../kit/dom.js";
import { LivePart, livePart } from "../../kit/live_part.js";
import { onlineAddress, onlineBox } from "../../kit/online.js";
import { refusals } from "../../kit/part.js";
import { grouped, joinLink, qrAddress } from "../../kit/code.js";
import { copy } from "./copy.js";

/** @typedef {{workshop: string, room_url: string, roles: string[]}} Data */

const ROLES = {
  participant: { title: "参加者を招く", text: "会場で映したり、印刷して配ったりできます。" },
  viewer: { title: "見学・投影用", text: "見るだけの人と、投影する別の端末のためのリンクです。" },
  facilitator: { title: "事務局", text: "進行を手伝う人に渡します。映したり、会場で配ったりしないでください。" },
};

export class InviteCard extends LivePart {
  /** @param {import("../../kit/live_part.js").Opened} opened */
  constructor(opened) {
    super(opened);
    const shown = /** @type {string[]} */ (this.data.roles);
    this.cards = shown.map((role) => card(role, this.live, this.data));
    this.online = onlineBox(this.data.workshop, "ks-invite-online");
    const [main, ...more] = this.cards.map(({ box }) => box);
    this.place.root.replaceChildren(h("div", { class: "ks-part ks-invite" }, main, this.online.box,
      h("div", { class: "ks-invite-more" }, ...more)));
  }

  presenceHeard() {}

  paint() {
    this.cards.forEach((one) => one.draw());
    this.online.draw(onlineAddress(this.live, null));
  }
}

/** One role's way in; that of participants is large and open, the others are shown on demand. */
function card(/** @type {string} */ role, /** @type {any} */ live, /** @type {Data} */ data) {
  const { title, text } = ROLES[/** @type {keyof typeof ROLES} */ (role)];
  const open = role === "participant";
  const inner = open ? participantFace(data) : linkFace();
  const trouble = refusals();
  const done = h("p", { class: "ks-invite-done", role: "status" });
  const renew = () => newCode(role, title, live, trouble, done);
  const body = h(
    "div",
    { class: "ks-invite-body" },
    inner.box,
    h("div", { class: "ks-invite-buttons" },
      open ? button("印刷する", () => window.print()) : null,
      button("リンクをコピー", () => copied(inner.field, done)),
      button("新しいコードにする", renew)),
    done,
    trouble.line,
  );
  const draw = () => inner.draw(live.get("invitation", role)?.code ?? "", data);
  const head = [h("h2", { text: title }), h("p", { text })];
  const box = h("section", { class: open ? "ks-invite-card ks-invite-main" : "ks-invite-card" },
    ...head, ...(open ? [body] : hidden(body, title)));
  return { box, draw };
}

/** A button that shows the body, and hides it again. */
function hidden(/** @type {HTMLElement} */ body, /** @type {string} */ title) {
  body.hidden = true;
  const toggle = button("見せる", () => {
    body.hidden = !body.hidden;
    toggle.textContent = body.hidden ? "見せる" : "かくす";
    toggle.setAttribute("aria-expanded", String(!body.hidden));
  });
  toggle.setAttribute("aria-expanded", "false");
  toggle.setAttribute("aria-label", `${title}のリンクを見せる・かくす`);
  return [toggle, body];
}

function linkField() {
  const field = h("input", { class: "ks-input", readonly: true, "aria-label": "リンク" });
  field.addEventListener("focus", () => field.select());
  return field;
}

function linkFace() {
  const field = linkField();
  const draw = (/** @type {string} */ code, /** @type {Data} */ data) => {
    field.value = code ? joinLink(data.room_url, code) : "";
  };
  return { box: field, field, draw };
}

const ONLY_HERE = "このアドレスは、このパソコンでしか開けません。スマートフォンから入ってもらうには、会場のネットワークにつないでから、アドレスを付けずに起動しなおします。";

/** Whether an address leads to the machine itself only. */
function onlyHere(/** @type {string} */ address) {
  const { hostname } = new URL(address, window.location.href);
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

function participantFace(/** @type {Data} */ data) {
  const field = linkField();
  const code = h("b", { class: "ks-invite-code" });
  const picture = h("img", { class: "ks-invite-qr", width: 260, height: 260, alt: "参加するためのQRコード" });
  const facts = h(
    "dl",
    {},
    h("dt", { text: "1. スマートフォンやパソコンで開くところ" }),
    h("dd", { class: "ks-invite-address", text: data.room_url }),
    h("dd", { class: "ks-invite-alone", hidden: !onlyHere(data.room_url), text: ONLY_HERE }),
    h("dt", { text: "2. 入れる参加コード" }),
    h("dd", {}, code),
    h("dt", { text: "リンク（メールなどで送るとき）" }),
    h("dd", {}, field),
  );
  const draw = (/** @type {string} */ now) => {
    setText(code, grouped(now));
    field.value = now ? joinLink(data.room_url, now) : "";
    const address = qrAddress(data.workshop, now);
    if (now && picture.getAttribute("src") !== address) picture.src = address;
  };
  return { box: h("div", { class: "ks-invite-face" }, picture, facts), field, draw };
}

async function copied(/** @type {HTMLInputElement} */ field, /** @type {HTMLElement} */ done) {
  const worked = await copy(field.value, field);
  setText(done, worked ? "コピーしました。" : "リンクを選びました。Ctrl＋C（長押しして「コピー」）で写してください。");
}

async function newCode(
  /** @type {string} */ role,
  /** @type {string} */ title,
  /** @type {any} */ live,
  /** @type {any} */ trouble,
  /** @type {HTMLElement} */ done,
) {
  const sure = await ask({
    title: `「${title}」のコードを新しくしますか`,
    text: "今までのコードとQR、リンクは、すぐに使えなくなります。もう入っている人は、そのまま続けられます。",
    yes: "新しいコードにする",
  });
  if (sure && (await trouble.attempt(live.do("invitation.new", { role })))) {
    setText(done, "新しいコードになりました。");
  }
}

export const mount = livePart((opened) => {
  wear(opened.place.root, "invite_card");
  return new InviteCard(opened);
});
