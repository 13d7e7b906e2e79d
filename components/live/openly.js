/** Whether what is written here goes to another machine without encryption. Pure. */

const THIS_MACHINE = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** @param {{protocol: string, hostname: string} | undefined} address the page's own */
export function travelsOpenly(address) {
  return address?.protocol === "http:" && !THIS_MACHINE.has(address.hostname);
}
