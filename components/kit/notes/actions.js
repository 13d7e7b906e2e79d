/** What people do with notes, as operations; and how their last one is taken back. */

import { placeName, usualColour } from "./sheet.js";
import { WORDS } from "./words.js";

/**
 * @import { NoteView } from "./model.js"
 * @typedef {{revision: number | null}} Step
 * @typedef {Record<string, string>} Values
 * @typedef {{sources?: string[], colour?: string, author?: string}} More `author`: 代理入力
 */

export class Actions {
  /** @type {Step[]} */
  #history = [];

  /** @param {import("./board.js").Board} board */
  constructor(board) {
    this.board = board;
  }

  /** @param {string} place @param {Values} values @param {More} [more] */
  add(place, values, more = {}) {
    this.#do("entry.add", this.#fields(place, values, more));
  }

  /**
   * Each note is an operation of its own.
   * @param {string} place @param {Values[]} notes @param {More} more
   * @returns {Promise<unknown>[]} the answers
   */
  addMany(place, notes, more) {
    const add = (/** @type {Values} */ values) => {
      return this.#send("entry.add", this.#fields(place, values, more)).answer;
    };
    const answers = notes.map(add);
    this.board.draw();
    return answers;
  }

  /** @param {string} place @param {Values} values @param {More} more */
  #fields(place, values, { sources = [], colour, author }) {
    const { live, sheet } = this.board;
    return {
      ...{ id: live.ids(), sheet: sheet.id, place, values },
      ...(sources.length > 0 && { sources }),
      ...(colour && colour !== usualColour(sheet, place) && { colour }),
      ...(author && { author }),
    };
  }

  /** @param {NoteView} view @param {Values} values @param {number} version */
  edit({ id, place, sources, colour }, values, version) {
    const about = { place, sheet: this.board.sheet.id, sources, colour };
    this.#do("entry.edit", { id, version, values }, about);
  }

  /**
   * An operation that was refused, with what has been decided about it.
   * @param {import("../../live/types.d.ts").RefusedItem} item @param {Record<string, any>} more
   */
  again({ op, fields, about }, more) {
    const id = op === "entry.add" ? this.board.live.ids() : fields.id;
    this.#do(op, { ...fields, id, ...more }, about);
  }

  /** @param {NoteView} view @param {string} colour */
  colour(view, colour) {
    if (colour !== view.colour) {
      this.#do("entry.edit", { id: view.id, version: view.version, colour });
    }
  }

  /**
   * Which notes it came from. Sources that aren't seen here now stay.
   * @param {NoteView} view @param {string[]} chosen
   */
  sources(view, chosen) {
    const unseen = view.sources.filter((id) => !this.board.model.notes.has(id));
    const { id, version } = view;
    const step = this.#do("entry.edit", { id, version, sources: [...chosen, ...unseen] });
    this.board.notices.say(WORDS.sourcesChanged, { label: WORDS.undo, job: () => this.undo(step) });
  }

  /** @param {NoteView} view */
  copy(view) {
    this.add(view.place, view.values, { sources: view.sources, colour: view.colour });
    this.board.notices.say("うつしをつくりました。");
  }

  /** @param {NoteView} view @param {string} place @param {string | null} before */
  move(view, place, before) {
    this.#do("entry.move", { id: view.id, place, ...(before && { before }) });
    this.board.notices.whisper(`${placeName(this.board.sheet, place)}へうごかしました。`);
  }

  /** @param {NoteView} view @param {string} onto */
  stack(view, onto) {
    this.#do("entry.stack", { id: view.id, onto });
    this.board.notices.whisper("重ねました。");
  }

  /** @param {NoteView} view */
  unstack(view) {
    this.#do("entry.unstack", { id: view.id });
    this.board.notices.whisper("はなしました。");
  }

  /** @param {NoteView} view */
  hide(view) {
    this.#do("entry.hide", { id: view.id });
  }

  /** @param {NoteView} view */
  show(view) {
    this.#do("entry.show", { id: view.id });
  }

  /** @param {NoteView} view */
  remove(view) {
    const step = this.#do("entry.delete", { id: view.id, version: view.version });
    this.board.notices.say(WORDS.deleted, { label: WORDS.undo, job: () => this.undo(step) });
  }

  get canUndo() {
    return this.#history.length > 0;
  }

  /** Take back one's last operation, or the one given. */
  undo(step = this.#history.at(-1)) {
    const { notices, live } = this.board;
    if (!step || !this.#history.includes(step)) return notices.say(WORDS.nothingToUndo);
    if (step.revision === null) return notices.say(WORDS.notSentYet);
    this.#forget(step);
    return live.do("undo", { revision: step.revision }).then(
      () => notices.say(WORDS.undone),
      (refusal) => notices.error(refusal.message),
    );
  }

  /** @param {string} op @param {Record<string, any>} fields @param {any} [about] */
  #do(op, fields, about = null) {
    const { step } = this.#send(op, fields, about);
    this.board.draw();
    return step;
  }

  /** @param {string} op @param {Record<string, any>} fields @param {any} [about] */
  #send(op, fields, about = null) {
    /** @type {Step} */
    const step = { revision: null };
    this.#history.push(step);
    const answer = this.board.live.do(op, fields, about);
    answer.then(
      ({ revision }) => (revision ? (step.revision = revision) : this.#forget(step)),
      (refusal) => this.#refused(step, fields, refusal),
    );
    return { step, answer };
  }

  /**
   * A text that was refused is shown by the board for a decision; the rest is said.
   * @param {Step} step @param {Record<string, any>} fields
   * @param {import("../../live/refusal.js").Refusal} refusal
   */
  #refused(step, fields, refusal) {
    this.#forget(step);
    if (refusal.code === "personal") this.board.notices.error(WORDS.askedAbove);
    else if (!fields.values) this.board.notices.error(refusal.message);
    this.board.draw();
  }

  /** @param {Step} step */
  #forget(step) {
    this.#history = this.#history.filter((other) => other !== step);
    this.board.draw();
  }
}
