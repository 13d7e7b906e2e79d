/** What stands over a whole page once its workshop was erased, or somebody has signed out. */

/** Where somebody erases; that page says itself what was done. */
const SAYS_ITSELF = "/closing";

/** @param {string} message */
export function sayEnded(message) {
  if (location.pathname.endsWith(SAYS_ITSELF)) return;
  const over = document.createElement("div");
  const home = document.createElement("a");
  over.setAttribute("role", "alert");
  over.append(message, home);
  home.href = "/";
  home.textContent = "はじめの画面へ";
  Object.assign(over.style, {
    position: "fixed",
    inset: "0",
    zIndex: "2147483647",
    display: "grid",
    gap: "24px",
    placeContent: "center",
    padding: "24px",
    background: "Canvas",
    color: "CanvasText",
    fontSize: "20px",
    lineHeight: "1.7",
  });
  document.body.append(over);
}
