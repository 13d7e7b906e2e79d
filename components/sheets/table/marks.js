/** Own votes and answers while they are given, and what all gave once they are opened. */

import { dotsLeft, marksOf } from "../../kit/votes/marks.js";
import { spreadText } from "../../kit/votes/ranking.js";
import { tally, together } from "../../kit/votes/tally.js";

/** @import { Row } from "./rows.js" */

export class Marks {
  /** @param {any} table */
  constructor(table) {
    this.table = table;
    this.columns = table.columns.filter((/** @type {any} */ column) => column.per_person);
    /** @type {Record<string, Record<string, number>>} */
    this.own = {};
    /** @type {Map<string, Record<string, any>>} */
    this.sums = new Map();
  }

  get ballot() {
    const { live, sheet } = this.table;
    return live.get("sheet", sheet.id)?.ballot ?? 1;
  }

  /** Whether answers are given now, and by this person. */
  get open() {
    return this.table.who.votes;
  }

  count() {
    if (this.columns.length === 0) return;
    const { live, sheet } = this.table;
    const me = live.you?.member;
    const ballots = live.all("ballot")
      .filter((/** @type {any} */ { body }) => body.sheet === sheet.id);
    this.own = marksOf(ballots, sheet.id, this.ballot, me);
    this.sums = tally(ballots.map((/** @type {any} */ { body }) => body), this.columns,
      this.ballot);
  }

  /** @param {Row} row @param {any} column */
  ownOf(row, column) {
    return this.own[row.id]?.[column.id] ?? 0;
  }

  /** @param {any} column */
  left(column) {
    return dotsLeft(this.own, column);
  }

  /**
   * Own answer while answers are given, else what all gave.
   * @param {Row} row @param {any} column
   */
  text(row, column) {
    if (this.table.state === "private") {
      const own = this.ownOf(row, column);
      return this.open && own ? `${own}` : "";
    }
    const sum = this.resultOf(row)[column.id];
    return column.type === "votes" ? `${sum ?? 0}票` : spreadText(/** @type {any} */ (sum ?? null));
  }

  /** What all gave to a row, and to those put under it. @param {Row} row */
  resultOf(row) {
    return together([row.id, ...row.pile].map((id) => this.sums.get(id)), this.columns);
  }

  /** The number by which a column is sorted. @param {Row} row @param {any} column */
  weight(row, column) {
    if (this.table.state === "private") return this.ownOf(row, column);
    const sum = this.resultOf(row)[column.id];
    return typeof sum === "number" ? sum : sum?.mean ?? 0;
  }
}
