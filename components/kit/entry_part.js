/** A part in which people write entries: write, take away, take back, be seen typing. */

import { busy } from "./busy.js";
import { ask } from "./dialog.js";
import { removing } from "./removing.js";
import { hasText } from "../live/outbox.js";
import { LivePart } from "./live_part.js";
import { lookNow } from "./looking.js";
import { knownOf } from "./values/known.js";
import { WORDS } from "./words.js";

/** The base of forms, maps, overlaps and memos. */
export class EntryPart extends LivePart {
  /** The sheet's entries as this person expects them. @type {import("./entries.js").Entry[]} */
  entries = [];
  /** Where the others see this person typing. @type {string | null} */
  typingAt = null;

  /** What the room looked at when this was drawn last. @type {string | null | undefined} */
  #looked = undefined;
  /** The copy that the page asked for last. @type {string | null | undefined} */
  #asked = undefined;

  /**
   * The copy to which the room has just turned, where this person goes along: who leads chooses
   * for themselves, who writes is asked. "": none.
   */
  turnedTo() {
    const before = this.#looked;
    this.#looked = this.focus;
    const turned = before !== undefined && before !== this.focus;
    return turned && !this.leads && !this.onWall && !busy() ? this.focus ?? "" : "";
  }

  /**
   * Which of the copies is open: the one newly asked for or to which the room has just turned, the
   * one that was open, the room's, the first.
   * @param {{id: string}[]} copies @param {string} open @param {string | undefined} first
   */
  openAmong(copies, open, first) {
    const asked = this.data.copy ?? null;
    const anew = asked === this.#asked ? null : asked;
    this.#asked = asked;
    const there = (/** @type {string | null | undefined} */ id) =>
      copies.some((copy) => copy.id === id);
    return [this.turnedTo(), anew || open, this.focus, first].find(there) ?? "";
  }

  /** The copy that the room looks at. */
  get focus() {
    return this.live.get("workshop", "main")?.focus ?? null;
  }

  /** Whether the wall shows this sheet of a copy. @param {string | undefined} copy */
  projects(copy) {
    return this.focus === copy && [null, this.sheet.id].includes(lookNow(this.live).sheet);
  }

  /** Let everybody look at this sheet of a copy, or not any more. @param {string} copy */
  project(copy) {
    this.do("activity.focus", this.projects(copy) ? { entry: null }
      : { entry: copy, sheet: this.sheet.id });
  }

  get roster() {
    return knownOf(this.live).members;
  }

  /**
   * Away with a copy or an item, and a way back; where more than one thing goes, that is asked.
   * @param {string} id
   */
  async remove(id) {
    const asked = removing(this.live.all("entry"), id, this.sheet);
    if (asked && !(await ask(asked))) return;
    const version = this.entries.find((entry) => entry.id === id)?.body.version ?? 1;
    const answer = this.do("entry.delete", { id, version });
    const say = (/** @type {import("../live/types.d.ts").Done} */ { revision }) => {
      const back = revision ? { label: WORDS.undo, job: () => this.undo(revision) } : undefined;
      this.notices.say(WORDS.deleted, back);
    };
    answer.then(say, () => {});
    this.draw();
  }

  /** @param {number} revision */
  undo(revision) {
    this.do("undo", { revision }).then(() => this.notices.say(WORDS.undone), () => {});
  }

  /**
   * Carry an operation out; where it is refused and no text waits for a decision, say so.
   * @param {string} op @param {Record<string, any>} fields @param {object} [about]
   */
  do(op, fields, about = {}) {
    const answer = this.live.do(op, fields, { sheet: this.sheet.id, ...about });
    answer.catch((refusal) => {
      if (!hasText({ fields })) this.notices.error(refusal.message);
      this.drawSoon();
    });
    return answer;
  }

  /**
   * @param {string} id @param {string} field
   * @param {string | string[]} value @param {string | string[]} seen @param {string[]} [sources]
   */
  write(id, field, value, seen, sources = []) {
    const from = sources.length ? { sources: [...new Set(sources)] } : {};
    return this.do("entry.write", { id, field, value, seen, ...from });
  }

  /** Refused texts without a field to stand in. */
  loose() {
    const ids = new Set(this.entries.map((entry) => entry.id));
    return this.live.refused.filter(({ op, fields, about }) => {
      if ((fields.sheet ?? about?.sheet) !== this.sheet.id) return false;
      if (op === "entry.write") return !ids.has(fields.id);
      return op === "entry.add" && !isNote(this.sheet, fields.place);
    });
  }

  /** @param {string} what @returns {import("./writing.js").Draft} */
  draftOf(what) {
    const { drafts } = this;
    return { get: () => drafts.get(what), keep: (draft) => drafts.keep(what, draft),
      drop: () => drafts.drop(what) };
  }

  /**
   * What was written elsewhere and can be taken over.
   * @param {string} _reference
   * @returns {{id: string, text: string}[]}
   */
  offers(_reference) {
    return [];
  }

  /** @param {string} place */
  startTyping(place) {
    this.typingAt = place;
    this.live.typing(this.sheet.id, place);
  }

  /** @param {string} place */
  stopTyping(place) {
    if (this.typingAt !== place) return;
    this.typingAt = null;
    this.live.typing(this.sheet.id, null);
  }
}

/** @param {import("./entries.js").FormSheet} sheet @param {string} [place] */
function isNote(sheet, place = "") {
  return place.split("/").length === 3 && sheet.sections.some(({ layout }) => layout === "grid");
}
