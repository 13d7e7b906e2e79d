"""The live overlap: what a person likes and can do, what the town wants, and what lies in both."""

from __future__ import annotations

from components import part
from components.state import Here
from kasane.programme import OverlapSheet


def overlap(here: Here, sheet: OverlapSheet, key: str) -> None:
    """Show the overlap of one case at a time, on which all write at once.

    Args:
        here: where the viewer is.
        sheet: the overlap's definition.
        key: unique on the page.
    """
    part.mount_live(here, "sheets/overlap", {"sheet": sheet.id}, key)
