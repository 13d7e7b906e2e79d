/** Small helpers for making elements. Text goes in as text, never as HTML. */

const AS_PROPERTY = new Set(["value", "checked", "disabled", "hidden", "selected"]);

/**
 * @param {string} tag
 * @param {Object<string, any>} [props] "text", "class", attributes, and "onclick" etc. as listeners
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {any}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function setProp(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === "text") element.textContent = value;
  else if (name === "class") element.className = value;
  else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (AS_PROPERTY.has(name)) element[name] = value;
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** A button that says what it does through `data-act`. */
export function button(text, act, props = {}) {
  return h("button", { type: "button", class: "ks-btn", "data-act": act, text, ...props });
}

/**
 * Put children in order, moving as few as possible and never the pinned one: an element that is
 * moved loses its focus and an unfinished conversion.
 * @param {Element} parent
 * @param {Element[]} wanted
 * @param {Element | null} [pinned]
 */
export function arrange(parent, wanted, pinned = null) {
  if (parent.childElementCount === wanted.length && wanted.every((element, index) => parent.children[index] === element)) return;
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

/** Set a text only where it differs, so that nothing is announced or drawn twice. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The element that has the focus, inside a shadow root too. */
export function focused(element) {
  return element.getRootNode().activeElement ?? null;
}

/** Load a style sheet once, where the part lives: the page's head or the shadow root. */
export function loadStyle(element, href) {
  const home = element.getRootNode() instanceof ShadowRoot ? element.getRootNode() : document.head;
  const known = [...home.querySelectorAll('link[rel="stylesheet"]')].some((link) => link.href === href);
  if (known) return Promise.resolve();
  const link = h("link", { rel: "stylesheet", href });
  const loaded = new Promise((resolve) => {
    link.onload = resolve;
    link.onerror = resolve;
  });
  home.append(link);
  return loaded;
}
