/** Ids made by this device. Works on http:// too, where crypto.randomUUID is not there. */

/** @returns {string} 32 hexadecimal digits */
export function newId() {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
