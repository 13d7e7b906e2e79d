"""The head of an activity's page: where we are, the time, what and why, how to go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from components import part
from components.timer import Preset


class Material(TypedDict):
    """Something to look at in an activity; `segment` says which part of it."""

    title: str
    url: str | None
    kind: str | None
    segment: str | None


class Next(TypedDict):
    """The activity that follows; `minutes_text` such as 「30分」."""

    id: str
    title: str
    minutes_text: str


class StageActivity(TypedDict):
    """The activity whose page is open."""

    id: str
    title: str
    short: str
    step_title: str
    what: str
    why: str
    goals: list[str]
    minutes_text: str
    alone_minutes: int | None
    next: Next | None
    materials: list[Material]


class PageTitle(TypedDict):
    """What another activity's page is called."""

    title: str


def stage(
    workshop: str,
    activity: StageActivity,
    sheet: str | None,
    presets: list[Preset],
    pages: dict[str, PageTitle],
    key: str,
    on_open: Callable[[str], None],
) -> None:
    """Show the head of an activity's page, for those who lead and for everybody else.

    Args:
        workshop: its id.
        activity: the one whose page is open.
        sheet: id of the sheet on the page; its state can be set.
        presets: lengths offered for the timer.
        pages: activity id to page, for following the room.
        key: unique on the page.
        on_open: called with the id of the activity to open.
    """
    data = {
        "workshop": workshop,
        "activity": activity,
        "sheet": sheet,
        "presets": presets,
        "pages": pages,
    }
    part.mount("stage", data, key, on_open)
