"""The room's timer, alone on a page."""

from __future__ import annotations

from typing import TypedDict

from components import part


class Preset(TypedDict):
    """A length that is offered, such as 「5分」."""

    label: str
    seconds: int


def timer(workshop: str, key: str, *, controls: bool = False, presets: list[Preset]) -> None:
    """Show the timer.

    Args:
        workshop: its id.
        key: unique on the page.
        controls: with the buttons of those who lead.
        presets: lengths offered in the menu.
    """
    data = {"workshop": workshop, "controls": controls, "sound": controls, "presets": presets}
    part.mount("frame/timer", data, key)
