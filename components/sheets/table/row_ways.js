/**
 * The four ways of keeping a table's rows: as entries of its own, as members, as meetings, as notes
 * of a board. What people do with a row is an operation of that way.
 *
 * @typedef {{title: string, text: string, yes: string}} Question
 * @typedef {object} RowWay
 * @property {string} write the operation that writes one value
 * @property {string} remove the one that removes a row
 * @property {string} add the one that adds a row
 * @property {boolean} changesRows whether people may add and remove rows
 * @property {boolean} own whether people order the rows, and can undo a removal
 * @property {string | null} needed id of the column that no new row may leave empty
 * @property {(table: any) => Promise<Record<string, any> | null>} begin asks what a new row has to
 *   say; null: given up
 * @property {(table: any, id: string, values: any, before: string | null) => any} fields of `add`
 * @property {(row: any) => Question | null} removal what is asked before a row is removed
 * @property {(state: string) => string} closed why nobody writes
 */

import { rowKind } from "./columns.js";
import { askMember } from "./new_member.js";
import { meetingFields, memberFields } from "./rows.js";
import { WORDS } from "./words.js";

/** @type {RowWay} */
const ENTRIES = {
  write: "entry.write", remove: "entry.delete", add: "entry.add",
  changesRows: true, own: true, needed: null,
  begin: async () => ({}),
  fields: ({ sheet }, id, values, before) =>
    ({ id, sheet: sheet.id, place: "", values, ...(before ? { before } : {}) }),
  removal: () => null,
  closed: (state) => (state === "locked" ? WORDS.locked : WORDS.readOnly),
};

/** @type {Record<import("./columns.js").RowKind, RowWay>} */
const WAYS = {
  entries: ENTRIES,
  notes: { ...ENTRIES, changesRows: false, own: false,
    closed: (state) => (state === "private" ? WORDS.private : "") },
  members: { ...ENTRIES, write: "member.write", remove: "member.remove", add: "member.add",
    own: false, needed: "name", begin: askMember,
    fields: (_, id, values) => memberFields(id, values),
    removal: (row) => ({ title: `${row.values.name}さんを名簿から外しますか`, yes: "外す",
      text: "この人はすぐに入れなくなります。書いたものは残り、「消したもの」から名簿に戻せます。" }) },
  meetings: { ...ENTRIES, write: "meeting.write", remove: "meeting.delete", add: "meeting.edit",
    own: false,
    fields: ({ columns, rows }, id, values) => meetingFields(id, values, columns, rows),
    removal: () => ({ title: "この開催日を消しますか", yes: "消す",
      text: "日時と会場が、進行表とカレンダーから消えます。「消したもの」から戻せます。" }) },
};

/** How a sheet's rows are kept. @param {import("./columns.js").Sheet} sheet */
export function wayOf(sheet) {
  return WAYS[rowKind(sheet)];
}
