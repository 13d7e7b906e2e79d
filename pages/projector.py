"""The screen on the wall."""

from __future__ import annotations

from components import part, state
from components.frame import activities
from components.frame.agenda import shape
from kasane.plain.dates import japanese_date


def render() -> None:
    """Draw the page."""
    here = state.enter("projector")
    meeting = here.meeting
    data = {
        "name": here.info.name,
        "date_text": japanese_date(meeting.date) if meeting and meeting.date else "",
        "venue": meeting.venue if meeting else "",
        "room_url": state.room_url(),
        "planned": activities.planned(here),
        "shape": shape(here.info),
        "view": "projector",
    }
    part.mount_live(here, "frame/projector", data, "projector")
