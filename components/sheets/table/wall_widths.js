/**
 * How wide the columns of a table on the wall are: none so narrow that a word stands upright. Pure.
 */

/** Letters of a column at least, where its heading or its texts are that long. */
const LEAST = 4;
/** Letters of a heading that are worth room of their own; above empty cells it takes two lines. */
const HEADING = 8;
/** Letters beyond which a longer text gives a column no more. */
const MOST = 40;
/** How much wider than half a letter the Latin ones of a heading are. */
const BOLD = 1.6;
/** "2026年12月25日（金）" is never broken; digits are wider than half a letter. */
const DATE = 12;
const DIGITS = 1.2;
/** "12月25日", with the weekday under it where room is short. */
const DAY = 5;
/** What is written in Latin letters without a blank, such as an address, is broken seldom. */
const WORD = 14;
/** Few names are longer, and what is no longer than a name stands on one line. */
const NAME = 6;
/** Names of people and choices stand in frames with edges. */
const EDGE = 1.6;
const FRAMED = new Set(["people", "choices"]);

/**
 * @param {{type: string, label: string, texts: string[]}[]} columns
 * @param {{room: number, letter: number, edges: number}} size px: of all, of one letter, of a
 *   cell's edges
 * @returns {number[]} px, together the room
 */
export function wallWidths(columns, { room, letter, edges }) {
  const longest = columns.map(longestOf);
  const least = leastWidths(columns, { letter, edges });
  const left = room - sum(least);
  if (left <= 0) return squeezed(columns, least, { room, letter, edges });
  const told = columns.map(({ label }, at) =>
    Math.max(longest[at], Math.min(letters(label) / (longest[at] ? 1 : 2), HEADING)));
  const wanted = told.map((length, at) =>
    Math.max(0, Math.min(length, MOST) * letter + edges - least[at]));
  const shares = sum(wanted) > 0 ? wanted : least;
  return least.map((width, at) => width + (left * shares[at]) / sum(shares));
}

/**
 * Where not all can have what it needs: the day of a date stands over its weekday, numbers stay
 * whole, and the others share what is missing.
 * @param {{type: string}[]} columns @param {number[]} least
 * @param {{room: number, letter: number, edges: number}} size px
 * @returns {number[]} px, together the room
 */
function squeezed(columns, least, { room, letter, edges }) {
  const whole = columns.map(({ type }) => type === "number");
  const tight = least.map((width, at) =>
    columns[at].type === "date" ? Math.min(width, DAY * letter + edges) : width);
  const kept = sum(tight.filter((_width, at) => whole[at]));
  const part = (room - kept) / (sum(tight) - kept);
  return tight.map((width, at) => (whole[at] ? width : width * part));
}

/**
 * What each column needs so that nothing in it stands upright or is broken.
 * @param {{type: string, label: string, texts: string[]}[]} columns
 * @param {{letter: number, edges: number}} size px
 * @returns {number[]} px
 */
export function leastWidths(columns, { letter, edges }) {
  return columns.map((column) => {
    const text = leastOf(column.type, longestOf(column), wordOf(column));
    return Math.max(text, Math.min(letters(column.label) * BOLD, LEAST)) * letter + edges;
  });
}

function longestOf(/** @type {{texts: string[]}} */ { texts }) {
  return Math.max(0, ...texts.map(letters));
}

/** Letters that the texts of a column need. */
function leastOf(/** @type {string} */ type, /** @type {number} */ longest,
    /** @type {number} */ word) {
  if (longest === 0) return 0;
  if (FRAMED.has(type)) return Math.min(longest, NAME) + EDGE;
  if (type === "date") return Math.min(longest * DIGITS, DATE);
  return longest <= NAME ? longest : Math.max(LEAST, Math.min(word, WORD));
}

/** The longest run of Latin letters in a column, in letters. */
function wordOf(/** @type {{texts: string[]}} */ { texts }) {
  const runs = texts.flatMap((text) => text.match(/[!-~]+/gu) ?? []);
  return Math.max(0, ...runs.map((run) => letters(run) * DIGITS));
}

/** The length of a text, a Latin letter being half a Japanese one. */
export function letters(/** @type {string} */ text) {
  return [...text].reduce((length, letter) => length + (letter.charCodeAt(0) < 256 ? 0.5 : 1), 0);
}

function sum(/** @type {number[]} */ numbers) {
  return numbers.reduce((all, one) => all + one, 0);
}
