"""重なり検討: ideas where a person's likes and the town's wishes meet."""

from __future__ import annotations

from components import sheets, state
from components.frame import activity_head
from components.frame.open_activity import first_activity, open_activity, say_none
from components.sheets.overlap import overlap
from kasane.programme import OverlapSheet

SCREEN = "overlap"


def render() -> None:
    """Draw the page."""
    here = state.enter("overlap")
    activity = open_activity(here, SCREEN) or first_activity(here, SCREEN)
    if activity is None:
        say_none(here, "重なり検討", "重なりを考える活動")
        return
    activity_head.show(here, activity.id)
    for sheet_id in activity.sheets:
        sheet = here.programme.sheet_of(OverlapSheet, sheet_id)
        if sheet:
            overlap(here, sheet, f"overlap:{sheet_id}")
        else:
            sheets.show(here, sheet_id)
