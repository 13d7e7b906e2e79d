"""What is measured inside the page: colours, names of controls, sizes, and text that is cut off.

A page may still be drawing, so what is measured is measured again until it is as it should be;
what never is comes back as it was last.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import FloatRect, Locator, Page

from tests.support.waiting import wait_until

T = TypeVar("T")

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_STYLED = """() => document.readyState === "complete"
  && [...document.querySelectorAll('link[rel="stylesheet"]')].every((link) => link.sheet)"""
_CONTROLS = {"button", "link", "textbox", "combobox", "checkbox", "radio", "menuitem", "switch"}


def in_the_end(look: Callable[[], T], fine: Callable[[T], object]) -> T:
    """What is seen once it is fine, or what is seen last."""
    seen = [look()]

    def holds() -> object:
        seen[0] = look()
        return fine(seen[0])

    if not fine(seen[0]):
        with contextlib.suppress(AssertionError):
            wait_until(holds)
    return seen[0]


def still(what: Locator, target: Locator) -> tuple[FloatRect, FloatRect]:
    """Where something is, and where it is to be dragged to, once neither moves.

    The former is in sight: both are measured after the page was scrolled to it.
    """
    target.scroll_into_view_if_needed()  # waits until it has stood still
    what.scroll_into_view_if_needed()
    start, end = what.bounding_box(), target.bounding_box()
    assert start
    assert end
    return start, end


def _run(page: Page, what: str, given: Any) -> Any:
    """One of the script's functions, once all styles are there."""
    page.wait_for_function(_STYLED)
    return page.evaluate(f"(given) => {_SCRIPT.strip()}.{what}(given)", given)


def _is_empty(found: object) -> bool:
    return not found


def poor_contrast(page: Page, selector: str) -> list[str]:
    """Texts in these parts whose colour is too close to what lies behind them."""
    found = in_the_end(
        lambda: _run(page, "contrast", selector),
        lambda found: found["pairs"] > 0 and not found["poor"],
    )
    assert found["pairs"] > 0, f"no text in {selector}"
    poor: list[str] = found["poor"]
    return poor


def cut_texts(page: Page, selector: str) -> list[str]:
    """Texts in these parts that something hides the end of, and that can't be scrolled to."""
    cut: list[str] = in_the_end(lambda: _run(page, "cut", selector), _is_empty)
    return cut


def small_targets(page: Page, selector: str, least: int) -> list[str]:
    """Controls in these parts that are smaller than a finger."""
    small: list[str] = in_the_end(lambda: _run(page, "small", [selector, least]), _is_empty)
    return small


def nameless(page: Page) -> list[str]:
    """Roles of the controls that a screen reader has no name for."""
    return in_the_end(lambda: _nameless(page), _is_empty)


def _nameless(page: Page) -> list[str]:
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
    wide: bool = in_the_end(lambda: page.evaluate(_WIDE), _is_empty)
    return wide


_WIDE = """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
  .some((part) => part && part.scrollWidth > part.clientWidth + 1)"""
