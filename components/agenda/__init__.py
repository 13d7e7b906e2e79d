"""The agenda as navigation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from components import part


class AgendaActivity(TypedDict):
    """A line of the agenda; `clock` such as 「13:45」."""

    id: str
    short: str
    title: str
    clock: str | None
    minutes_text: str


class AgendaStep(TypedDict):
    """A step; `current`: it belongs to the meeting that is on, so it is not folded."""

    id: str
    short: str
    title: str
    activities: list[AgendaActivity]
    current: bool


def agenda(
    workshop: str,
    name: str,
    meeting_text: str,
    open_activity: str | None,
    steps: list[AgendaStep],
    key: str,
    on_open: Callable[[str], None],
) -> None:
    """Show the agenda; what the room does moves in it by itself.

    Args:
        workshop: its id.
        name: the workshop's, until the live record is there.
        meeting_text: which meeting, such as 「Step2　令和8年12月8日（火）13:30–16:30」.
        open_activity: id of the activity whose page is open.
        steps: what comes when.
        key: unique on the page.
        on_open: called with the id of the activity to open.
    """
    data = {
        "workshop": workshop,
        "name": name,
        "meeting_text": meeting_text,
        "open": open_activity,
        "steps": steps,
    }
    part.mount("agenda", data, key, on_open)
