"""The roster of a workshop, live."""

from __future__ import annotations

from components import part


def members(workshop: str, meeting: str | None, key: str) -> None:
    """Show the roster with who is here and who came.

    Args:
        workshop: its id.
        meeting: the meeting whose attendance is kept; None hides that column.
        key: unique on the page.
    """
    part.mount("frame/members", {"workshop": workshop, "meeting": meeting}, key)
