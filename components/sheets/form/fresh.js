/**
 * Which places of a filled copy (fields, rows of small tables, notes) are new since the last
 * meeting that ended: asked of the server when the copy is shown, and when the room goes on; what
 * changes after that is seen here.
 */

/**
 * @import { Entry, Field } from "../../kit/entries.js"
 * @typedef {{meeting: number, since: string, entries: Record<string, Record<string, string>>}} Told
 *   of GET /fresh
 * @typedef {string | string[]} Value
 * @typedef {{asked: string, told: Told, stood: Map<string, Record<string, Value>>}} Copy what was
 *   told of a copy, and what stood in it when the server was asked
 */

/** @type {Told} */
const NOTHING = { meeting: 0, since: "", entries: {} };
const ADDED = "書き足し";
const REWRITTEN = "書きかえ";

/**
 * What became of a value, as kasane/workshop/since.py says it; "" also where it was taken away.
 * Pure.
 * @param {Value} was @param {Value} now
 */
export function became(was, now) {
  if (now.length === 0 || String(was) === String(now)) return "";
  const lines = typeof was === "string" ? was.split("\n") : was;
  return was.length === 0 || lines.every((line) => now.includes(line)) ? ADDED : REWRITTEN;
}

/** What stands beside a place. Pure. @param {Told} told @param {string} became */
export function markText({ meeting }, became) {
  return meeting && became ? `第${meeting}回のあとに${became}` : "";
}

export class Fresh {
  /** How often something was told: who draws by what changed looks at it. */
  answers = 0;
  /** @type {Map<string, Copy>} */
  #copies = new Map();

  /** @param {import("../../kit/live_part.js").LivePart} part */
  constructor(part) {
    this.part = part;
  }

  /** A copy that is drawn now. @param {Entry} copy */
  follow(copy) {
    const { live, sheet, data } = this.part;
    const asks = sheet.repeats === "case" || sheet.side_by_side;
    if (!asks || data.example || live.status === "offline") return;
    const main = live.get("workshop", "main");
    const asked = [copy.body.hidden, live.get("sheet", sheet.id)?.state, main?.meeting,
      main?.activity].join();
    const known = this.#copies.get(copy.id) ?? { asked: "", told: NOTHING, stood: new Map() };
    if (known.asked === asked) return;
    known.asked = asked;
    this.#copies.set(copy.id, known);
    this.#ask(known, copy.id, asked);
  }

  async #ask(/** @type {Copy} */ known, /** @type {string} */ copy, /** @type {string} */ asked) {
    const { workshop, onWall } = this.part;
    const stood = this.#standing(copy);
    const address = `/fresh/${encodeURIComponent(workshop)}/${encodeURIComponent(copy)}`;
    const answer = await fetch(onWall ? `${address}?view=projector` : address).catch(() => null);
    const told = answer?.ok ? await answer.json() : null;
    if (known.asked !== asked) return;
    if (!answer) known.asked = "";
    known.told = told ?? NOTHING;
    known.stood = stood;
    this.answers += 1;
    this.part.drawSoon();
  }

  /** What stands in a copy now, as the server has it. */
  #standing(/** @type {string} */ copy) {
    return new Map(this.part.live.confirmed.all("entry")
      .filter(({ id, body }) => id === copy || body.place?.startsWith(`${copy}/`))
      .map(({ id, body }) => [id, body.values ?? {}]));
  }

  /**
   * What is said beside a field; "" where nothing is new.
   * @param {string} id @param {string} field
   */
  textOf(id, field) {
    const { told, now, stood } = this.#about(id);
    const value = now?.values?.[field] ?? "";
    if (!told.meeting || value.length === 0 || isNew(now, told)) return "";
    return markText(told, told.entries[id]?.[field] ??
      (stood ? became(stood[field] ?? "", value) : ""));
  }

  /**
   * What is said beside a row or a note: that it is new, or which of its parts are.
   * @param {string} id @param {Pick<Field, "id" | "label">[]} parts
   */
  rowText(id, parts) {
    const { told, now } = this.#about(id);
    if (isNew(now, told)) {
      const written = parts.some((part) => now?.values?.[part.id]?.length);
      return markText(told, written ? ADDED : "");
    }
    const found = parts.map((part) => ({ part, text: this.textOf(id, part.id) }))
      .filter(({ text }) => text);
    if (found.length === 0) return "";
    const all = new Set(found.map(({ text }) => text));
    const text = all.size === 1 ? found[0].text : markText(told, REWRITTEN);
    const named = parts.length > 1 ? found.map(({ part }) => part.label).join("、") : "";
    return named ? `${text}（${named}）` : text;
  }

  #about(/** @type {string} */ id) {
    const now = this.part.live.get("entry", id);
    const copy = now?.place ? now.place.split("/")[0] : id;
    const { told, stood } = this.#copies.get(copy) ?? { told: NOTHING, stood: new Map() };
    return { told, now, stood: stood.get(id) };
  }
}

/** What lies in a copy and was made after the meeting. */
function isNew(/** @type {any} */ now, /** @type {Told} */ told) {
  return Boolean(told.meeting && now?.place && now.created > told.since);
}
