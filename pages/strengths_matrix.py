"""わがまちの強み・課題検討シート: the live board of Step2."""

from __future__ import annotations

from components import state
from components.frame import activities, activity_head
from components.frame.open_activity import first_activity, open_activity, say_none
from components.sheets.board import board

SCREEN = "strengths_matrix"


def render() -> None:
    """Draw the page."""
    here = state.enter("strengths_matrix")
    activity = open_activity(here, SCREEN) or first_activity(here, SCREEN)
    sheet = activities.board_of(here.programme, activity) if activity else None
    if activity is None or sheet is None:
        say_none(here, "わがまちの強み・課題検討シート", "わがまちの強み・課題検討シート")
        return
    activity_head.show(here, activity.id)
    board(here, sheet, "board:strengths_matrix")
