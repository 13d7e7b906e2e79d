/** A part in which people write entries: write, take away, take back, be seen typing. */

import { hasText } from "../live/outbox.js";
import { LivePart } from "./live_part.js";
import { WORDS } from "./words.js";

/** The base of forms, maps, overlaps and memos. */
export class EntryPart extends LivePart {
  /** The sheet's entries as this person expects them. @type {import("./entries.js").Entry[]} */
  entries = [];
  /** Where the others see this person typing. @type {string | null} */
  typingAt = null;

  /** The copy that the room looks at. */
  get focus() {
    return this.live.get("workshop", "main")?.focus ?? null;
  }

  get roster() {
    return this.live.all("member").filter(({ body }) => body.name && body.role !== "viewer").map(({ id, body }) => ({ id, name: body.name }));
  }

  /** Away with a copy or an item, and a way back. */
  remove(id) {
    const version = this.entries.find((entry) => entry.id === id)?.body.version ?? 1;
    const answer = this.do("entry.delete", { id, version });
    answer.then(({ revision }) => this.notices.say(WORDS.deleted, revision ? { label: WORDS.undo, job: () => this.undo(revision) } : undefined), () => {});
    this.draw();
  }

  undo(revision) {
    this.do("undo", { revision }).then(() => this.notices.say(WORDS.undone), () => {});
  }

  /** Carry an operation out; where it is refused and no text waits for a decision, say so. */
  do(op, fields, about = {}) {
    const answer = this.live.do(op, fields, { sheet: this.sheet.id, ...about });
    answer.catch((refusal) => {
      if (!hasText({ fields })) this.notices.error(refusal.message);
      this.drawSoon();
    });
    return answer;
  }

  write(id, field, value, seen, sources = []) {
    return this.do("entry.write", { id, field, value, seen, ...(sources.length ? { sources: [...new Set(sources)] } : {}) });
  }

  /** Refused texts without a field to stand in. */
  loose() {
    const ids = new Set(this.entries.map((entry) => entry.id));
    return this.live.refused.filter(({ op, fields, about }) => {
      if ((fields.sheet ?? about?.sheet) !== this.sheet.id) return false;
      return op === "entry.write" ? !ids.has(fields.id) : op === "entry.add" && !isNote(this.sheet, fields.place);
    });
  }

  draftOf(what) {
    return { get: () => this.drafts.get(what), keep: (draft) => this.drafts.keep(what, draft), drop: () => this.drafts.drop(what) };
  }

  /** What was written elsewhere and can be taken over. @returns {{id: string, text: string}[]} */
  offers(_reference) {
    return [];
  }

  startTyping(place) {
    this.typingAt = place;
    this.live.typing(this.sheet.id, place);
  }

  stopTyping(place) {
    if (this.typingAt !== place) return;
    this.typingAt = null;
    this.live.typing(this.sheet.id, null);
  }
}

function isNote(sheet, place) {
  return (place ?? "").split("/").length === 3 && sheet.sections.some((section) => section.layout === "grid");
}
