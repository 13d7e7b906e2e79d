"""What is measured inside the page: colours, names of controls, sizes, and text that is cut off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_STYLED = """() => document.readyState === "complete"
  && [...document.querySelectorAll('link[rel="stylesheet"]')].every((link) => link.sheet)"""
_CONTROLS = {"button", "link", "textbox", "combobox", "checkbox", "radio", "menuitem", "switch"}


def _run(page: Page, what: str, given: Any) -> Any:
    """One of the script's functions, once all styles are there."""
    page.wait_for_function(_STYLED)
    return page.evaluate(f"(given) => {_SCRIPT.strip()}.{what}(given)", given)


def poor_contrast(page: Page, selector: str) -> list[str]:
    """Texts in these parts whose colour is too close to what lies behind them."""
    found = _run(page, "contrast", selector)
    assert found["pairs"] > 0, f"no text in {selector}"
    poor: list[str] = found["poor"]
    return poor


def cut_texts(page: Page, selector: str) -> list[str]:
    """Texts in these parts that something hides the end of, and that can't be scrolled to."""
    cut: list[str] = _run(page, "cut", selector)
    return cut


def small_targets(page: Page, selector: str, least: int) -> list[str]:
    """Controls in these parts that are smaller than a finger."""
    small: list[str] = _run(page, "small", [selector, least])
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
