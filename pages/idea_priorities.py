"""アイデアの優先順位: votes, their picture, and what is done next with the first ideas."""

from __future__ import annotations

import streamlit as st

from components import sheets, state
from components.charts import scatter as scatter_chart
from components.charts import vote_points
from components.frame import activity_head
from components.frame.open_activity import first_activity, open_activity, say_none
from components.frame.priorities import priorities
from components.frame.watch import watch
from components.sheets.table import table
from kasane.programme import Activity, Programme, TableSheet

SCREEN = "idea_priorities"
VOTE = "投票する・結果を見る"
LIST = "一覧で見る"


def render() -> None:
    """Draw the page."""
    here = state.enter("idea_priorities")
    activity = open_activity(here, SCREEN) or first_activity(here, SCREEN)
    voted = _voted(here.programme, activity) if activity else None
    if activity is None or voted is None:
        say_none(here, "アイデアの優先順位", "アイデアに投票するシート")
        return
    activity_head.show(here, activity.id)
    others = [sheet for sheet in activity.sheets if sheet != voted.id]
    names = [VOTE, LIST, *(here.programme.sheet(sheet).title for sheet in others)]
    chosen = st.radio(
        "順に進めます",
        range(len(names)),
        format_func=lambda at: f"{at + 1}　{names[at]}",
        horizontal=True,
        key="idea_priorities:part",
    )
    if chosen == 0:
        priorities(here, voted, "priorities")
        _picture(voted.id)
    elif chosen == 1:
        table(here, voted, "table:idea_priorities")
    else:
        sheets.show(here, others[chosen - len(names)])


def _voted(programme: Programme, activity: Activity) -> TableSheet | None:
    tables = programme.sheets_of(TableSheet, activity)
    return next((table for table in tables if table.voted), None)


@st.fragment
def _picture(sheet_id: str) -> None:
    """Drawn again when what was opened changes; while people vote nothing is asked for."""
    here = state.enter("idea_priorities")
    opened = vote_points.opened(here, sheet_id)
    kinds = ["sheet", "ballot", "entry"] if opened.now else ["sheet"]
    watch(here.actor.workshop, kinds, "priorities:watch")
    if not opened.points:
        return
    st.subheader(f"重要度と実現可能性　{opened.ballot}回目の投票")
    scatter_chart.show(opened.points, opened.feasibility, opened.importance, "priorities:chart")
