/** Small tools with which every part makes its elements. Text goes in as text, never as HTML. */

/** A sign, such as ？ or …, which a browser that translates a page must leave alone. */
const SIGN = /^[^\p{L}\p{N}]{1,2}$/u;
const AS_PROPERTY = new Set(["value", "checked", "disabled", "hidden", "selected"]);

/**
 * An element with its properties and children. In the properties "text" and "class" are what they
 * say, functions named "onclick" and the like are listeners, all others are attributes; false,
 * null and undefined leave an attribute out, and a child too.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [props]
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  const there = (/** @type {any} */ child) => child !== null && child !== undefined &&
    child !== false;
  element.append(.../** @type {Node[]} */ (children.filter(there)));
  return element;
}

function setProp(/** @type {any} */ element, /** @type {string} */ name, /** @type {any} */ value) {
  if (value === undefined || value === null || value === false) return;
  if (name === "text") element.textContent = value;
  else if (name === "class") element.className = value;
  else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (AS_PROPERTY.has(name)) element[name] = value;
  else attribute(element, name, value);
}

/**
 * Set an attribute, or take it off.
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | null | undefined} value
 */
export function attribute(element, name, value) {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/**
 * A button.
 * @param {string} text
 * @param {((event: any) => void) | string | null} press a listener, or the name under which a
 *   listener further up knows it (`data-act`)
 * @param {string} [look] such as "primary", "danger" or "small"; several with blanks between
 * @param {Record<string, any>} [props] a "class" among them stands instead of the look
 * @returns {HTMLButtonElement}
 */
export function button(text, press, look = "", props = {}) {
  const looks = look.split(" ").filter(Boolean).map((word) => `ks-${word}`);
  const done = typeof press === "string" ? { "data-act": press } : { onclick: press };
  const made = h("button", { type: "button", class: ["ks-btn", ...looks].join(" "), text, ...done,
    ...props });
  if (SIGN.test(text)) made.translate = false;
  return made;
}

/**
 * A label with its control inside.
 * @param {string} text
 * @param {HTMLElement} control
 * @returns {HTMLLabelElement}
 */
export function labelled(text, control) {
  return h("label", { class: "ks-labelled" }, h("span", { text }), control);
}

/**
 * Set a text only where it differs, so that nothing is announced or drawn twice.
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The element that has the focus, inside a shadow root too. */
export function focused(/** @type {any} */ element) {
  return element.getRootNode().activeElement ?? null;
}

/** What a press is in: the nearest that matches. @param {Event} event @param {string} selector */
export function pressedIn(event, selector) {
  const target = /** @type {Element | null} */ (event.target);
  return /** @type {HTMLElement | null} */ (target?.closest?.(selector) ?? null);
}

/**
 * The first in a box of what can be written in or pressed.
 * @param {ParentNode} box
 * @param {string} [selector]
 * @returns {HTMLElement | null}
 */
export function firstField(box, selector = "button, input, textarea, select") {
  return box.querySelector(selector);
}

/**
 * Put children in order, moving as few as possible and never the pinned one: an element that is
 * moved loses its focus and an unfinished conversion.
 * @param {Element} parent
 * @param {Element[]} wanted
 * @param {Element | null} [pinned]
 */
export function arrange(parent, wanted, pinned = null) {
  if (parent.childElementCount === wanted.length &&
      wanted.every((element, index) => parent.children[index] === element)) {
    return;
  }
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  let cursor = parent.firstElementChild;
  for (const element of wanted) {
    while (element === pinned && cursor && cursor !== pinned && pinned.parentElement === parent) {
      const next = cursor.nextElementSibling;
      parent.append(cursor);
      cursor = next;
    }
    if (element === cursor) cursor = cursor.nextElementSibling;
    else parent.insertBefore(element, cursor);
  }
}

/**
 * Say which styles hold inside of a part's root, beside kit.css: names of stylesheets. What a root
 * doesn't wear doesn't reach it (kasane/live/styles.py).
 * @param {HTMLElement} root
 * @param {...string} names
 */
export function wear(root, ...names) {
  root.dataset.wears = names.join(" ");
}
