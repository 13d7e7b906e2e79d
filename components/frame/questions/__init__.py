"""Questions from the room, on the page of an activity."""

from __future__ import annotations

from components import part
from components.state import Here


def questions(here: Here, key: str) -> None:
    """Show what was asked, and where somebody can ask.

    Args:
        here: where the viewer is.
        key: unique on the page.
    """
    part.mount_live(here, "frame/questions", {}, f"questions:{key}")
