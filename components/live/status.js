/** The line that says whether everything is kept: 保存済み, 送信待ち, 未接続. */

/**
 * @param {{status: string, pending: any[], savedAt: number | null, outMessage: string}} live
 * @returns {{text: string, tone: "saved" | "waiting" | "failed"}}
 */
export function statusText(live) {
  const waiting = live.pending.length;
  if (live.status === "out") return { text: `✕ ${live.outMessage}`, tone: "failed" };
  if (live.status === "sending") return { text: `送信待ち ${waiting}件`, tone: "waiting" };
  if (live.status === "saved") return { text: `✓ 保存済み ${clock(live.savedAt)}`, tone: "saved" };
  if (live.savedAt === null && waiting === 0) return { text: "つないでいます…", tone: "waiting" };
  const left = waiting ? `・送信待ち ${waiting}件` : "";
  return { text: `未接続${left}（書いたものはこの端末に残っています）`, tone: "failed" };
}

/** Hours and minutes on this device. @param {number | null} at */
function clock(at) {
  if (at === null) return "";
  const time = new Date(at);
  return `${time.getHours()}:${String(time.getMinutes()).padStart(2, "0")}`;
}

/**
 * Show the state in an element.
 * @param {HTMLElement} root
 * @param {import("./live.js").Live} live
 * @returns {() => void} stops it
 */
export function mountStatus(root, live) {
  const line = document.createElement("span");
  line.setAttribute("role", "status");
  root.append(line);
  const draw = () => {
    const { text, tone } = statusText(live);
    if (line.textContent !== text) line.textContent = text;
    line.className = `ks-status ks-${tone}`;
  };
  const stop = live.onStatus(draw);
  draw();
  return () => {
    stop();
    line.remove();
  };
}
