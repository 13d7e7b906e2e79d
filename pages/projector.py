"""The screen on the wall."""

from __future__ import annotations

from components import activities, state
from components.projector import projector
from kasane.programme import BoardSheet
from kasane.record.dates import japanese_date


def render() -> None:
    """Draw the page."""
    here = state.enter("projector")
    meeting = here.meeting
    projector(
        here.actor.workshop,
        {
            "name": here.info.name,
            "date_text": japanese_date(meeting.date) if meeting else "",
            "venue": meeting.venue if meeting else "",
            "room_url": state.room_url(),
        },
        activities.projector_steps(here.programme),
        {
            sheet.id: activities.board_data(sheet)
            for sheet in here.programme.sheets
            if isinstance(sheet, BoardSheet)
        },
        "projector",
    )
