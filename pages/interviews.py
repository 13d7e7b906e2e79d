"""インタビュー: whom to meet, the sheets written in the field, and who has met whom."""

from __future__ import annotations

import streamlit as st

from components import sheets, state
from components.charts import interviews as interview_overview
from components.frame import activity_head
from components.frame.open_activity import first_activity, open_activity, say_none
from components.frame.watch import watch
from components.sheets.form import form
from components.state import Here
from kasane.programme import Activity, FormSheet

SCREEN = "interviews"
OVERVIEW = "だれが・だれに会うか"


def render() -> None:
    """Draw the page."""
    here = state.enter("interviews")
    activity = open_activity(here, SCREEN) or first_activity(here, SCREEN)
    if activity is None:
        say_none(here, "インタビュー", "インタビューの活動")
        return
    activity_head.show(here, activity.id)
    chosen = _chosen(here, activity)
    if chosen == OVERVIEW:
        _overview()
        return
    sheet = here.programme.sheet_of(FormSheet, chosen)
    if sheet:
        form(here, sheet, f"form:{chosen}", st.query_params.get("copy"))
    else:
        sheets.show(here, chosen)


def _chosen(here: Here, activity: Activity) -> str:
    """One thing at a time, so that each has the whole window; the activity's first sheet first."""
    titles = {sheet: here.programme.sheet(sheet).title for sheet in activity.sheets}
    chosen: str = st.radio(
        "見るもの",
        [*titles, OVERVIEW],
        format_func=lambda name: titles.get(name, name),
        horizontal=True,
        label_visibility="collapsed",
        key=f"interviews:part:{activity.id}",
    )
    return chosen


@st.fragment
def _overview() -> None:
    """Drawn again when a candidate or a sheet changes."""
    here = state.enter("interviews")
    watch(here.actor.workshop, ["entry", "member"], "interviews:watch")
    interview_overview.show(here)
