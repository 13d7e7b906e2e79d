"""ケース: handed in before the meeting, chosen by the secretariat, talked over in Step2."""

from __future__ import annotations

import streamlit as st

from components import sheets, state
from components.frame import activity_head
from components.frame.open_activity import first_activity, open_activity, say_none
from components.sheets.form import form
from kasane.programme import FormSheet

SCREEN = "case_sharing"


def render() -> None:
    """Draw the page."""
    here = state.enter("case_sharing")
    activity = open_activity(here, SCREEN) or first_activity(here, SCREEN)
    if activity is None:
        say_none(here, "ケースの共有", "ケースを共有する活動")
        return
    activity_head.show(here, activity.id)
    for sheet_id in activity.sheets:
        sheet = here.programme.sheet_of(FormSheet, sheet_id)
        if sheet:
            form(here, sheet, f"form:{sheet_id}", st.query_params.get("copy"))
        else:
            sheets.show(here, sheet_id)
