/** What the roster says. Pure functions. */

import { plainName } from "../../kit/names.js";

/** @typedef {{name: string, organisation: string, role: string, joined: boolean}} Member */

export const ROLES = { facilitator: "事務局", participant: "参加者", viewer: "見学" };
export const ATTENDANCE = { present: "出席", online: "オンライン", absent: "欠席" };

/**
 * Where somebody is just now.
 * @param {string} id
 * @param {Member} member
 * @param {string[]} people ids of those who are here
 */
export function whereabouts(id, member, people) {
  if (people.includes(id)) return { tone: "here", text: "● 参加中" };
  if (member.joined) return { tone: "away", text: "○ つながっていません" };
  return { tone: "new", text: "まだ入っていません" };
}

/**
 * "名簿 12人・いま 9人・出席 8人・オンライン 1人・欠席 1人"; attendance only where a meeting is known.
 * @param {string[]} members ids
 * @param {string[]} people ids of those who are here
 * @param {Record<string, string> | null} attendance
 */
export function counts(members, people, attendance) {
  const here = members.filter((id) => people.includes(id)).length;
  const said = [`名簿 ${members.length}人`, `いま参加中 ${here}人`];
  if (!attendance) return said;
  for (const [came, label] of Object.entries(ATTENDANCE)) {
    const count = members.filter((id) => attendance[id] === came).length;
    if (came === "present" || count > 0) said.push(`${label} ${count}人`);
  }
  return said;
}

const ORDER = ["facilitator", "participant", "viewer"];
const READING = new Intl.Collator("ja");

/**
 * Leaders first, then by ふりがな; those without one follow as they were put on the roster.
 * @param {{id: string, body: Member & {about?: Record<string, any>}}[]} records
 * @param {string | null} kana the column of readings
 */
export function inOrder(records, kana) {
  const reading = (/** @type {any} */ { body }) => plainName(body.about?.[kana ?? ""] ?? "");
  return [...records].sort(
    (a, b) => ORDER.indexOf(a.body.role) - ORDER.indexOf(b.body.role) ||
      byReading(reading(a), reading(b)),
  );
}

function byReading(/** @type {string} */ a, /** @type {string} */ b) {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  return READING.compare(a, b);
}
