"""The head of an activity's page: where we are, the time, what and why, how to go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from components import part
from components.frame.agenda import AgendaStep


class Material(TypedDict):
    """Something to look at in an activity; `segment` says which part of it."""

    title: str
    url: str | None
    kind: str | None
    segment: str | None


class Preset(TypedDict):
    """A length that the timer offers, such as 「5分」."""

    label: str
    seconds: int


class WallSheet(TypedDict):
    """A sheet that can be on the wall."""

    id: str
    title: str


class StageActivity(TypedDict):
    """The activity whose page is open.

    `held`: what 個人ワーク, 公開 and 締切 are about, where the page has more than that.
    """

    id: str
    title: str
    short: str
    step_title: str
    what: str
    why: str
    goals: list[str]
    alone_minutes: int | None
    materials: list[Material]
    sheets: list[WallSheet]
    held: str


def stage(
    workshop: str,
    activity: StageActivity,
    sheet: str | None,
    presets: list[Preset],
    steps: list[AgendaStep],
    key: str,
    on_open: Callable[[str], None],
) -> None:
    """Show the head of an activity's page, for those who lead and for everybody else.

    Args:
        workshop: its id.
        activity: the one whose page is open.
        sheet: id of the sheet on the page; its state can be set.
        presets: lengths offered for the timer, beside the activity's own.
        steps: the programme's, for what comes next and where the room went.
        key: unique on the page.
        on_open: called with the id of the activity to open.
    """
    data = {
        "workshop": workshop,
        "activity": activity,
        "sheet": sheet,
        "presets": presets,
        "steps": steps,
    }
    part.mount("frame/stage", data, key, on_open)
