"""Step3: what became of the actions, which ideas are left, and a plan for each of them."""

from __future__ import annotations

import streamlit as st

from components import sheets, state
from components.charts import timeline as timeline_chart
from components.frame import activity_head, one_sheet
from components.frame.open_activity import first_activity, open_activity, say_none
from components.frame.watch import watch
from components.sheets.form import form
from kasane.programme import FormSheet

SCREEN = "action_plan"


def render() -> None:
    """Draw the page."""
    here = state.enter("action_plan")
    activity = open_activity(here, SCREEN) or first_activity(here, SCREEN)
    if activity is None:
        say_none(here, "実行プラン", "企画をつくる活動")
        return
    activity_head.show(here, activity.id)
    shown = one_sheet.choose(here, activity, SCREEN)
    sheet = here.programme.sheet_of(FormSheet, shown)
    if sheet:
        form(here, sheet, f"form:{shown}", st.query_params.get("copy"))
        _timeline(shown)
    else:
        sheets.show(here, shown)


@st.fragment
def _timeline(sheet_id: str) -> None:
    """Drawn again when somebody changes a date or a step."""
    here = state.enter("action_plan")
    watch(here.actor.workshop, ["entry"], "action_plan:watch")
    sheet = here.programme.sheet_of(FormSheet, sheet_id)
    if sheet:
        timeline_chart.show(here, sheet)
