"""What stands beside the sheets of an activity; drawn again when what it tells of changes."""

from __future__ import annotations

import streamlit as st

from components import state
from components.charts import feasibility as feasibility_chart
from components.charts import interviews as interview_overview
from components.charts import radar as radar_chart
from components.charts import scatter as scatter_chart
from components.charts import timeline as timeline_chart
from components.charts import vote_points
from components.charts import whole as whole_list
from components.frame.watch import watch
from kasane.programme import FormSheet, TableSheet


@st.fragment
def timeline(screen: str, sheet_id: str) -> None:
    """The dates and steps of each plan."""
    here = state.enter(screen)
    watch(here.actor.workshop, ["entry"], f"{screen}:watch")
    sheet = here.programme.sheet_of(FormSheet, sheet_id)
    if sheet is not None:
        timeline_chart.show(here, sheet)


@st.fragment
def radar(screen: str, sheet_id: str) -> None:
    """The answers of a table as shapes, where its rows are axes."""
    here = state.enter(screen)
    watch(here.actor.workshop, ["entry"], f"{screen}:watch:radar")
    sheet = here.programme.sheet_of(TableSheet, sheet_id)
    if sheet is not None:
        radar_chart.show(here, sheet, f"{screen}:radar")


@st.fragment
def whole(screen: str, sheet_id: str) -> None:
    """What of a form is still empty."""
    here = state.enter(screen)
    watch(here.actor.workshop, ["entry"], f"{screen}:whole:watch")
    sheet = here.programme.sheet_of(FormSheet, sheet_id)
    if sheet is not None:
        whole_list.show(here, sheet)


@st.fragment
def talks(screen: str, sheet_id: str) -> None:
    """What was thought before talking about an idea, and what was found."""
    here = state.enter(screen)
    watch(here.actor.workshop, ["entry"], f"{screen}:watch")
    sheet = here.programme.sheet_of(TableSheet, sheet_id)
    if sheet is not None:
        feasibility_chart.show(here, sheet, f"{screen}:chart")


@st.fragment
def votes(screen: str, sheet_id: str) -> None:
    """What was opened of the votes; while people vote nothing is asked for."""
    here = state.enter(screen)
    opened = vote_points.opened(here, sheet_id)
    kinds = ["sheet", "ballot", "entry"] if opened.now else ["sheet"]
    watch(here.actor.workshop, kinds, "priorities:watch")
    if not opened.points:
        return
    st.subheader(f"重要度と実現可能性　{opened.ballot}回目の投票")
    scatter_chart.show(opened.points, opened.feasibility, opened.importance, "priorities:chart")


@st.fragment
def interviews(screen: str) -> None:
    """Who meets whom."""
    here = state.enter(screen)
    watch(here.actor.workshop, ["entry", "member"], f"{screen}:watch")
    interview_overview.show(here)
