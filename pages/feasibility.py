"""実現可能性の検討: whom to talk to about which idea, and what came of it."""

from __future__ import annotations

import streamlit as st

from components import sheets, state
from components.charts import feasibility as feasibility_chart
from components.frame import activity_head, one_sheet
from components.frame.offered_rows import offered_rows
from components.frame.open_activity import first_activity, open_activity, say_none
from components.frame.watch import watch
from kasane.programme import Activity, Programme, TableSheet

SCREEN = "feasibility"


def render() -> None:
    """Draw the page."""
    here = state.enter("feasibility")
    activity = open_activity(here, SCREEN) or first_activity(here, SCREEN)
    if activity is None:
        say_none(here, "アイデアの実現可能性", "実現可能性を確かめる活動")
        return
    activity_head.show(here, activity.id)
    shown = one_sheet.choose(here, activity, SCREEN)
    sheet = here.programme.sheet_of(TableSheet, shown)
    if sheet is None or sheet.talks is None:
        sheets.show(here, shown)
        return
    if _looks_back(here.programme, activity):
        _picture(shown)
        sheets.show(here, shown)
    else:
        offered_rows(here, sheet, "アイデアから行をつくる", f"offered:{shown}")
        sheets.show(here, shown)
        _picture(shown)


def _looks_back(programme: Programme, activity: Activity) -> bool:
    """Whether it is the last activity with this screen: there results come first."""
    same = [each.id for each in programme.activities if each.screen == SCREEN]
    return len(same) > 1 and activity.id == same[-1]


@st.fragment
def _picture(sheet_id: str) -> None:
    """Drawn again when somebody changes a row."""
    here = state.enter("feasibility")
    watch(here.actor.workshop, ["entry"], "feasibility:watch")
    sheet = here.programme.sheet_of(TableSheet, sheet_id)
    if sheet:
        feasibility_chart.show(here, sheet, "feasibility:chart")
