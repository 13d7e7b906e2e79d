"""The agenda as navigation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict

from components import part


class AgendaActivity(TypedDict):
    """An activity; `planned`: its whole minutes, 0 where they are left open."""

    id: str
    short: str
    title: str
    minutes_text: str
    planned: int


class AgendaStep(TypedDict):
    """A step; `short` such as 「Step2」, `meeting`: people sit together for it."""

    id: str
    short: str
    title: str
    meeting: bool
    activities: list[AgendaActivity]


def agenda(
    workshop: str,
    name: str,
    open_activity: str | None,
    steps: list[AgendaStep],
    left_out: Sequence[str],
    key: str,
    on_open: Callable[[str], None],
) -> None:
    """Show the agenda; what the room does moves in it by itself.

    Where another step is left out the page that it stands on is drawn anew.

    Args:
        workshop: its id.
        name: the workshop's, until the live record is there.
        open_activity: id of the activity whose page is open.
        steps: the programme's; order, lengths and times are the live records'.
        left_out: ids of the steps that are not held in this workshop.
        key: unique on the page.
        on_open: called with the id of the activity to open.
    """
    data = {
        "workshop": workshop,
        "name": name,
        "open": open_activity,
        "steps": steps,
        "left_out": list(left_out),
    }
    part.mount("frame/agenda", data, key, lambda activity: on_open(activity) if activity else None)
