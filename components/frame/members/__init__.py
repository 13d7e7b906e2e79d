"""The roster of a workshop, live."""

from __future__ import annotations

from components import part
from components.state import Here


def members(here: Here, key: str) -> None:
    """Show the roster with who is here and who came.

    Args:
        here: where the viewer is; attendance is kept of the meeting that is on or comes next.
        key: unique on the page.
    """
    data = {
        "workshop": here.actor.workshop,
        "meeting": here.info.meeting,
        "kana": here.programme.about_members.kana,
    }
    part.mount("frame/members", data, key)
