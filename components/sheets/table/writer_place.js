/** Where the text field of the grid lies: over its cell, which is in the grid's frame. */

const WITH_LIST = 260;
const NARROWEST = 180;
const HIGHEST = 320;

/**
 * Out of sight where the cell is scrolled away; never beyond the right edge.
 * @param {any} writer
 */
export function placeOver(writer) {
  const { grid, element } = writer;
  const cell = writer.state !== "off" && grid.at &&
    grid.api ? grid.cell(grid.at.id, grid.at.columnId) : null;
  const view = grid.frame?.contentDocument?.querySelector(".ag-body-viewport")
    ?.getBoundingClientRect();
  const rect = cell?.getBoundingClientRect();
  const seen = Boolean(rect && view && rect.bottom > view.top + 4 && rect.top < view.bottom - 4);
  element.dataset.seen = String(seen || writer.state === "open");
  if (!rect || !view) return;
  const frame = grid.frame.getBoundingClientRect();
  const home = element.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const top = Math.max(view.top, Math.min(rect.top, view.bottom - 40));
  const width = writer.state === "open"
    ? Math.max(rect.width, writer.picker.open ? WITH_LIST : NARROWEST) : rect.width;
  const left = Math.max(0, Math.min(rect.left, frame.width - width));
  element.style.left = `${frame.left + left - home.left}px`;
  element.style.top = `${frame.top + top - home.top}px`;
  element.style.width = `${width}px`;
  element.style.setProperty("--ks-cell-height", `${rect.height}px`);
  if (writer.state === "open") grow(writer);
}

/** As high as its text. */
function grow(/** @type {any} */ writer) {
  const { field } = writer;
  field.style.height = "auto";
  field.style.height = `${Math.min(HIGHEST, field.scrollHeight + 2)}px`;
}
