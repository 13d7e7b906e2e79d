/** From when until when people are in the field, as a table of the programme says it. Pure. */

import { screenDate } from "../../kit/dates.js";

/**
 * The days of a step in the field, such as 「6月10日（水）～7月10日（金）」; "" where none are written.
 * @param {{short: string}} step @param {Record<string, any>} sheets definitions by id
 * @param {{body: any}[]} entries @param {string} [today] YYYY-MM-DD
 */
export function fieldText({ short }, sheets, entries, today) {
  const table = Object.values(sheets).find(({ periods }) => periods);
  if (!table) return "";
  const { step, begins, ends } = table.periods;
  const row = entries.find(({ body }) => body.sheet === table.id && body.values?.[step] === short);
  const days = [begins, ends].map((day) => row?.body.values[day] ?? "");
  const [from, until] = days.map((day) => (day ? screenDate(day, today) : ""));
  return from || until ? `出かける期間　${from}～${until}` : "";
}
