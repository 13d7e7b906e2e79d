/** What is measured inside the page. An expression: functions that take a selector of the parts. */
(() => {
  const rgba = (text) => {
    const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const over = (top, under) => ({
    r: top.r * top.a + under.r * (1 - top.a),
    g: top.g * top.a + under.g * (1 - top.a),
    b: top.b * top.a + under.b * (1 - top.a),
    a: 1,
  });
  const light = ({ r, g, b }) => {
    const part = (value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  /* What lies behind an element's text, from the page up. */
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = rgba(getComputedStyle(at).backgroundColor);
      if (layer.a > 0) layers.push(layer);
      if (layer.a === 1) break;
    }
    return layers.reduceRight((under, top) => over(top, under), { r: 255, g: 255, b: 255, a: 1 });
  };
  const seen = (element) => {
    if (element.closest(".ks-unseen, [hidden], option")) return false;
    const rect = element.getBoundingClientRect();
    if (rect.right <= 0 || rect.left >= innerWidth) return false;
    return rect.width > 1 && rect.height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const texts = function* (root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && seen(element)) yield [walker.currentNode, element];
    }
  };
  const short = (text) => text.trim().replace(/\s+/g, " ").slice(0, 30);
  const who = (element) => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")}`;

  /* Texts too close in colour to what lies behind them (WCAG 2.2, 1.4.3). */
  const contrast = (selector) => {
    const poor = new Set();
    const pairs = new Set();
    for (const root of document.querySelectorAll(selector)) {
      for (const [text, element] of texts(root)) {
        const style = getComputedStyle(element);
        const back = behind(element);
        const front = over(rgba(style.color), back);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        const found = ratio(front, back);
        pairs.add(`${style.color} ${JSON.stringify(back)}`);
        if (found < (large ? 3 : 4.5)) poor.add(`${short(text.data)} ${who(element)} ${found.toFixed(2)}`);
      }
    }
    return { poor: [...poor], pairs: pairs.size };
  };

  const hides = (how) => how === "hidden" || how === "clip";
  const scrolls = (how) => how === "auto" || how === "scroll";

  /* Texts whose end something hides, and that can't be scrolled to. */
  const cut = (selector) => {
    const found = new Set();
    for (const root of document.querySelectorAll(selector)) {
      for (const [text, element] of texts(root)) {
        const by = hiddenBy(text, element);
        if (by) found.add(`${short(text.data)} in ${who(by)}`);
      }
    }
    return [...found];
  };

  const hiddenBy = (text, element) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const rect = range.getBoundingClientRect();
    /* Above and below its signs a font has room. */
    const slack = Math.max(2, 0.25 * parseFloat(getComputedStyle(element).fontSize));
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      if (scrolls(overflowX) || scrolls(overflowY)) return null;
      const { left, right, top, bottom } = at.getBoundingClientRect();
      if (hides(overflowX) && (rect.right > right + 2 || rect.left < left - 2)) return at;
      if (hides(overflowY) && (rect.bottom > bottom + slack || rect.top < top - slack)) return at;
    }
    return null;
  };

  /* Controls smaller than `least`; a box to tick is as large as its label or note. */
  const small = ([selector, least]) => {
    const found = new Set();
    const kinds = "button, a[href], input, select, textarea, summary";
    for (const root of document.querySelectorAll(selector)) {
      for (const control of [...root.querySelectorAll(kinds)].filter(seen)) {
        const ticked = control.type === "radio" || control.type === "checkbox";
        const target = (ticked && control.closest("label, .ks-note")) || control;
        const { width, height } = target.getBoundingClientRect();
        const name = short(control.textContent || control.ariaLabel || "");
        if (Math.min(width, height) < least - 0.5) found.add(`${name} ${who(control)} ${Math.round(width)}×${Math.round(height)}`);
      }
    }
    return [...found];
  };

  return { contrast, cut, small };
})()
