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
        here.actor.workshop,
        {
            "name": here.info.name,
            "date_text": japanese_date(meeting.date) if meeting and meeting.date else "",
            "venue": meeting.venue if meeting else "",
            "room_url": state.room_url(),
        },
        activities.steps(here),
        activities.projector_activities(here.programme),
        activities.purposes(here.programme),
        activities.sheets(here.programme),
        here.info.left_out,
        "projector",
    )
