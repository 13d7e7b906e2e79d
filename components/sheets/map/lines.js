/** How wide a text is and where it is broken, by one rule for screen and paper. Pure. */

const WIDE = new Set("MWmw@%&");
/** What never begins a line. */
const CLINGS = new Set("、。，．・：；？！ー）」』】〕〉》ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々,.:;?!)]} ");

/** The width of one character in em: on the safe side for any of the fonts. */
export function charWidth(char) {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x1f000) return 1.4;
  if (code >= 0xff61 && code <= 0xff9f) return 0.6;
  if (code >= 0x80 || WIDE.has(char)) return 1;
  return char >= "A" && char <= "Z" ? 0.75 : 0.6;
}

/** @param {string} text @returns {number} in em */
export function textWidth(text) {
  let sum = 0;
  for (const char of text) sum += charWidth(char);
  return sum;
}

/**
 * A text in as few lines of at most about `most` em as it needs, all about as long.
 * @param {string} text @param {number} most
 * @returns {string[]} together the whole text, white space made one
 */
export function brokenLines(text, most) {
  const whole = text.trim().split(/\s+/).join(" ");
  const total = textWidth(whole);
  const count = Math.max(1, Math.ceil(total / most));
  const lines = [];
  let line = "";
  let width = 0;
  for (const char of whole) {
    if (width >= total / count && line !== "" && lines.length < count - 1 && !CLINGS.has(char)) {
      lines.push(line);
      line = "";
      width = 0;
    }
    line += char;
    width += charWidth(char);
  }
  return [...lines, line];
}
