"""The head of an activity's page, with the sidebar beside it."""

from __future__ import annotations

from components import part, sidebar
from components.forms.privacy_check import UNREAD, ask_before_showing
from components.frame import activities, example
from components.state import Here


def show(here: Here, activity_id: str) -> None:
    """Draw the sidebar and the stage for an activity."""
    activity = here.programme.activity(activity_id)
    sheet = activities.held_sheet_of(here.programme, activity)
    planned = sidebar.show(here, activity_id)

    def follow(wanted: str) -> None:
        if wanted == example.ASKED:
            example.show(activity_id, activity.screen)
        elif wanted == UNREAD:
            ask_before_showing(activity.screen)
        else:
            sidebar.open_page(here, wanted)

    data = {
        "activity": activity_id,
        "sheet": sheet.id if sheet else None,
        "planned": planned,
        "has_example": bool(example.examples(here, activity)),
    }
    part.mount_live(here, "frame/stage", data, f"stage:{activity_id}", follow)
