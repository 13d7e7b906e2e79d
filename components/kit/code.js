/** Codes as people read and type them. Pure functions. */

/** In groups of three for reading out: "K7M 4QX"; longer codes in fours. */
export function grouped(/** @type {string} */ code) {
  const size = code.length <= 9 ? 3 : 4;
  return (code.match(new RegExp(`.{1,${size}}`, "g")) ?? []).join(" ");
}

/** A typed code without the spaces, full-width letters, dashes and lower case. */
export function tidied(/** @type {string} */ typed) {
  return typed.normalize("NFKC").replace(/[\s\-‐-―−ー]/g, "").toUpperCase();
}

/** The address that lets somebody in. */
export function joinLink(/** @type {string} */ roomUrl, /** @type {string} */ code) {
  return `${roomUrl.replace(/\/+$/, "")}/join?code=${encodeURIComponent(code)}`;
}

/** The QR picture of the address of something that is looked at. */
export function addressQr(/** @type {string} */ workshop, /** @type {string} */ address) {
  return `/qr/${encodeURIComponent(workshop)}/material.svg?address=${encodeURIComponent(address)}`;
}

/** The address of the QR picture. */
export function qrAddress(/** @type {string} */ workshop, /** @type {string} */ code) {
  return `/qr/${encodeURIComponent(workshop)}.svg?c=${encodeURIComponent(code)}`;
}
