"""The agenda as navigation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from components import part
from components.state import Here
from kasane.workshop.model import WorkshopInfo


def shape(info: WorkshopInfo) -> dict[str, Any]:
    """What a page is drawn with that can change while it is open (drawn_anew.js)."""
    return info.model_dump(mode="json", include={"left_out", "groups", "definition"})


def agenda(
    here: Here,
    open_activity: str | None,
    planned: Mapping[str, int],
    closed: Sequence[str],
    on_open: Callable[[str], None],
) -> None:
    """Show the agenda; what the room does moves in it by itself.

    Where another step is left out, or the room split in another way, the page that it stands on is
    drawn anew.

    Args:
        here: where the viewer is.
        open_activity: id of the activity whose page is open.
        planned: minutes of each activity, by its id; order and times are the live records'.
        closed: the activities that the viewer may not open; they are not offered.
        on_open: called with the id of the activity to open.
    """
    data = {
        "name": here.info.name,
        "open": open_activity,
        "planned": dict(planned),
        "shape": shape(here.info),
        "closed": list(closed),
    }

    def follow(activity: str) -> None:
        if activity:
            on_open(activity)

    part.mount_live(here, "frame/agenda", data, "agenda", follow)
