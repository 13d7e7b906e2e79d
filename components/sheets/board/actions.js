/** What people do with notes, as operations; and how their last one is taken back. */

import { placeName, usualColour } from "./sheet.js";
import { WORDS } from "./words.js";

export class Actions {
  /** @type {{revision: number | null}[]} */
  #history = [];

  /** @param {import("./board.js").Board} board */
  constructor(board) {
    this.board = board;
  }

  /** @param {{sources?: string[], colour?: string, author?: string}} [more] author: 代理入力 */
  add(place, values, more = {}) {
    this.#do("entry.add", this.#fields(place, values, more));
  }

  /** Each note is an operation of its own. @returns {Promise<unknown>[]} the answers */
  addMany(place, notes, more) {
    const answers = notes.map((values) => this.#send("entry.add", this.#fields(place, values, more)).answer);
    this.board.render();
    return answers;
  }

  #fields(place, values, { sources = [], colour, author }) {
    const { live, sheet } = this.board;
    const fields = { id: live.ids(), sheet: sheet.id, place, values };
    if (sources.length > 0) fields.sources = sources;
    if (colour && colour !== usualColour(sheet, place)) fields.colour = colour;
    if (author) fields.author = author;
    return fields;
  }

  edit(view, values, version) {
    const fields = { id: view.id, version, values };
    this.#do("entry.edit", fields, { place: view.place, sheet: this.board.sheet.id, sources: view.sources, colour: view.colour });
  }

  colour(view, colour) {
    if (colour !== view.colour) this.#do("entry.edit", { id: view.id, version: view.version, colour });
  }

  /** Which notes it came from. Sources that aren't seen here now stay. */
  sources(view, chosen) {
    const unseen = view.sources.filter((id) => !this.board.model.notes.has(id));
    const step = this.#do("entry.edit", { id: view.id, version: view.version, sources: [...chosen, ...unseen] });
    this.board.notices.say(WORDS.sourcesChanged, { label: WORDS.undo, job: () => this.undo(step) });
  }

  copy(view) {
    this.add(view.place, view.values, { sources: view.sources, colour: view.colour });
    this.board.notices.say("うつしをつくりました。");
  }

  move(view, place, before) {
    const fields = { id: view.id, place };
    if (before) fields.before = before;
    this.#do("entry.move", fields);
    this.board.notices.whisper(`${placeName(this.board.sheet, place)}へうごかしました。`);
  }

  stack(view, onto) {
    this.#do("entry.stack", { id: view.id, onto });
    this.board.notices.whisper("重ねました。");
  }

  unstack(view) {
    this.#do("entry.unstack", { id: view.id });
    this.board.notices.whisper("はなしました。");
  }

  hide(view) {
    this.#do("entry.hide", { id: view.id });
  }

  show(view) {
    this.#do("entry.show", { id: view.id });
  }

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

  #do(op, fields, about = null) {
    const { step } = this.#send(op, fields, about);
    this.board.render();
    return step;
  }

  #send(op, fields, about = null) {
    const step = { revision: null };
    this.#history.push(step);
    const answer = this.board.live.do(op, fields, about);
    answer.then(
      ({ revision }) => (revision ? (step.revision = revision) : this.#forget(step)),
      (refusal) => this.#refused(step, fields, refusal),
    );
    return { step, answer };
  }

  /** A text that was refused is shown by the board for a decision; the rest is said. */
  #refused(step, fields, refusal) {
    this.#forget(step);
    if (!fields.values) this.board.notices.error(refusal.message);
    this.board.render();
  }

  #forget(step) {
    this.#history = this.#history.filter((other) => other !== step);
    this.board.render();
  }
}
