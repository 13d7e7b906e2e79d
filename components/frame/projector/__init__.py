"""The screen on the wall, which follows the facilitator by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict

from components import part
from components.frame.agenda import AgendaStep
from components.frame.stage import Material


class ProjectorActivity(TypedDict):
    """What is shown of an activity; `sheets` are the ids of its sheets."""

    what: str
    why: str
    goals: list[str]
    materials: list[Material]
    sheets: list[str]


class Welcome(TypedDict):
    """What is shown before the first activity; `date_text` such as 「令和8年12月8日（火）」."""

    name: str
    date_text: str
    venue: str
    room_url: str


def projector(
    workshop: str,
    welcome: Welcome,
    steps: list[AgendaStep],
    activities: dict[str, ProjectorActivity],
    purposes: dict[str, list[str]],
    sheets: dict[str, dict[str, Any]],
    left_out: Sequence[str],
    key: str,
) -> None:
    """Fill the window with the projector's screen.

    Args:
        workshop: its id.
        welcome: the facts for the first screen.
        steps: the programme's.
        activities: what is shown of each, by id.
        purposes: what each step is for, by its id.
        sheets: every sheet's definition, by id.
        left_out: ids of the steps that are not held in this workshop.
        key: unique on the page.
    """
    data = {
        "workshop": workshop,
        **welcome,
        "steps": steps,
        "activities": activities,
        "purposes": purposes,
        "sheets": sheets,
        "left_out": list(left_out),
    }
    part.mount("frame/projector", data, key)
