/**
 * Which fields of a case are new since the last meeting that ended: asked of the server when the
 * case is opened, and when the room goes on; what changes after that is seen here.
 */

const NOTHING = { meeting: 0, fields: {} };

/**
 * @import { Entry } from "../../kit/entries.js"
 * @typedef {{meeting: number, fields: Record<string, string>}} Told of GET /fresh
 * @typedef {string | string[]} Value
 */

/**
 * What became of a value, as kasane/workshop/since.py says it; "" also where it was taken away.
 * Pure.
 * @param {Value} was @param {Value} now
 */
export function became(was, now) {
  if (now.length === 0 || String(was) === String(now)) return "";
  const lines = typeof was === "string" ? was.split("\n") : was;
  return was.length === 0 || lines.every((line) => now.includes(line)) ? "書き足し" : "書きかえ";
}

/** What stands beside a field. Pure. @param {Told} told @param {string} became */
export function markText({ meeting }, became) {
  return meeting && became ? `第${meeting}回のあとに${became}` : "";
}

export class Fresh {
  #asked = "";
  /** @type {Told} */
  #told = NOTHING;
  /** What stood there when the server was asked. @type {Record<string, Value>} */
  #stood = {};
  /** @type {Entry | null} */
  #copy = null;

  /** @param {import("../../kit/live_part.js").LivePart} part */
  constructor(part) {
    this.part = part;
  }

  /** The copy that is drawn now. @param {Entry} copy */
  follow(copy) {
    const { live, sheet, data } = this.part;
    if (this.#copy?.id !== copy.id) this.#told = NOTHING;
    this.#copy = copy;
    if (sheet.repeats !== "case" || data.example || live.status === "offline") return;
    const main = live.get("workshop", "main");
    const asked = [copy.id, copy.body.hidden, main?.meeting, main?.activity].join();
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#ask(asked, copy.id);
  }

  async #ask(/** @type {string} */ asked, /** @type {string} */ copy) {
    const { live, workshop, onWall } = this.part;
    const stood = live.confirmed.get("entry", copy)?.values ?? {};
    const address = `/fresh/${encodeURIComponent(workshop)}/${encodeURIComponent(copy)}`;
    const answer = await fetch(onWall ? `${address}?view=projector` : address).catch(() => null);
    const told = answer?.ok ? await answer.json() : null;
    if (asked !== this.#asked) return;
    if (!answer) this.#asked = "";
    this.#told = told ?? NOTHING;
    this.#stood = stood;
    this.part.drawSoon();
  }

  /** What is said beside a field; "" where nothing is new. @param {string} field id */
  textOf(field) {
    const now = this.#copy?.body.values?.[field] ?? "";
    if (now.length === 0) return "";
    const told = this.#told;
    return markText(told, told.fields[field] ?? became(this.#stood[field] ?? "", now));
  }
}
