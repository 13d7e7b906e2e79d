"""What is measured inside the page: colours, names of controls, sizes, and text that is cut off."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

_TOOLS = r"""
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
"""

_CONTRAST = """(selector) => {
  const poor = [];
  const pairs = new Set();
  for (const root of document.querySelectorAll(selector))
    for (const [text, element] of texts(root)) {
      const style = getComputedStyle(element);
      const back = behind(element);
      const front = over(rgba(style.color), back);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      pairs.add(`${style.color} ${JSON.stringify(back)}`);
      const found = ratio(front, back);
      if (found < (large ? 3 : 4.5)) poor.push(`${short(text.data)} ${who(element)} ${found.toFixed(2)}`);
    }
  return { poor: [...new Set(poor)], pairs: pairs.size };
}"""

_CUT = """(selector) => {
  const cut = [];
  for (const root of document.querySelectorAll(selector))
    for (const [text, element] of texts(root)) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const rect = range.getBoundingClientRect();
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        const frame = at.getBoundingClientRect();
        const hides = (how) => how === "hidden" || how === "clip";
        const wide = hides(style.overflowX) && (rect.right > frame.right + 2 || rect.left < frame.left - 2);
        const high = hides(style.overflowY) && (rect.bottom > frame.bottom + 2 || rect.top < frame.top - 2);
        if (style.overflowX === "auto" || style.overflowX === "scroll" || style.overflowY === "auto" || style.overflowY === "scroll") break;
        if (wide || high) {
          cut.push(`${short(text.data)} in ${who(at)}`);
          break;
        }
      }
    }
  return [...new Set(cut)];
}"""

_SMALL = """([selector, least]) => {
  const small = [];
  for (const root of document.querySelectorAll(selector))
    for (const control of root.querySelectorAll("button, a[href], input, select, textarea, summary")) {
      if (!seen(control)) continue;
      const target = control.type === "radio" || control.type === "checkbox" ? control.closest("label") ?? control : control;
      const { width, height } = target.getBoundingClientRect();
      if (width < least - 0.5 || height < least - 0.5)
        small.push(`${short(control.textContent || control.ariaLabel || "")} ${who(control)} ${Math.round(width)}×${Math.round(height)}`);
    }
  return [...new Set(small)];
}"""

_CONTROLS = {"button", "link", "textbox", "combobox", "checkbox", "radio", "menuitem", "switch"}


def _run(page: Page, script: str, given: Any) -> Any:
    """A script with the tools above; `given` is its argument."""
    return page.evaluate(f"(given) => {{ {_TOOLS} return ({script})(given); }}", given)


def poor_contrast(page: Page, selector: str) -> list[str]:
    """Texts in these parts whose colour is too close to what lies behind them."""
    found = _run(page, _CONTRAST, selector)
    assert found["pairs"] > 0, f"no text in {selector}"
    poor: list[str] = found["poor"]
    return poor


def cut_texts(page: Page, selector: str) -> list[str]:
    """Texts in these parts that something hides the end of, and that can't be scrolled to."""
    cut: list[str] = _run(page, _CUT, selector)
    return cut


def small_targets(page: Page, selector: str, least: int) -> list[str]:
    """Controls in these parts that are smaller than a finger."""
    small: list[str] = _run(page, _SMALL, [selector, least])
    return small


def nameless(page: Page) -> list[str]:
    """Roles of the controls that a screen reader has no name for."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    shown = [node for node in nodes if not node.get("ignored")]
    controls = [node for node in shown if node.get("role", {}).get("value") in _CONTROLS]
    assert controls, "no controls on the page"
    without = [node for node in controls if not node.get("name", {}).get("value", "").strip()]
    return [node["role"]["value"] for node in without]


def scrolls_sideways(page: Page) -> bool:
    """Whether the page, or Streamlit's frame of it, is wider than the window."""
    wide: bool = page.evaluate(
        """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
          .some((part) => part && part.scrollWidth > part.clientWidth + 1)"""
    )
    return wide
