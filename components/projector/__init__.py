"""The screen on the wall, which follows the facilitator by itself."""

from __future__ import annotations

from typing import Any, TypedDict

from components import part
from components.stage import Material


class ProjectorActivity(TypedDict):
    """An activity as it is shown; `sheet` is the id of its board, if it has one."""

    id: str
    title: str
    what: str
    why: str
    goals: list[str]
    minutes_text: str
    materials: list[Material]
    sheet: str | None


class ProjectorStep(TypedDict):
    """A step; `short` such as 「Step2」."""

    id: str
    short: str
    title: str
    activities: list[ProjectorActivity]


class Welcome(TypedDict):
    """What is shown before the first activity; `date_text` such as 「令和8年12月8日（火）」."""

    name: str
    date_text: str
    venue: str
    room_url: str


def projector(
    workshop: str,
    welcome: Welcome,
    steps: list[ProjectorStep],
    sheets: dict[str, dict[str, Any]],
    key: str,
) -> None:
    """Fill the window with the projector's screen.

    Args:
        workshop: its id.
        welcome: the facts for the first screen.
        steps: the programme.
        sheets: sheet id to the board's definition, as `components.board` takes it.
        key: unique on the page.
    """
    part.mount(
        "projector", {"workshop": workshop, **welcome, "steps": steps, "sheets": sheets}, key
    )
