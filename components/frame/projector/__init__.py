"""The screen on the wall, which follows the facilitator by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from components import part
from components.frame.agenda import shape
from components.state import Here


class Welcome(TypedDict):
    """What is shown before the first activity; `date_text` such as 「令和8年12月8日（火）」."""

    name: str
    date_text: str
    venue: str
    room_url: str


def projector(here: Here, welcome: Welcome, planned: Mapping[str, int]) -> None:
    """Fill the window with the projector's screen.

    Args:
        here: where the viewer is.
        welcome: the facts for the first screen.
        planned: minutes of each activity, by its id.
    """
    data = {**welcome, "planned": dict(planned), "shape": shape(here.info)}
    part.mount_live(here, "frame/projector", data | {"view": "projector"}, "projector")
