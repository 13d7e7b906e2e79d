/** What people do with rows, as operations; and how their last one is taken back. */

import { isEmpty } from "./columns.js";
import { wayOf } from "./row_ways.js";
import { keepsText, sendable, wayBack } from "./way_back.js";
import { WORDS } from "./words.js";

/**
 * What one press of 元に戻す takes back: operations that do it; null: not answered yet.
 * @typedef {{back: ({op: string, fields: any} | null | undefined)[]}} Step
 * @typedef {{id: string, column: any, value: any, seen: any, sources?: string[]}} Written
 */

export class Actions {
  /** @type {Step[]} */
  #history = [];

  /** @param {any} table */
  constructor(table) {
    this.table = table;
    this.way = wayOf(table.sheet);
  }

  /**
   * One value of a row.
   * @param {any} row @param {any} column @param {any} value
   * @param {{seen?: any, sources?: string[]}} [more] `seen`: what stood there when it was begun
   */
  write(row, column, value, { seen = row.values[column.id], sources } = {}) {
    const step = this.#begin();
    this.#write(step, { id: row.id, column, value, seen, sources });
    this.table.draw();
    return step;
  }

  /** Many values and new rows, taken back together. @param {import("./paste.js").Plan} plan */
  paste(plan) {
    const step = this.#begin();
    for (const write of plan.writes) this.#write(step, write);
    for (const values of plan.adds) this.#add(step, values, null);
    this.table.draw();
    return step;
  }

  /** @param {Step} step @param {Written} written */
  #write(step, { id, column, value, seen, sources = [] }) {
    /** @type {string | string[]} */
    const none = Array.isArray(value) ? [] : "";
    const fields = { id, field: column.id, value, seen: isEmpty(seen) ? none : seen };
    const about = { sheet: this.table.sheet.id };
    this.#send(step, this.way.write,
      { ...fields, ...(sources.length > 0 && { sources }) }, about);
  }

  /** A new row in front of another, or at the end. @returns {string} its id */
  add(values = {}, before = null) {
    const step = this.#begin();
    const id = this.#add(step, values, before);
    this.table.draw();
    return id;
  }

  #add(step, values, before) {
    const id = this.table.live.ids();
    const fields = this.way.fields(this.table, id, values, before);
    this.#send(step, this.way.add, fields, fields.sheet ? { sheet: fields.sheet } : null);
    if (fields.steps && !values.step?.length) this.#tellSteps(fields.steps);
    return id;
  }

  /** Of a new meeting its Step is guessed where none is named, so that is said. */
  #tellSteps(steps) {
    const { columns, notices } = this.table;
    const options = columns.flatMap(({ options = [] }) => options);
    const named = steps.map((known) => options.find((one) => one.id === known)?.name);
    notices.say(`${named.join("・")}${WORDS.stepOfNew}`);
  }

  /** In front of another row; null: to the end. */
  move(row, before) {
    const ids = this.table.rows.map(({ id }) => id);
    const next = ids[ids.indexOf(row.id) + 1] ?? null;
    this.#send(this.#begin(), "entry.move",
      { id: row.id, place: "", ...(before ? { before } : {}) }, null, next);
    this.table.draw();
  }

  /** A row comes back by 元に戻す; a member or a meeting does not, so that is asked about before. */
  remove(row) {
    const step = this.#begin();
    const seen = this.way.own ? { version: row.version } : {};
    this.#send(step, this.way.remove, { id: row.id, ...seen });
    if (this.way.own) this.table.notices.say(WORDS.removed,
      { label: WORDS.undo, job: () => this.undo(step) });
    else this.table.notices.say(WORDS.removed);
    this.table.draw();
  }

  /** One's own dots or answer on the scale; it is changed by giving another. */
  vote(row, column, value) {
    const { live, sheet } = this.table;
    live.do("vote.cast", { sheet: sheet.id, entry: row.id, column: column.id, value })
      .catch((refusal) => this.table.notices.error(refusal.message));
    this.table.draw();
  }

  get canUndo() {
    return this.#history.length > 0;
  }

  /** Take back one's last step, or the one given; what it did last is taken back first. */
  async undo(step = this.#history.at(-1)) {
    const { notices } = this.table;
    if (!step || !this.#history.includes(step)) return notices.say(WORDS.nothingToUndo);
    if (step.back.includes(null)) return notices.say(WORDS.notSentYet);
    this.#forget(step);
    const answers = [...step.back].reverse().map((back) => this.#takeBack(back));
    const refused =
      (await Promise.allSettled(answers)).find((answer) => answer.status === "rejected");
    return refused ? notices.error(refused.reason.message) : notices.say(WORDS.undone);
  }

  /** The rows are looked at anew for each: the one before may have changed them. */
  #takeBack(back) {
    const { table } = this;
    table.draw();
    const now = sendable(back, (id) => table.row(id));
    if (now === "changed") return Promise.reject(new Error(WORDS.changedSince));
    if (now === "gone") return Promise.resolve();
    return table.live.do(now.op, now.fields, { sheet: table.sheet.id });
  }

  /** @returns {Step} */
  #begin() {
    /** @type {Step} */
    const step = { back: [] };
    this.#history.push(step);
    return step;
  }

  /**
   * @param {Step} step @param {string} op @param {Record<string, any>} fields
   * @param {{sheet: string} | null} [about] @param {string | null} [next] the row behind it
   */
  #send(step, op, fields, about = null, next = null) {
    const at = step.back.push(null) - 1;
    this.table.live.do(op, fields, about).then(
      ({ revision }) => this.#answered(step, at, wayBack(op, fields, { revision, next })),
      (refusal) => {
        this.#answered(step, at, undefined);
        if (!keepsText(op, fields)) this.table.notices.error(refusal.message);
      },
    );
  }

  /** What was refused, or sent by another tab, is nothing to take back here. */
  #answered(step, at, back) {
    step.back[at] = back;
    if (!step.back.includes(null)) step.back = step.back.filter(Boolean);
    if (step.back.length === 0) this.#forget(step);
    this.table.draw();
  }

  #forget(step) {
    this.#history = this.#history.filter((other) => other !== step);
    this.table.draw();
  }
}
