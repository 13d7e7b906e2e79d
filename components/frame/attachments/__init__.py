"""The papers and photographs of an activity: seen by all, put on the wall by those who lead."""

from __future__ import annotations

from components import part
from components.state import Here


def attachments(here: Here, activity: str) -> None:
    """Show what was brought for an activity; nothing where nothing was.

    Args:
        here: where the viewer is.
        activity: its id.
    """
    data = {"activity": activity}
    part.mount_live(here, "frame/attachments", data, f"attachments:{activity}")
