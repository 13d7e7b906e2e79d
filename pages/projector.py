"""The screen on the wall."""

from __future__ import annotations

from components import state
from components.frame import activities
from components.frame.projector import projector
from kasane.plain.dates import japanese_date


def render() -> None:
    """Draw the page."""
    here = state.enter("projector")
    meeting = here.meeting
    projector(
        here,
        {
            "name": here.info.name,
            "date_text": japanese_date(meeting.date) if meeting and meeting.date else "",
            "venue": meeting.venue if meeting else "",
            "room_url": state.room_url(),
        },
        activities.planned(here),
    )
