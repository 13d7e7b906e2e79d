"""On a page that is no activity's: where the room is, offered to those who take part."""

from __future__ import annotations

from collections.abc import Callable

from components import part
from components.state import Here


def follow(here: Here, on_open: Callable[[str], None]) -> None:
    """Show a bar with the way to the room while it is at an activity.

    Args:
        here: where the viewer is.
        on_open: called with the id of the activity to open.
    """
    part.mount_live(here, "frame/follow", {}, "follow", on_open)
