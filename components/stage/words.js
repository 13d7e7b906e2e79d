/** What the head of an activity page says. Pure functions. */

/** @typedef {"private" | "open" | "locked"} SheetState */

/** The states of a sheet in the order in which a room goes through them. */
export const STATES = /** @type {{state: SheetState, label: string, says: string}[]} */ ([
  { state: "private", label: "個人ワーク", says: "ほかの人の付箋は、公開するまで見えません。" },
  { state: "open", label: "公開", says: "みんなの付箋が、みんなに見えています。" },
  { state: "locked", label: "締切", says: "見るだけです。書き足せません。" },
]);

/** The state of a sheet by its record; open where nobody has set it. */
export function stateOf(/** @type {{state: SheetState} | null} */ record) {
  return record?.state ?? "open";
}

/** Only going back from what everybody has seen is asked about. */
export function needsAsking(/** @type {SheetState} */ from, /** @type {SheetState} */ to) {
  return from !== "private" && to === "private";
}

/** "参加 24人・入力中 5人"; nobody typing is not mentioned. */
export function presenceText(/** @type {{here?: number, typing?: number} | null} */ presence) {
  const here = `参加 ${presence?.here ?? 0}人`;
  return presence?.typing ? `${here}・入力中 ${presence.typing}人` : here;
}

/**
 * What the one button onward does for those who lead.
 * @param {string} page the open activity
 * @param {string | null} room where the room is
 * @param {{id: string, title: string, minutes_text?: string} | null} next
 * @returns {{to: string, lead: string, title: string, follow: boolean} | null} `lead` and `title`
 *   are the button's two lines; follow: this page goes along
 */
export function wayOn(page, room, next) {
  if (room !== page) return { to: page, lead: "", title: "この活動を始める", follow: false };
  if (!next) return null;
  const minutes = next.minutes_text ? `（${next.minutes_text}）` : "";
  return { to: next.id, lead: `つぎへ${minutes} ▶`, title: next.title, follow: true };
}

/**
 * The activity to which a participant may follow the room, or null.
 * @param {string} page
 * @param {string | null} room
 * @param {Record<string, {title: string}>} pages
 */
export function elsewhere(page, room, pages) {
  if (!room || room === page || !pages?.[room]) return null;
  return { id: room, text: `いま部屋は「${pages[room].title}」に進んでいます` };
}

/**
 * Where a key takes the choice in a row of states; null for other keys.
 * @param {string} key
 * @param {number} at
 * @param {number} count
 */
export function chosenByKey(key, at, count) {
  if (key === "ArrowRight" || key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowLeft" || key === "ArrowUp") return (at + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
