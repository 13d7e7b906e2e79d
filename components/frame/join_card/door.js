/** Asks the server at the door. Every answer, also none, becomes a sentence for people. */

const NO_LINE =
  "つながりませんでした。Wi-Fiやインターネットの設定を確かめて、もう一度押してください。書いた内容は残っています。";
const ODD = "いまは入れません。書いた内容は残っています。少し待って、もう一度押してください。";

/** A door that did not open, with a sentence. */
export class Closed extends Error {
  /**
   * @param {string} code @param {string} message
   * @param {string | null} [member] the free name on the roster that is the same
   */
  constructor(code, message, member = null) {
    super(message);
    this.code = code;
    this.member = member;
  }
}

/** What a code opens: POST /door/look. */
export function look(/** @type {string} */ code) {
  return post("/door/look", { code });
}

/** Come in: POST /door/join. */
export function join(/** @type {Record<string, string | boolean>} */ entrance) {
  return post("/door/join", entrance);
}

async function post(/** @type {string} */ address, /** @type {object} */ message) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(address, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(message),
    });
  } catch {
    throw new Closed("no_line", NO_LINE);
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw new Closed(answer.code ?? "odd", answer.message ?? ODD, answer.member);
}
