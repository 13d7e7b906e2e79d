/**
 * Tells in the page itself, without any line, that a network lets pages through but not what is
 * written: some proxies refuse WebSockets. It stands before all other scripts of a page.
 */

/** Milliseconds after which a line that has said nothing is looked into; and again. */
const SILENT = 2_500;
const AGAIN = 2_000;
/** A server that answers later than this is busy, and says nothing about the network. */
const BUSY = 1_000;
export const SENTENCE = "このネットワークは、書いたものをやりとりする通信（ウェブソケット）を通していません。" +
  "書いたものは、この端末に残っています。ほかのWi-Fiやスマートフォンの回線で、このページを開きなおしてください。" +
  "会社や役所のネットワークでは、「次のアドレスへのウェブソケット（WebSocket）を、プロキシとセキュリティソフトで" +
  "通してください」と担当の方に伝えてください：";

/**
 * Watch the lines of a page. `answers`: whether the server answers a plain request soon; `tell`:
 * show the sentence or take it away.
 * @param {{answers: () => Promise<boolean>, tell: (blocked: boolean) => void,
 *   later: (job: () => void, ms: number) => void}} world
 */
export function watchLines({ answers, tell, later }) {
  /** Kinds of lines over which nothing has come yet. @type {Set<string>} */
  const silent = new Set();
  /** @type {Set<string>} */
  const known = new Set();
  const look = async (/** @type {string} */ kind) => {
    if (!silent.has(kind)) return;
    const blocked = await answers();
    if (!silent.has(kind)) return;
    if (blocked) tell(true);
    later(() => look(kind), AGAIN);
  };
  const begun = (/** @type {string} */ kind) => {
    if (known.has(kind)) return;
    known.add(kind);
    silent.add(kind);
    later(() => look(kind), SILENT);
  };
  const heard = (/** @type {string} */ kind) => {
    silent.delete(kind);
    if (!silent.size) tell(false);
  };
  return { begun, heard };
}

/** Whether the server answers a plain request soon. */
async function answers() {
  try {
    const ask = { cache: /** @type {const} */ ("no-store"), signal: AbortSignal.timeout(BUSY) };
    return (await fetch("/_stcore/health", ask)).ok;
  } catch {
    return false;
  }
}

/** @param {boolean} blocked */
function tell(blocked) {
  const there = document.querySelector(".ks-blocked");
  if (blocked === Boolean(there)) return;
  document.body.classList.toggle("ks-undisturbed", blocked);
  if (there) return there.remove();
  const line = document.createElement("p");
  line.className = "ks-blocked";
  line.setAttribute("role", "alert");
  line.textContent = `${SENTENCE}${location.origin}`;
  document.body.prepend(line);
}

if (globalThis.document) {
  const lines = watchLines({ answers, tell, later: (job, ms) => setTimeout(job, ms) });
  globalThis.WebSocket = class extends WebSocket {
    /** @param {string | URL} address @param {string | string[]} [protocols] */
    constructor(address, protocols) {
      super(address, protocols);
      const kind = new URL(address, location.href).pathname.split("/")[1];
      lines.begun(kind);
      this.addEventListener("message", () => lines.heard(kind), { once: true });
    }
  };
}
