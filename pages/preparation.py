"""事前準備: what the secretariat thinks through and writes down before the first meeting."""

from __future__ import annotations

import streamlit as st

from components import sheets, state
from components.frame import activities, activity_head, one_sheet
from components.frame.open_activity import first_activity, open_activity, say_none
from components.state import Here
from kasane.programme import Activity

SCREEN = "preparation"


def render() -> None:
    """Draw the page."""
    here = state.enter("preparation")
    activity = open_activity(here, SCREEN) or first_activity(here, SCREEN)
    if activity is None:
        say_none(here, "事前準備", "事前準備の活動")
        return
    activity_head.show(here, activity.id)
    for note in activity.notes:
        st.text(f"・{note}")
    if activity.sheets:
        sheets.show(here, one_sheet.choose(here, activity, SCREEN, "書くシート"))
    _onward(here, activity)


def _onward(here: Here, activity: Activity) -> None:
    step = here.programme.step_of(activity.id)
    after = step.activities[step.activities.index(activity) + 1 :]
    if after:
        page, query = activities.page_of(after[0])
        state.page_link(page, f"つぎ：{after[0].title}", **query)
    else:
        state.page_link("workshop", "進め方にもどる")
