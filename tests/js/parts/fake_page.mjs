/** As much of a page as undisturbed.js and japanese.js look at, and who watches it. */

class Child {
  constructor({ testid = "", title = "" } = {}) {
    this.testid = testid;
    this.title = title;
    this.inert = false;
    this.pressed = 0;
    this.classes = new Set();
    this.classList = { add: (name) => this.classes.add(name) };
  }

  getAttribute(name) {
    return name === "aria-label" ? this.label : null;
  }

  setAttribute(_name, value) {
    this.label = value;
  }

  removeAttribute(name) {
    if (name === "inert") this.inert = false;
  }

  querySelector(selector) {
    if (selector === "h2") return this.title ? { textContent: this.title } : null;
    return { click: () => (this.pressed += 1) };
  }
}

/**
 * Put a page in place of the browser's; `opens` a dialog in it; `skip` and `labelled` speak
 * English.
 */
export function fakePage() {
  const watchers = new Set();
  const classes = new Set();
  const app = new Child();
  const children = [app];
  const skip = { nodeType: 3, nodeValue: "Skip to main content" };
  const labelled = new Child();
  labelled.label = "Expand sidebar";
  globalThis.MutationObserver = class {
    constructor(job) {
      this.job = job;
    }
    observe() {
      watchers.add(this);
    }
    disconnect() {
      watchers.delete(this);
    }
  };
  globalThis.document = {
    body: {
      children,
      classList: { add: (name) => classes.add(name), remove: (name) => classes.delete(name) },
    },
    querySelectorAll: (selector) => {
      if (selector.includes("aria-label")) return [labelled];
      if (selector.includes("stSkipToContent")) return [{ nodeType: 1, childNodes: [skip] }];
      return children.filter((child) => child.testid === "stDialog");
    },
  };
  const opens = (title) => {
    const dialog = new Child({ testid: "stDialog", title });
    children.push(dialog);
    app.inert = true;
    for (const watcher of watchers) watcher.job();
    return dialog;
  };
  return { app, classes, labelled, opens, skip, watchers };
}
