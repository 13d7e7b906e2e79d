/** Where the pages of papers and photographs are. Pure. */

/** @param {string} workshop @param {string} id @param {number} page counted from 1 */
export function addressOf(workshop, id, page) {
  return `/attachments/${workshop}/${id}/${page}.jpg`;
}

/** 「人口の推移　2／5」 @param {{title: string, pages: number}} attachment @param {number} page */
export function pageText({ title, pages }, page) {
  return pages > 1 ? `${title}　${page}／${pages}` : title;
}

/**
 * The page after another, or the one before; it stays at the ends.
 * @param {number} page @param {number} by @param {number} pages
 */
export function turned(page, by, pages) {
  return Math.min(pages, Math.max(1, page + by));
}
