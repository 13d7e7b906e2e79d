/** What those who lead do with a survey: close, show, own questions, link, free texts as notes. */

import { button, focused, h, labelled } from "../../kit/dom.js";
import { addressQr } from "../../kit/code.js";
import { ask } from "../../kit/dialog.js";
import { redrawn } from "../../kit/lists.js";
import { LEAST, ownLines, ownQuestions } from "./model.js";

/** Draw it, each of its boxes only where what it says has changed. @param {any} part */
export function leadBox(part) {
  const { live, sheet, survey, found } = part;
  const link = live.get("survey_link", sheet.id);
  const places = boardPlaces(part.programme);
  const [tools, more, outside, read] = part.lead.children.length ? part.lead.children
    : boxesIn(part.lead);
  redrawn(tools, [part.open, canCall(part), found && Boolean(found.shown)], () => holding(part));
  if (!more.contains(focused(more)?.closest("textarea"))) {
    redrawn(more, [survey?.own, part.people > 0], () => own(part));
  }
  redrawn(outside, [link], () => linked(part, link));
  redrawn(read, [found?.texts, survey?.own, places.length], () => texts(part, places));
}

function boxesIn(/** @type {HTMLElement} */ lead) {
  const boxes = ["ks-survey-tools", "", "", "ks-survey-texts"]
    .map((name) => h("div", { class: name }));
  lead.append(...boxes);
  return boxes;
}

const doing = (/** @type {any} */ part, /** @type {string} */ op, /** @type {any} */ more = {}) =>
  part.live.do(`survey.${op}`, { sheet: part.sheet.id, ...more })
    .catch((/** @type {Error} */ error) => part.notices.say(error.message));

/** Whether it belongs to what is on, and the room does not look at it yet. */
function canCall(/** @type {any} */ { live, programme, sheet, open }) {
  const { activity, focus } = live.get("workshop", "main") ?? {};
  const on = programme.steps.flatMap((/** @type {any} */ { activities }) => activities)
    .find((/** @type {any} */ { id }) => id === activity);
  return open && focus !== sheet.id && Boolean(on?.sheets.includes(sheet.id));
}

function holding(/** @type {any} */ part) {
  const shown = part.found?.shown;
  const call = () => part.live.do("activity.focus", { entry: part.sheet.id })
    .catch((/** @type {Error} */ error) => part.notices.say(error.message));
  return [
    canCall(part) ? button("みんなの画面に出す", call, "primary") : null,
    part.open ? button("締め切って数える", () => close(part), canCall(part) ? "" : "primary")
      : button("もう一度受け付ける", () => doing(part, "open")),
    part.found ? button(shown ? "結果を見せない" : "結果をみんなに見せる",
      () => doing(part, "show", { shown: !shown }), shown ? "" : "primary") : null,
  ].filter((one) => one !== null);
}

async function close(/** @type {any} */ part) {
  const waiting = part.live.presence.answers?.[part.sheet.id] ?? 0;
  const more = waiting < LEAST
    ? `まだ数えていない答えは${waiting}件です。${LEAST}件に満たないので、結果は出ません。答えは取っておきます。`
    : `${waiting}件をまとめて数えます。1件ずつの答えは残りません。`;
  if (await ask({ title: "締め切りますか", text: more, yes: "締め切る" })) doing(part, "close");
}

function own(/** @type {any} */ part) {
  if (part.people) return [];
  const box = h("textarea", { rows: "4", value: ownLines(part.survey?.own ?? []) });
  const keep = () => doing(part, "edit", { questions: ownQuestions(box.value) });
  return [h("details", {}, h("summary", { text: "この会の問いを足す" }),
    h("p", { text: "1行に1つ書きます。「問い：はい／いいえ」は選ぶ問い、「問い：5段階」は度合い、問いだけなら自由に書く問いになります。答えが届くと変えられません。" }),
    labelled("足す問い", box), button("この問いにする", keep))];
}

function linked(/** @type {any} */ part, /** @type {any} */ link) {
  const inside = link ? [
    h("p", {}, h("a", { href: addressOf(part, link), target: "_blank", rel: "noopener",
      text: addressOf(part, link) })),
    h("img", { class: "ks-survey-qr", alt: "このアンケートのアドレスのQRコード",
      src: addressQr(part.workshop, addressOf(part, link)) }),
    button("リンクを止める", () => doing(part, "link", { on: false }), "danger small"),
  ] : [button("リンクをつくる", () => doing(part, "link", { on: true }))];
  return [h("details", { open: Boolean(link) }, h("summary", { text: "名簿にない人にも聞く（リンク）" }),
    h("p", { text: "リンクを知っている人は、名前を言わずに1台1回答えられます。QRコードは、紙やメールに貼れます。会場の画面には映さないでください。" }),
    ...inside)];
}

/** As others reach it: not by the name that only this computer has. */
function addressOf(/** @type {any} */ { workshop, sheet, data }, /** @type {any} */ { token }) {
  return `${data.room_url}/survey/${workshop}/${sheet.id}/${token}`;
}

function texts(/** @type {any} */ part, /** @type {any[]} */ places) {
  const written = Object.entries(part.found?.texts ?? {});
  return written.map(([question, lines]) => {
    const label = [...part.sheet.questions, ...(part.survey?.own ?? [])]
      .find(({ id }) => id === question)?.label ?? "";
    const choose = h("select", {}, ...places.map(({ board, place, text }) =>
      h("option", { value: `${board}|${place}`, text })));
    const put = () => {
      const [board, place] = choose.value.split("|");
      doing(part, "take", { question, board, place });
      part.notices.say(`${lines.length}件を付箋にしました。`);
    };
    return h("section", {}, h("h3", { text: `${label}（${lines.length}件）` }),
      h("ul", {}, ...lines.map((/** @type {string} */ text) => h("li", { text }))),
      places.length ? h("div", { class: "ks-survey-tools" }, labelled("貼る場所", choose),
        button("付箋にする", put)) : null);
  });
}

/** Every place of the programme's boards. */
function boardPlaces(/** @type {any} */ programme) {
  const boards = Object.values(programme.sheets).filter(({ holds }) => holds === "note");
  return boards.flatMap((board) => {
    const rows = board.rows.length ? board.rows : [{ id: "", label: "" }];
    return board.columns.flatMap((/** @type {any} */ column) =>
      (column.spanning ? [{ id: "", label: "" }] : rows).map((/** @type {any} */ row) => ({
        board: board.id, place: `${row.id}/${column.id}`,
        text: [board.title, row.label, column.label].filter(Boolean).join("　") })));
  });
}
