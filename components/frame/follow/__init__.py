"""On a page that is no activity's: where the room is, offered to those who take part."""

from __future__ import annotations

from collections.abc import Callable

from components import part
from components.frame.agenda import AgendaStep


def follow(
    workshop: str, steps: list[AgendaStep], key: str, on_open: Callable[[str], None]
) -> None:
    """Show a bar with the way to the room while it is at an activity.

    Args:
        workshop: its id.
        steps: the programme's.
        key: unique on the page.
        on_open: called with the id of the activity to open.
    """
    part.mount("frame/follow", {"workshop": workshop, "steps": steps}, key, on_open)
