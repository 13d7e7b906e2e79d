/** Small tools with which the parts around the board build their screens. */

/**
 * @typedef {object} Properties
 * @property {string} [class]
 * @property {string} [text] put in as text, never as HTML
 * @property {Record<string, string | number | boolean | null | undefined>} [attributes]
 *   false, null and undefined leave the attribute out
 * @property {Record<string, (event: any) => void>} [on]
 */

/**
 * An element with its properties and children; null children are left out.
 * @param {string} tag
 * @param {Properties} [properties]
 * @param {...(Node | string | null)} children
 * @returns {any}
 */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  if (properties.class) node.className = properties.class;
  if (properties.text !== undefined) node.textContent = properties.text;
  for (const [name, value] of Object.entries(properties.attributes ?? {})) {
    attribute(node, name, value);
  }
  for (const [name, listener] of Object.entries(properties.on ?? {})) {
    node.addEventListener(name, listener);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

/**
 * Set an attribute, or take it off.
 * @param {Element} node
 * @param {string} name
 * @param {string | number | boolean | null | undefined} value
 */
export function attribute(node, name, value) {
  if (value === false || value === null || value === undefined) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : String(value));
}

/**
 * A button. `look` is "", "primary", "danger" or "small".
 * @param {string} text
 * @param {(event: any) => void} press
 * @param {string} [look]
 * @returns {HTMLButtonElement}
 */
export function button(text, press, look = "") {
  const classes = look ? `ks-btn ks-${look}` : "ks-btn";
  return el("button", { class: classes, text, attributes: { type: "button" }, on: { click: press } });
}

/**
 * A label with its control inside.
 * @param {string} text
 * @param {HTMLElement} control
 * @returns {HTMLLabelElement}
 */
export function labelled(text, control) {
  return el("label", { class: "ks-labelled" }, el("span", { text }), control);
}

/**
 * Write a text where it differs, so that screen readers are told only of real changes.
 * @param {Element} node
 * @param {string} text
 */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Load a stylesheet once; and the common tokens before it.
 * @param {...string | URL} addresses
 */
export function styles(...addresses) {
  const base = new URL("./base.css", import.meta.url);
  const common = new URL("./common.css", import.meta.url);
  for (const address of [base, common, ...addresses].map(String)) {
    if ([...document.styleSheets].some((sheet) => sheet.href === address)) continue;
    const links = document.head.querySelectorAll("link[rel=stylesheet]");
    if ([...links].some((link) => /** @type {any} */ (link).href === address)) continue;
    document.head.append(el("link", { attributes: { rel: "stylesheet", href: address } }));
  }
}
