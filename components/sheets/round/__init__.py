"""A round: one person after another, with the room's timer."""

from __future__ import annotations

from components import part
from components.state import Here
from kasane.programme import RoundSheet


def turns(here: Here, sheet: RoundSheet, key: str) -> None:
    """Show a round: whose turn it is, who is next, and what was said where somebody keeps it.

    Args:
        here: where the viewer is.
        sheet: the round's definition.
        key: unique on the page.
    """
    part.mount_live(here, "sheets/round", {"sheet": sheet.id}, key)
