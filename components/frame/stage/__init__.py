"""The head of an activity's page: where we are, the time, what and why, how to go on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from components import part
from components.state import Here


def stage(
    here: Here,
    activity: str,
    sheet: str | None,
    planned: Mapping[str, int],
    on_open: Callable[[str], None],
    *,
    has_example: bool,
) -> None:
    """Show the head of an activity's page, for those who lead and for everybody else.

    Args:
        here: where the viewer is.
        activity: id of the one whose page is open.
        sheet: id of the sheet on the page; its state can be set.
        planned: minutes of each activity, by its id.
        on_open: called with the id of the activity to open, 「@example」 for the example, or
            「@unread」 for the notes that somebody has to read.
        has_example: whether there is a worked example of a sheet of the activity.
    """
    data = {
        "activity": activity,
        "sheet": sheet,
        "planned": dict(planned),
        "has_example": has_example,
    }
    part.mount_live(here, "frame/stage", data, f"stage:{activity}", on_open)
