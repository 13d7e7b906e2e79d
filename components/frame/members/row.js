/**
 * One person on the roster. The row is kept while the record changes, so that nothing typed is
 * lost.
 */

import { ask } from "../../kit/dialog.js";
import { attribute, button, h, setText } from "../../kit/dom.js";
import { plainName } from "../../kit/names.js";
import { nameEditor } from "./name_editor.js";
import { ATTENDANCE, ROLES, whereabouts } from "./words.js";

/**
 * @param {string} id
 * @param {any} live
 * @param {{data: {meeting: string | null}}} place
 * @param {{attempt: (doing: Promise<unknown>) => Promise<boolean>}} trouble
 */
export function memberRow(id, live, place, trouble) {
  const member = () => live.get("member", id);
  const names =
    nameEditor(member, (fields) => trouble.attempt(live.do("member.edit", { id, ...fields })));
  const role = choice(ROLES, async () => {
    if (!(await trouble.attempt(live.do("member.edit", { id, role: role.value })))) draw();
  });
  const now = h("span");
  const came = choice({ "": "—", ...ATTENDANCE },
    () => attend(live, place, id, came.value, trouble));
  const actions = rowActions(id, live, member, names.open, trouble);
  const box = h(
    "tr",
    { role: "row" },
    cell("名前", names.name),
    cell("所属", names.organisation),
    cell("立場", role),
    cell("いま", now),
    place.data.meeting ? cell("出欠", came) : null,
    cell("", actions.box),
  );
  const draw = () => {
    const body = member();
    if (!body) return;
    names.draw(id === live.you?.member);
    drawChoice(role, body.role, `${body.name}さんの立場`);
    drawChoice(came, attendanceOf(live, place)[id] ?? "", `${body.name}さんの出欠`);
    const { tone, text } = whereabouts(id, body, live.presence.people);
    setText(now, text);
    attribute(now, "class", `ks-where ks-where-${tone}`);
    actions.draw();
  };
  return { box, draw };
}

/** member id → attendance at the page's meeting. */
export function attendanceOf(/** @type {any} */ live, /** @type {any} */ place) {
  return live.get("meeting", place.data.meeting)?.attendance ?? {};
}

/**
 * @param {any} live @param {any} place @param {string} member @param {string} value
 * @param {any} trouble
 */
function attend(live, place, member, value, trouble) {
  const fields = { meeting: place.data.meeting, member, attendance: value || null };
  return trouble.attempt(live.do("meeting.attend", fields));
}

function cell(/** @type {string} */ label, /** @type {Node} */ content) {
  return h("td", { role: "cell", "data-label": label }, content);
}

function choice(/** @type {Record<string, string>} */ options, /** @type {() => void} */ changed) {
  const list = Object.entries(options).map(([value, text]) => h("option", { text, value }));
  return h("select", { class: "ks-input", onchange: changed }, ...list);
}

/** @param {HTMLSelectElement} select @param {string} value @param {string} label */
function drawChoice(select, value, label) {
  attribute(select, "aria-label", label);
  if (select.value !== value) select.value = value;
}

/**
 * @param {string} id @param {any} live @param {() => any} member @param {() => void} edit
 * @param {any} trouble
 */
function rowActions(id, live, member, edit, trouble) {
  const name = () => member()?.name ?? "";
  const release = button("端末をつなぎなおす", async () => {
    if (await ask(RELEASE(name()))) await trouble.attempt(live.do("member.release", { id }));
  });
  const remove = button("外す", async () => {
    if (await ask(REMOVE(name()))) await trouble.attempt(live.do("member.remove", { id }));
  });
  const twin = () => namesake(live, id);
  const join = button("同じ人とまとめる", async () => {
    const other = twin()?.id;
    if (!other || !(await ask(JOIN(name())))) return;
    await trouble.attempt(live.do("member.merge", { id: other, into: id }));
  });
  const change = button("名前をなおす", edit);
  for (const press of [change, join, release, remove]) press.classList.add("ks-small");
  const draw = () => {
    const self = id === live.you?.member;
    release.hidden = self || !member()?.joined;
    remove.hidden = self;
    join.hidden = !twin();
    attribute(change, "aria-label", `${name()}さんの名前をなおす`);
    attribute(join, "aria-label", `${name()}さんの2つの行をまとめる`);
    attribute(release, "aria-label", `${name()}さんの端末をつなぎなおす`);
    attribute(remove, "aria-label", `${name()}さんを名簿から外す`);
  };
  return { box: h("div", { class: "ks-row-actions" }, change, join, release, remove), draw };
}

/** Another row with the same name, such as of a second browser's. */
function namesake(/** @type {any} */ live, /** @type {string} */ id) {
  const name = plainName(live.get("member", id)?.name ?? "");
  return live.all("member").find((/** @type {any} */ other) =>
    other.id !== id && plainName(other.body.name) === name);
}

const JOIN = (/** @type {string} */ name) => ({
  title: `${name}さんの2つの行を、1人にまとめますか`,
  text: "もう1つの行で書いた付箋・票・担当・出欠が、この行のものになります。どちらの端末からも続けられます。同じ名前の別の人のときは、まとめないでください。元には戻せません。",
  yes: "1人にまとめる",
});

const RELEASE = (/** @type {string} */ name) => ({
  title: `${name}さんの端末をつなぎなおしますか`,
  text: "いまの端末はつながらなくなります。本人が別の端末で参加コードを入れ、名簿からこの名前を選ぶと続けられます。書いた付箋は残ります。",
  yes: "つなぎなおす",
});

const REMOVE = (/** @type {string} */ name) => ({
  title: `${name}さんを名簿から外しますか`,
  text: "すぐに画面が見られなくなります。書いた付箋は、そのまま残ります。",
  yes: "名簿から外す",
});
